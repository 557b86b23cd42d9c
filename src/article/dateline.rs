//! The dateline that opens an article: place, outlet, dash.

use std::sync::LazyLock;

use regex::Regex;

use crate::lexicon::domain::{datelines, regions};

/// What a dateline says, and where it stands.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Dateline {
    pub(crate) place: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Where a lead that runs into the dateline ends; 0 without one.
    pub(crate) lead_end: usize,
    /// Where the story begins.
    pub(crate) end: usize,
}

struct Pattern {
    regex: Regex,
    place_must_be_known: bool,
}

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let mut rows: Vec<&datelines::Row> = datelines::rows().iter().collect();
    rows.sort_by_key(|row| row.order);
    rows.iter()
        .map(|row| Pattern {
            regex: Regex::new(&row.pattern).expect("a pattern that tests compile"),
            place_must_be_known: row.place_must_be_known,
        })
        .collect()
});

/// Reads the dateline at the start of `text`, if one stands there.
pub(crate) fn read(text: &str) -> Option<Dateline> {
    PATTERNS.iter().find_map(|pattern| {
        let captures = pattern.regex.captures(text)?;
        let group =
            |name| captures.name(name).map(|found| found.as_str().trim()).filter(|name| !name.is_empty());
        let place = group("place");
        if pattern.place_must_be_known && !place.is_some_and(regions::is_known) {
            return None;
        }
        Some(Dateline {
            place: place.map(title_case),
            outlet: group("outlet").map(str::to_owned),
            lead_end: captures.name("lead").map_or(0, |lead| lead.end()),
            end: captures.get(0)?.end(),
        })
    })
}

/// `KABUPATEN SERANG` as `Kabupaten Serang`; mixed case stands.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut inside = false;
    name.chars()
        .flat_map(|c| {
            let lower = inside && c.is_alphabetic();
            inside = c.is_alphabetic();
            if lower { c.to_lowercase().collect::<Vec<_>>() } else { vec![c] }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_by_example() {
        let cases = [
            ("Serang (ANTARA) - Badan", Some("Serang"), Some("ANTARA"), "Badan"),
            ("KABUPATEN SERANG, biem.co – Bawaslu", Some("Kabupaten Serang"), Some("biem.co"), "Bawaslu"),
            ("BANTENRAYA.COM – Bawaslu", None, Some("BANTENRAYA.COM"), "Bawaslu"),
            ("Bandung, Djapost.com – Menjelang", Some("Bandung"), Some("Djapost.com"), "Menjelang"),
            ("JAKARTA - Ketua", Some("Jakarta"), None, "Ketua"),
        ];
        for (text, place, outlet, rest) in cases {
            let dateline = read(text).unwrap_or_else(|| panic!("a dateline: {text}"));
            assert_eq!((dateline.place.as_deref(), dateline.outlet.as_deref()), (place, outlet), "{text}");
            assert_eq!(&text[dateline.end..], rest);
        }
        for text in [
            "Bawaslu Kota Serang meminta ASN - semua - netral",
            "Ketua Bawaslu mengatakan",
            "ASN – harus netral",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
