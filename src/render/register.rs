//! Registers and counts: tables for people, JSON Lines and TSV for scripts.
//!
//! # `--format jsonl`
//!
//! An object a row. Fields are added, never renamed; what nobody tells is
//! `null`, or an empty list. All registers have `schema` (number of this form,
//! now 1) and `register`, and these:
//!
//! | register | key | value |
//! | --- | --- | --- |
//! | `ledger`, `declarations` | `date` | `2024-02-14`, `2024-02`, `2024` or `2024-01-01..2024-01-05` |
//! | | `certainty` | how the date is known: `stated` in the sentence of the mention, `inferred` (worked out, or from another sentence of the passage), `article` (the date of the article) |
//! | | `status` | strongest status of the event: `imposed`, `cleared`, `recommended`, `pending`, `threatened`, `rule`, `none`; of a declaration `made`, `planned`, `called_for`, `none` |
//! | | `region`, `region_certainty` | where, and how that is known, as for the date |
//! | | `speaker` | list: who says so |
//! | | `law` | list: laws of the sentence, or else of the passage |
//! | | `sources` | list of articles that tell it: `id`, `title`, `outlet`, `date`, `url`, `status` (what this article says of it) |
//! | | `passages` | list of proofs: `id` of the passage, `text` (the words), `start`, `end` (bytes of the passage), `file` |
//! | `ledger` | `family`, `what`, `severity` | sort of sanction, the sanction, 0 to 5 |
//! | | `subject`, `office` | on whom |
//! | | `imposer`, `recommender` | by whom |
//! | `declarations` | `kind` | `neutrality`, `peace`, `endorsement`, `candidacy` ... |
//! | | `declarer`, `before`, `where` | who, before whom, where |
//! | `officials` | `name` | the fullest form of the name |
//! | | `offices`, `institutions`, `regions`, `roles` | lists: all that were seen |
//! | | `first`, `last` | dates of the first and the last dated article, as far as known |
//! | | `articles`, `quotes` | how many articles name, how many passages quote the person |
//! | | `quoted` | list of proofs: passages in which the person speaks |
//! | | `sources`, `passages` | as above, `status` null |
//! | `laws` | `law`, `short`, `pasal`, `ayat`, `huruf` | citation, short name of the law, its parts |
//! | | `articles`, `first`, `last` | how many articles cite it, dates of the first and the last dated one |
//! | | `region` | list: regions of the passages |
//! | | `sources`, `passages` | as above |
//!
//! A facet and a timeline give an object a count: `schema`, `register` (whose
//! rows are counted), each field that was asked for (or `month`) as a string,
//! and `count`. What nobody tells is `unknown` there.
//!
//! # `--format tsv`
//!
//! A header line with the same names, then a line a row. `-` is unknown; lists
//! are separated by `; `; `sources` gives identifiers of articles, `passages`
//! and `quoted` those of passages.
//!
//! # Order
//!
//! The latest first, then the strongest status, then by the identifier of the
//! first proof; officials by the day they were last seen, the number of articles
//! and the name; laws by the number of articles and the citation; counts by
//! number and value, months in time. A range counts by its last day, what has no
//! date comes last.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use unicode_width::UnicodeWidthStr;

use super::Look;
use super::human::{Styles, write_faint};
use super::table::{self, Column, bar, write_table};
use super::text::clean;
use crate::register::tally::Count;
use crate::register::{Proof, Register, Row, Source, Value};

/// Number of the form that the objects have.
pub const SCHEMA: u32 = 1;

/// Names of the formats of registers and counts, the default first.
pub static FORMATS: &[&str] = &["human", "jsonl", "tsv"];

/// What stands in a table for what nobody tells.
const UNKNOWN: &str = "-";

/// Rows of a register as they are shown.
#[derive(Debug)]
pub struct Page<'a> {
    /// The register.
    pub register: &'a Register,
    /// The rows of the page.
    pub rows: &'a [Row],
    /// How many rows there are on all pages.
    pub total: usize,
}

