//! Counts over the rows of a register.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{REGISTERS, Register, Row, Value};

/// What stands for a value that nobody tells.
pub const UNKNOWN: &str = "unknown";

/// How many rows have some values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The values, one for each field that was asked for.
    pub values: Vec<String>,
    /// How many rows have them all.
    pub rows: u64,
}

/// Fields that are counted beside the columns of a register.
const COUNTED: [&str; 3] = ["year", "month", "outlet"];

/// Names of the fields that a register can be counted by.
#[must_use]
pub fn fields(register: &Register) -> Vec<&'static str> {
    let columns = register.columns.iter().map(|column| column.name);
    columns.filter(|name| !matches!(*name, "sources" | "passages" | "quoted")).chain(COUNTED).collect()
}

/// The first register that can be counted by all of some fields.
#[must_use]
pub fn register_with(names: &[String]) -> Option<&'static Register> {
    REGISTERS.iter().find(|register| names.iter().all(|name| fields(register).contains(&name.as_str())))
}

/// Counts rows by the values of fields, the most frequent first. A row with
/// several values counts under each of them; one without counts as [`UNKNOWN`].
#[must_use]
pub fn facet(register: &Register, rows: &[Row], names: &[String]) -> Vec<Count> {
    let mut counts: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    for row in rows {
        let mut keys: Vec<Vec<String>> = vec![Vec::new()];
        for name in names {
            let values = values(register, row, name);
            keys = keys
                .iter()
                .flat_map(|key| {
                    values.iter().map(|value| [key.as_slice(), std::slice::from_ref(value)].concat())
                })
                .collect();
        }
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut counts: Vec<Count> = counts.into_iter().map(|(values, rows)| Count { values, rows }).collect();
    counts.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.values.cmp(&b.values)));
    counts
}

fn values(register: &Register, row: &Row, name: &str) -> Vec<String> {
    let column = register.columns.iter().position(|column| column.name == name);
    let mut values = match (column.map(|column| &row.values[column]), name) {
        (Some(Value::Text(text)), _) => vec![text.clone()],
        (Some(Value::Number(number)), _) => vec![number.to_string()],
        (Some(Value::Texts(texts)), _) => texts.clone(),
        (None, "month") => row.when.as_ref().and_then(super::When::month).into_iter().collect(),
        (None, "year") => row.when.as_ref().and_then(super::When::year).into_iter().collect(),
        (None, "outlet") => {
            let sources = row.values.iter().filter_map(|value| match value {
                Value::Sources(sources) => Some(sources),
                _ => None,
            });
            sources.flatten().filter_map(|source| source.outlet.clone()).collect()
        }
        _ => Vec::new(),
    };
    values.sort_unstable();
    values.dedup();
    if values.is_empty() {
        values.push(UNKNOWN.to_owned());
    }
    values
}

/// Counts rows by month, the first first and months without any between; rows
/// whose month nobody tells come last, as [`UNKNOWN`].
#[must_use]
pub fn timeline(register: &Register, rows: &[Row]) -> Vec<Count> {
    let counts: BTreeMap<String, u64> = facet(register, rows, &["month".to_owned()])
        .into_iter()
        .map(|count| (count.values[0].clone(), count.rows))
        .collect();
    let months: Vec<&String> = counts.keys().filter(|month| *month != UNKNOWN).collect();
    let day = |month: Option<&&String>| format!("{}-01", month?).parse::<Date>().ok();
    let mut timeline = Vec::new();
    if let (Some(first), Some(last)) = (day(months.first()), day(months.last())) {
        let mut at = first;
        while at <= last {
            let month = format!("{:04}-{:02}", at.year(), at.month());
            let rows = counts.get(&month).copied().unwrap_or(0);
            timeline.push(Count { values: vec![month], rows });
            match at.checked_add(1.month()) {
                Ok(next) => at = next,
                Err(_) => break,
            }
        }
    }
    if let Some(&rows) = counts.get(UNKNOWN) {
        timeline.push(Count { values: vec![UNKNOWN.to_owned()], rows });
    }
    timeline
}
