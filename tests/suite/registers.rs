//! Filters and registers as a user and a script meet them.

use std::collections::BTreeMap;

use serde::Deserialize;
use unicode_width::UnicodeWidthStr;

use crate::json::{self, Hit, Shown};
use crate::support::{Ran, awas, run, seeds};

const LISTS: [&str; 4] = ["ledger", "declarations", "officials", "laws"];

fn ask(verb: &str, args: &[&str]) -> Ran {
    run(awas().args([verb, "--index"]).arg(&seeds().index).args(args))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    id: String,
    text: String,
    start: usize,
    end: usize,
    file: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    title: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    url: Option<String>,
    status: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sanction {
    schema: u32,
    register: String,
    date: Option<String>,
    certainty: Option<String>,
    status: Option<String>,
    family: String,
    what: Option<String>,
    severity: Option<u8>,
    subject: Option<String>,
    office: Option<String>,
    region: Option<String>,
    region_certainty: Option<String>,
    imposer: Option<String>,
    recommender: Option<String>,
    speaker: Vec<String>,
    law: Vec<String>,
    sources: Vec<Source>,
    passages: Vec<Proof>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declaration {
    schema: u32,
    register: String,
    date: Option<String>,
    certainty: Option<String>,
    status: Option<String>,
    kind: String,
    declarer: Option<String>,
    before: Option<String>,
    region: Option<String>,
    region_certainty: Option<String>,
    #[serde(rename = "where")]
    place: Option<String>,
    speaker: Vec<String>,
    law: Vec<String>,
    sources: Vec<Source>,
    passages: Vec<Proof>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Official {
    schema: u32,
    register: String,
    name: String,
    offices: Vec<String>,
    institutions: Vec<String>,
    regions: Vec<String>,
    roles: Vec<String>,
    first: Option<String>,
    last: Option<String>,
    articles: usize,
    quotes: usize,
    quoted: Vec<Proof>,
    sources: Vec<Source>,
    passages: Vec<Proof>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Law {
    schema: u32,
    register: String,
    law: String,
    short: Option<String>,
    pasal: Option<String>,
    ayat: Option<String>,
    huruf: Option<String>,
    articles: usize,
    first: Option<String>,
    last: Option<String>,
    region: Vec<String>,
    sources: Vec<Source>,
    passages: Vec<Proof>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    schema: u32,
    register: String,
    count: usize,
    status: Option<String>,
    region: Option<String>,
    month: Option<String>,
}

fn ledger(args: &[&str]) -> Vec<Sanction> {
    json::read(&ask("ledger", &[&["--format", "jsonl"], args].concat()).out)
}

fn year(date: &Option<String>) -> &str {
    date.as_deref().map_or("", |date| &date[..4])
}

/// What holds for the proofs and sources of any row.
#[track_caller]
fn check(register: (u32, &str, &str), sources: &[Source], proofs: &[Proof]) {
    let (schema, name, expected) = register;
    assert_eq!((schema, name), (1, expected));
    assert!(!sources.is_empty() && !proofs.is_empty(), "a row without proof");
    for source in sources {
        assert!(!source.id.is_empty());
        for told in [&source.title, &source.outlet, &source.date, &source.url, &source.status] {
            assert_ne!(told.as_deref(), Some(""), "{source:?}");
        }
    }
    for proof in proofs {
        assert!(sources.iter().any(|source| proof.id.starts_with(&source.id)), "{proof:?} of {sources:?}");
        assert!(proof.start < proof.end && !proof.text.is_empty() && !proof.file.is_empty(), "{proof:?}");
    }
}

#[test]
fn every_row_is_as_documented_and_proved() {
    let rows = ledger(&[]);
    assert!(rows.len() > 20, "only {} rows", rows.len());
    for row in &rows {
        check((row.schema, &row.register, "ledger"), &row.sources, &row.passages);
        assert_eq!(row.date.is_some(), row.certainty.is_some(), "{row:?}");
        assert_eq!(row.region.is_some(), row.region_certainty.is_some(), "{row:?}");
        for ground in [&row.certainty, &row.region_certainty].into_iter().flatten() {
            assert!(["stated", "inferred", "article"].contains(&ground.as_str()), "{row:?}");
        }
        assert!(!row.family.is_empty() && row.severity.is_none_or(|severity| severity <= 5), "{row:?}");
        let told = [&row.what, &row.subject, &row.office, &row.imposer, &row.recommender];
        assert!(told.into_iter().flatten().chain(&row.speaker).chain(&row.law).all(|told| !told.is_empty()));
        // No row says more than one of its articles does.
        assert!(row.sources.iter().any(|source| source.status == row.status), "{row:?}");
    }
    let proof = &rows[0].passages[0];
    let shown: Vec<Shown> = json::read(&ask("show", &["--format", "jsonl", &proof.id]).exits(0).out);
    let passage = shown.iter().find(|passage| passage.asked).expect("the passage");
    assert_eq!(&passage.text[proof.start..proof.end], proof.text);

    let declarations: Vec<Declaration> =
        json::read(&ask("declarations", &["--format", "jsonl"]).exits(0).out);
    for row in &declarations {
        check((row.schema, &row.register, "declarations"), &row.sources, &row.passages);
        let told = [&row.date, &row.certainty, &row.status, &row.declarer, &row.before, &row.place];
        let told = told.into_iter().chain([&row.region, &row.region_certainty]).flatten();
        assert!(told.chain(&row.speaker).chain(&row.law).chain([&row.kind]).all(|told| !told.is_empty()));
    }
    let officials: Vec<Official> = json::read(&ask("officials", &["--format", "jsonl"]).exits(0).out);
    for row in &officials {
        check((row.schema, &row.register, "officials"), &row.sources, &row.passages);
        assert!(!row.name.is_empty() && year(&row.first) <= year(&row.last), "{row:?}");
        assert_eq!((row.articles, row.quotes), (row.sources.len(), row.quoted.len()), "{row:?}");
        for list in [&row.offices, &row.institutions, &row.regions, &row.roles] {
            assert!(list.iter().all(|told| !told.is_empty()), "{row:?}");
        }
    }
    let laws: Vec<Law> = json::read(&ask("laws", &["--format", "jsonl"]).out);
    for row in &laws {
        check((row.schema, &row.register, "laws"), &row.sources, &row.passages);
        assert!(!row.law.is_empty() && row.articles == row.sources.len(), "{row:?}");
        let told = [&row.short, &row.pasal, &row.ayat, &row.huruf].into_iter().flatten();
        assert!(year(&row.first) <= year(&row.last), "{row:?}");
        assert!(told.chain(&row.region).all(|told| !told.is_empty()), "{row:?}");
    }
}

#[test]
fn the_documentation_names_every_key_of_a_register() {
    let path = std::path::Path::new(crate::support::ROOT).join("src/render/register.rs");
    let source = std::fs::read_to_string(path).expect("source");
    let documented: String = source.lines().take_while(|line| line.starts_with("//!")).collect();
    for register in awas::register::REGISTERS {
        for column in register.columns {
            assert!(
                documented.contains(&format!("`{}`", column.name)),
                "`{}` is not documented",
                column.name
            );
        }
    }
}

#[test]
fn every_format_tells_of_the_same_rows() {
    for verb in LISTS {
        let objects = ask(verb, &["--format", "jsonl"]).out.lines().count();
        let table = ask(verb, &["--format", "tsv"]);
        let lines = table.lines();
        let columns = lines[0].split('\t').count();
        assert_eq!(lines.len(), objects + 1, "{verb}");
        for line in &lines {
            assert_eq!(line.split('\t').count(), columns, "{verb}: {line}");
            assert!(line.split('\t').all(|cell| !cell.is_empty()), "{verb}: {line}");
        }
        let human = ask(verb, &["-n", "100000"]);
        assert!(human.out.lines().all(|line| line.width() <= 80 && line == line.trim_end()), "{}", human.out);
        if objects > 0 {
            assert_eq!(
                human.out.lines().count(),
                objects + 3,
                "a head, a blank line and a note: {}",
                human.out
            );
            assert!(human.out.contains(&format!("{objects} of {objects} ")), "{}", human.out);
            let ids = lines[1].split('\t').next_back().expect("passages").split("; ").next().expect("one");
            assert!(human.lines()[1].contains(ids), "{ids} is not in {}", human.lines()[1]);
        }
    }
}

#[test]
fn pages_of_a_register_join_up_in_order() {
    let whole = ask("ledger", &["--format", "jsonl"]).exits(0).out;
    let mut pages = String::new();
    for offset in (0..whole.lines().count()).step_by(7) {
        pages +=
            &ask("ledger", &["--format", "jsonl", "-n", "7", "--offset", &offset.to_string()]).exits(0).out;
    }
    assert_eq!(pages, whole);
    let dates: Vec<Option<String>> = ledger(&[]).into_iter().map(|row| row.date).collect();
    let known: Vec<&String> = dates.iter().flatten().collect();
    assert!(dates.iter().skip(known.len()).all(Option::is_none), "what has no date comes last");
    assert_eq!(ask("ledger", &["--offset", "100000"]).exits(1).out, "");
    assert!(ask("ledger", &[]).out.lines().count() <= 20 + 3, "people get twenty rows");
}

#[test]
fn the_exit_code_of_a_register_tells_nothing_and_error_apart() {
    for verb in LISTS {
        assert_eq!(ask(verb, &["curanmor"]).exits(1).err, "", "{verb}");
        ask(verb, &["camat", "AND"]).fails_with(&["nothing behind `AND`"]);
        ask(verb, &["--format", "xml"]).fails_with(&["possible values: human, jsonl, tsv"]);
    }
    for format in ["human", "jsonl"] {
        assert_eq!(ask("facet", &["--format", format, "status", "curanmor"]).exits(1).out, "");
        assert_eq!(ask("timeline", &["--format", format, "curanmor"]).exits(1).out, "");
    }
    for verb in ["search", "ledger"] {
        ask(verb, &["--status", "hujan", "camat"]).fails_with(&[
            "invalid value 'hujan' for '--status",
            "imposed (dijatuhkan)",
            "none (nihil)",
        ]);
        ask(verb, &["--since", "kemarin", "camat"]).fails_with(&["kemarin", "a month as 2023-02"]);
        ask(verb, &["camat status:hujan"]).fails_with(&["`status:` is followed by `hujan`, expected one of"]);
        ask(verb, &["--region", "", "camat"]).fails_with(&["expected the name of a region"]);
        ask(verb, &["--kind", "netralitas,hujan"]).fails_with(&["hujan", "neutrality (netralitas)"]);
    }
    ask("search", &[]).fails_with(&["nothing is asked for", "Usage"]);
    ask("facet", &["hujan"]).fails_with(&["`hujan` cannot be counted", "ledger has date, "]);
    ask("facet", &["kind", "x", "severity"]).fails_with(&["`kind x severity`"]);
    ask("facet", &["status", "--of", "laws"]).fails_with(&["`status` cannot be counted", "laws has law, "]);
    ask("facet", &["--of", "hujan", "status"]).fails_with(&["ledger (sanksi)"]);
    ask("facet", &[]).exits(2);
}

#[test]
fn a_filter_is_an_option_and_a_field() {
    let ids = |args: &[&str]| seeds().ids(&[&["-n", "1000"], args].concat());
    let imposed = ids(&["--status", "imposed"]);
    assert!(!imposed.is_empty());
    for same in [
        &["status:imposed"][..],
        &["keadaan:dijatuhkan"],
        &["--keadaan", "Dijatuhkan"],
        &["--status=imposed", ""],
    ] {
        assert_eq!(ids(same), imposed, "{same:?}");
    }
    let either = ids(&["--status", "imposed,rule"]);
    assert!(either.len() > imposed.len());
    assert_eq!(ids(&["--status", "imposed", "--status", "rule"]), either);
    let mut both = [ids(&["--status", "rule"]), imposed.clone()].concat();
    both.sort();
    both.dedup();
    let mut sorted = either;
    sorted.sort();
    assert_eq!(sorted, both);
    let hits: Vec<Hit> = json::read(
        &seeds()
            .search(&["--format", "jsonl", "-n", "1000", "--status", "imposed", "--family", "heavy"])
            .exits(0)
            .out,
    );
    for hit in hits {
        let proof = hit.annotations.iter().any(|found| {
            found.kind == "sanction"
                && found.label == "heavy"
                && found.parts.get("status").is_some_and(|status| status.values() == ["imposed"])
        });
        assert!(proof, "no heavy sanction was imposed in {}", hit.text);
    }
    let since = ids(&["--since", "2024-02", "netral"]);
    assert_eq!(ids(&["netral date:2024-02.."]), since);
    assert_eq!(ids(&["netral sejak:2024-02"]), since);
    assert!(ids(&["--until", "2023", "netral"]).iter().all(|id| !since.contains(id)));
}

#[test]
fn a_row_passes_every_filter() {
    let all = ledger(&[]).len();
    let mut by_status = BTreeMap::new();
    for row in ledger(&[]) {
        *by_status.entry(row.status.unwrap_or_default()).or_insert(0) += 1;
    }
    assert_eq!(by_status.values().sum::<usize>(), all);
    for (status, count) in &by_status {
        let rows = ledger(&["--status", status]);
        assert_eq!(rows.len(), *count, "{status}");
        assert!(rows.iter().all(|row| row.status.as_deref() == Some(status)));
    }
    let camat = ledger(&["camat"]);
    assert!(!camat.is_empty() && camat.len() < all);
    let rows = ledger(&["--since", "2024-06", "--status", "imposed,recommended"]);
    assert!(!rows.is_empty());
    let last_day =
        |row: &Sanction| row.date.as_deref().map(|date| date.rsplit("..").next() >= Some("2024-06"));
    assert!(rows.iter().all(|row| last_day(row) == Some(true)), "{rows:?}");
    let region = rows.iter().find_map(|row| row.region.clone());
    if let Some(region) = region {
        assert!(ledger(&["--region", &region]).iter().all(|row| row.region.is_some()), "{region}");
    }
}

#[test]
fn counts_add_up_to_the_rows() {
    let all = ledger(&[]).len();
    let counts: Vec<Counted> =
        json::read(&ask("facet", &["--format", "jsonl", "region", "x", "status"]).exits(0).out);
    assert_eq!(counts.iter().map(|count| count.count).sum::<usize>(), all);
    assert!(counts.iter().all(|count| count.schema == 1 && count.register == "ledger"));
    assert!(
        counts.iter().all(|count| count.region.is_some() && count.status.is_some() && count.month.is_none())
    );
    assert!(counts.windows(2).all(|pair| pair[0].count >= pair[1].count));
    let tsv = ask("facet", &["--format", "tsv", "region", "x", "status"]).exits(0);
    assert_eq!(tsv.lines()[0], "region\tstatus\tcount");
    assert_eq!(tsv.lines().len(), counts.len() + 1);

    let months: Vec<Counted> = json::read(&ask("timeline", &["--format", "jsonl"]).exits(0).out);
    assert_eq!(months.iter().map(|count| count.count).sum::<usize>(), all);
    let named: Vec<&str> = months.iter().filter_map(|count| count.month.as_deref()).collect();
    assert!(named.is_sorted(), "{named:?}");
    for args in [&["status"][..], &["region", "x", "status"], &["year", "x", "family", "x", "status"]] {
        let human = ask("facet", args).exits(0);
        assert!(human.out.lines().all(|line| line.width() <= 80), "{}", human.out);
        assert!(human.out.contains(&format!("\n{all} sanctions")), "{}", human.out);
    }
    let chart = ask("timeline", &["--of", "declarations"]).exits(0);
    assert!(chart.out.contains('█') && chart.out.lines().all(|line| line.width() <= 80), "{}", chart.out);
}

#[test]
fn people_are_told_of_the_order_by_status() {
    let told = "ranked by status too: imposed > recommended";
    let about = seeds().search(&["--about", "sanction", "camat"]).exits(0);
    assert!(about.out.starts_with(told), "{}", about.out);
    for quiet in [
        &["camat"][..],
        &["--about", "sanction", "--status", "rule", "camat"],
        &["--about", "official", "camat"],
        &["--about", "sanction", "--format", "ids", "camat"],
    ] {
        assert!(!seeds().search(quiet).exits(0).out.contains("ranked by"), "{quiet:?}");
    }
}