/// Writes rows of a register in a format of [`FORMATS`].
///
/// # Errors
///
/// What the writer said.
pub fn write_register(out: &mut dyn Write, page: &Page<'_>, format: &str, look: Look) -> io::Result<()> {
    match format {
        "jsonl" => page.rows.iter().try_for_each(|row| write_object(out, page.register, row)),
        "tsv" => write_tsv(out, page),
        _ => write_human(out, page, look),
    }
}

fn write_object(out: &mut dyn Write, register: &Register, row: &Row) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::new(&mut *out);
    let mut write = || -> Result<(), serde_json::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry("register", register.name)?;
        for (column, value) in register.columns.iter().zip(&row.values) {
            map.serialize_entry(column.name, &Cell(value))?;
        }
        map.end()
    };
    write().map_err(io::Error::from)?;
    writeln!(out)
}

/// A value as JSON.
struct Cell<'a>(&'a Value);

#[derive(Serialize)]
struct ProofCell<'a> {
    id: &'a str,
    text: &'a str,
    start: usize,
    end: usize,
    file: &'a str,
}

#[derive(Serialize)]
struct SourceCell<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    date: Option<&'a str>,
    url: Option<&'a str>,
    status: Option<&'a str>,
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Unknown => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Number(number) => serializer.serialize_u64(*number),
            Value::Texts(texts) => serializer.collect_seq(texts),
            Value::Proofs(proofs) => serializer.collect_seq(proofs.iter().map(|proof: &Proof| ProofCell {
                id: &proof.id,
                text: &proof.text,
                start: proof.start,
                end: proof.end,
                file: &proof.file,
            })),
            Value::Sources(sources) => {
                serializer.collect_seq(sources.iter().map(|source: &Source| SourceCell {
                    id: &source.id,
                    title: source.title.as_deref(),
                    outlet: source.outlet.as_deref(),
                    date: source.date.as_deref(),
                    url: source.url.as_deref(),
                    status: source.status.as_deref(),
                }))
            }
        }
    }
}

/// Identifiers, each once, in order.
fn each_once<'i>(ids: impl Iterator<Item = &'i String>) -> Vec<&'i str> {
    let mut once: Vec<&str> = Vec::new();
    for id in ids {
        if !once.contains(&id.as_str()) {
            once.push(id);
        }
    }
    once
}

fn cell(value: &Value) -> String {
    let cell = match value {
        Value::Unknown => String::new(),
        Value::Text(text) => clean(text),
        Value::Number(number) => number.to_string(),
        Value::Texts(texts) => clean(&texts.join("; ")),
        Value::Proofs(proofs) => clean(&each_once(proofs.iter().map(|proof| &proof.id)).join("; ")),
        Value::Sources(sources) => clean(&each_once(sources.iter().map(|source| &source.id)).join("; ")),
    };
    if cell.is_empty() { UNKNOWN.to_owned() } else { cell }
}

