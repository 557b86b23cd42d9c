//! The fields that a query can ask for by name.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::analysis::words;
use crate::annotation::{self, Kind};
use crate::article::parse_range;

/// A field of the query language: a row of [`FIELDS`].
#[derive(Debug)]
pub struct Field {
    /// English name.
    pub name: &'static str,
    /// Indonesian name, accepted as well.
    pub indonesian: &'static str,
    /// What a value looks like, for messages.
    pub expected: &'static str,
    /// Reads a value.
    read: fn(&str) -> Option<Filter>,
}

/// What a field asks of a passage.
#[derive(Debug, Clone)]
pub enum Filter {
    /// It carries a lens kind.
    About(&'static Kind),
    /// Its article may be from one of these days.
    Date(RangeInclusive<Date>),
    /// These exact terms stand side by side in the outlet's name.
    Outlet(Vec<String>),
    /// These exact terms stand side by side in the dateline's place.
    Place(Vec<String>),
    /// These exact terms stand side by side in the name of who speaks.
    Speaker(Vec<String>),
}

/// All fields of the query language.
pub static FIELDS: &[Field] = &[
    Field {
        name: "about",
        indonesian: "tentang",
        expected: "sanction, declaration or official",
        read: |value| annotation::lens(value).map(Filter::About),
    },
    Field {
        name: "date",
        indonesian: "tanggal",
        expected: "a year, a month as 2023-02, a day as 2023-02-20 or 20/2/2023, or two of them as 2023..2024",
        read: |value| parse_range(value).ok().map(Filter::Date),
    },
    Field {
        name: "outlet",
        indonesian: "media",
        expected: "the name of an outlet",
        read: |value| name(value).map(Filter::Outlet),
    },
    Field {
        name: "place",
        indonesian: "tempat",
        expected: "the name of a place",
        read: |value| name(value).map(Filter::Place),
    },
    Field {
        name: "speaker",
        indonesian: "pembicara",
        expected: "the name of a person",
        read: |value| name(value).map(Filter::Speaker),
    },
];

fn name(value: &str) -> Option<Vec<String>> {
    let terms: Vec<String> = words(value).into_iter().map(|word| word.exact).collect();
    (!terms.is_empty()).then_some(terms)
}

/// The field of a name.
pub(super) fn field(name: &str) -> Option<&'static Field> {
    FIELDS
        .iter()
        .find(|field| field.name.eq_ignore_ascii_case(name) || field.indonesian.eq_ignore_ascii_case(name))
}

impl Field {
    /// Reads a value of this field.
    pub(super) fn filter(&self, value: &str) -> Option<Filter> {
        (self.read)(value)
    }
}