fn write_tsv(out: &mut dyn Write, page: &Page<'_>) -> io::Result<()> {
    let names: Vec<&str> = page.register.columns.iter().map(|column| column.name).collect();
    writeln!(out, "{}", names.join("\t"))?;
    for row in page.rows {
        writeln!(out, "{}", row.values.iter().map(cell).collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}

/// Stands before a date or a region that the sentence does not state.
const NOT_STATED: &str = "~";

/// A cell for people: the first passage and how many more, a mark on what is not stated.
fn human_cell(register: &Register, row: &Row, at: usize) -> String {
    let column = register.columns[at].name;
    let sure = register
        .columns
        .iter()
        .position(|other| {
            (column == "date" && other.name == "certainty")
                || (column == "region" && other.name == "region_certainty")
        })
        .is_none_or(|place| !matches!(&row.values[place], Value::Text(ground) if ground != "stated"));
    match &row.values[at] {
        Value::Proofs(proofs) => {
            let ids = each_once(proofs.iter().map(|proof| &proof.id));
            let first = ids.first().map_or_else(|| UNKNOWN.to_owned(), |id| clean(id));
            if ids.len() > 1 { format!("{first} +{}", ids.len() - 1) } else { first }
        }
        value if sure => cell(value),
        value => format!("{NOT_STATED}{}", cell(value)),
    }
}

fn write_human(out: &mut dyn Write, page: &Page<'_>, look: Look) -> io::Result<()> {
    if page.rows.is_empty() {
        return Ok(());
    }
    let styles = Styles::of(look);
    let columns = page.register.columns;
    let cells: Vec<Vec<String>> = page
        .rows
        .iter()
        .map(|row| (0..columns.len()).map(|at| human_cell(page.register, row, at)).collect())
        .collect();
    // A column in which nobody tells anything only takes room.
    let shown: Vec<usize> = (0..columns.len())
        .filter(|&at| {
            columns[at].least > 0
                && (columns[at].spared == 0 || cells.iter().any(|cells| cells[at] != UNKNOWN))
        })
        .collect();
    let heads: Vec<Column<'_>> = shown
        .iter()
        .map(|&at| Column {
            head: columns[at].name,
            least: columns[at].least,
            spared: columns[at].spared,
            right: page.rows.iter().any(|row| matches!(row.values[at], Value::Number(_))),
            style: match columns[at].name {
                "status" => styles.label,
                "passages" => styles.faint,
                _ => anstyle::Style::new(),
            },
        })
        .collect();
    let rows: Vec<Vec<String>> =
        cells.into_iter().map(|cells| shown.iter().map(|&at| cells[at].clone()).collect()).collect();
    write_table(out, &heads, &rows, styles.heading, look.width)?;
    let mut note = format!("{} of {} {}", page.rows.len(), page.total, page.register.rows);
    if rows.iter().flatten().any(|cell| cell.starts_with(NOT_STATED)) {
        note.push_str(" · ~ from elsewhere in the passage or article");
    }
    writeln!(out)?;
    write_faint(out, &styles, "", &table::cut(&note, look.width))
}

/// Counts as they are shown.
#[derive(Debug)]
pub struct Tally<'a> {
    /// The register whose rows are counted.
    pub register: &'a Register,
    /// Names of the fields.
    pub fields: &'a [String],
    /// The counts.
    pub counts: &'a [Count],
    /// How many rows were counted.
    pub total: usize,
}

/// Writes counts in a format of [`FORMATS`].
///
/// # Errors
///
/// What the writer said.
pub fn write_tally(out: &mut dyn Write, tally: &Tally<'_>, format: &str, look: Look) -> io::Result<()> {
    match format {
        "jsonl" => tally.counts.iter().try_for_each(|count| write_count(out, tally, count)),
        "tsv" => {
            writeln!(out, "{}\tcount", tally.fields.join("\t"))?;
            tally.counts.iter().try_for_each(|count| {
                let values: Vec<String> = count.values.iter().map(|value| clean(value)).collect();
                writeln!(out, "{}\t{}", values.join("\t"), count.rows)
            })
        }
        _ if tally.counts.is_empty() => Ok(()),
        _ => write_chart(out, tally, look),
    }
}

fn write_count(out: &mut dyn Write, tally: &Tally<'_>, count: &Count) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::new(&mut *out);
    let mut write = || -> Result<(), serde_json::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", &SCHEMA)?;
        map.serialize_entry("register", tally.register.name)?;
        for (field, value) in tally.fields.iter().zip(&count.values) {
            map.serialize_entry(field, value)?;
        }
        map.serialize_entry("count", &count.rows)?;
        map.end()
    };
    write().map_err(io::Error::from)?;
    writeln!(out)
}

/// A table of two fields if it fits, or else a bar a count.
fn write_chart(out: &mut dyn Write, tally: &Tally<'_>, look: Look) -> io::Result<()> {
    let styles = Styles::of(look);
    if !write_crossed(out, tally, look, &styles, [0, 1])?
        && !write_crossed(out, tally, look, &styles, [1, 0])?
    {
        write_bars(out, tally, look, &styles)?;
    }
    writeln!(out)?;
    let most: u64 = tally.counts.iter().map(|count| count.rows).sum();
    let mut note = format!("{} {}", tally.total, tally.register.rows);
    if most > tally.total as u64 {
        note.push_str(" · a row with several values counts under each");
    }
    write_faint(out, &styles, "", &table::cut(&note, look.width))
}

/// The least room for the name of a value, and for a bar.
const LEAST_NAME: usize = 14;
const LEAST_BAR: usize = 10;

fn write_bars(out: &mut dyn Write, tally: &Tally<'_>, look: Look, styles: &Styles) -> io::Result<()> {
    let most = tally.counts.iter().map(|count| count.rows).max().unwrap_or(0);
    let number = most.to_string().len().max("count".len());
    let name = tally.counts.iter().map(|count| clean(&count.values.join(" · ")).width()).max().unwrap_or(0);
    let taken = number + 2 * " ".len();
    let name = name.clamp(LEAST_NAME.min(name), look.width.saturating_sub(taken + LEAST_BAR).max(LEAST_NAME));
    let room = look.width.saturating_sub(name + taken);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for stretch in tally.counts.chunk_by(|one, other| one.rows == 0 && other.rows == 0) {
        // A long stretch of months without any is told in one line.
        if stretch.len() > 2 && stretch[0].rows == 0 {
            rows.push(vec!["…".to_owned(), "0".to_owned(), String::new()]);
            continue;
        }
        rows.extend(stretch.iter().map(|count| {
            vec![clean(&count.values.join(" · ")), count.rows.to_string(), bar(count.rows, most, room)]
        }));
    }
    let head = tally.fields.join(" · ");
    let column = |head, least, right, style| Column { head, least, spared: 0, right, style };
    let plain = anstyle::Style::new();
    let columns = [
        column(head.as_str(), name, false, plain),
        column("count", number, true, plain),
        column("", room, false, styles.label),
    ];
    write_table(out, &columns, &rows, styles.heading, look.width)
}

/// Values of one field down, of another across; false if there are not two
/// fields, or no room.
fn write_crossed(
    out: &mut dyn Write,
    tally: &Tally<'_>,
    look: Look,
    styles: &Styles,
    [first, second]: [usize; 2],
) -> io::Result<bool> {
    if tally.fields.len() != 2 {
        return Ok(false);
    }
    let by_sum = |at: usize| {
        let mut sums: Vec<(String, u64)> = Vec::new();
        for count in tally.counts {
            match sums.iter_mut().find(|(value, _)| *value == count.values[at]) {
                Some((_, sum)) => *sum += count.rows,
                None => sums.push((count.values[at].clone(), count.rows)),
            }
        }
        sums.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sums
    };
    let (down, across) = (by_sum(first), by_sum(second));
    let heads: Vec<String> = across.iter().map(|(value, _)| clean(value)).collect();
    let natural = down.iter().map(|(value, _)| value.width()).max().unwrap_or(0);
    let numbers = heads.iter().map(|head| 1 + head.width().max(3)).sum::<usize>() + " total".len();
    let name = natural.max(tally.fields[first].width()).min(look.width.saturating_sub(numbers));
    let needed = numbers + name.max(natural.min(LEAST_NAME));
    if needed > look.width {
        return Ok(false);
    }
    let count = |down: &str, across: &str| {
        let is_asked = |count: &&Count| count.values[first] == down && count.values[second] == across;
        let found = tally.counts.iter().find(is_asked);
        found.map_or_else(|| UNKNOWN.to_owned(), |count| count.rows.to_string())
    };
    let rows: Vec<Vec<String>> = down
        .iter()
        .map(|(value, sum)| {
            let mut cells = vec![clean(value)];
            cells.extend(across.iter().map(|(other, _)| count(value, other)));
            cells.push(sum.to_string());
            cells
        })
        .collect();
    let plain = anstyle::Style::new();
    let number = |head| Column { head, least: 3, spared: 0, right: true, style: plain };
    let mut columns =
        vec![Column { head: &tally.fields[first], least: name, spared: 0, right: false, style: plain }];
    columns.extend(heads.iter().map(|head| number(head.as_str())));
    columns.push(number("total"));
    write_table(out, &columns, &rows, styles.heading, look.width)?;
    Ok(true)
}
