//! Names of people, held against one another.

use std::sync::LazyLock;

use compact_str::CompactString;
use rustc_hash::FxHashSet;

use crate::analysis::words;
use crate::lexicon::domain::{function_words, honorifics, offices};

/// Honorifics of one word, as exact terms.
static HONORIFICS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let rows = honorifics::rows().iter().filter(|row| row.stands_before_name());
    let forms = rows.flat_map(|row| &row.forms.0);
    forms
        .filter_map(|form| match words(form).as_slice() {
            [word] => Some(word.exact.to_string()),
            _ => None,
        })
        .collect()
});

/// Titles and groups, as exact terms with spaces between.
static TITLES: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let forms = offices::rows().iter().flat_map(|row| &row.forms.0);
    forms.map(|form| words(form).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ")).collect()
});

/// Whether what a sentence calls somebody begins with a title: `Anggota DPR`.
pub(super) fn opens_with_title(written: &str) -> bool {
    let terms: Vec<CompactString> = words(written).into_iter().map(|word| word.exact).collect();
    (1..=terms.len()).any(|len| TITLES.contains(&terms[..len].join(" ")))
}

/// Titles of posts of which a region has one, as exact terms with spaces between.
static POSTS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    // Councils, committees and guards have many members each.
    let one_each = |row: &&offices::Row| {
        matches!(row.branch.as_str(), "executive" | "civil service")
            && matches!(row.level.as_str(), "province" | "regency" | "district" | "village")
            && row.takes_region
            && !row.takes_institution
            && row.role == offices::Role::Office
    };
    let forms = offices::rows().iter().filter(one_each).flat_map(|row| &row.forms.0);
    forms.map(|form| words(form).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ")).collect()
});

/// Whether an office is told with its region and has one holder: `Camat Kasemen`,
/// but not `Anggota DPRD Lebak` or `ASN`.
pub(super) fn is_post(office: &str) -> bool {
    let terms: Vec<CompactString> = words(office).into_iter().map(|word| word.exact).collect();
    (1..terms.len()).any(|len| POSTS.contains(&terms[..len].join(" ")))
}

/// What a sentence calls somebody, without the number of a party to a case
/// (`Teradu VI Budi Santoso`); none if it is a piece of a sentence.
pub(super) fn whole(written: &str) -> Option<String> {
    let is_roman = |word: &str| word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    let words: Vec<&str> = written.split_whitespace().collect();
    let words = match words.as_slice() {
        [number, rest @ ..] if is_roman(number) && !rest.is_empty() => rest,
        all => all,
    };
    let is_function =
        |word: &&str| function_words::contains(word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_name = words.first()?.starts_with(char::is_uppercase) && !opens_with_title(written);
    let is_cut = words.last().is_some_and(is_function) || is_name && words.iter().any(is_function);
    (!is_cut).then(|| words.join(" "))
}

/// Whether what a sentence calls somebody is a name: capitalised words, no
/// abbreviation, and no title before them.
pub(super) fn is_of_person(written: &str) -> bool {
    let of_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let parts: Vec<&str> = written.split_whitespace().collect();
    parts.len() > 1 && parts.iter().all(|word| of_name(word)) && !opens_with_title(written)
}

/// The words of a name, in order, without honorifics and degrees.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Name(Vec<String>);

impl Name {
    pub(super) fn of(written: &str) -> Self {
        // Degrees stand behind the first comma.
        let front = written.split(',').next().unwrap_or(written);
        let words = words(front).into_iter().map(|word| word.exact.into_string());
        Self(words.filter(|word| !HONORIFICS.contains(word)).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it has enough words to tell people apart.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() > 1
    }

    pub(super) fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether all words of one are words of the other, in the same order.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let (short, long) = if self.0.len() <= other.0.len() { (self, other) } else { (other, self) };
        let mut rest = long.0.iter();
        !short.is_empty() && short.0.iter().all(|word| rest.any(|other| other == word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_groups() {
        for (written, expected) in [
            ("Hasto Kristiyanto", true),
            ("ASN", false),
            ("kedua lurah", false),
            ("Anggota DPR", false),
            ("Camat Karang Pulo", false),
        ] {
            assert_eq!(is_of_person(written), expected, "{written}");
        }
    }

    #[test]
    fn a_piece_of_a_sentence_is_no_name() {
        for (written, expected) in [
            ("VI Betty Idroos", Some("Betty Idroos")),
            ("Ganjar yang juga", None),
            ("Budi dan", None),
            ("sejumlah kader partai", Some("sejumlah kader partai")),
            ("Ketua dan Anggota KPU", Some("Ketua dan Anggota KPU")),
            ("Budi Santoso", Some("Budi Santoso")),
        ] {
            assert_eq!(whole(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn a_post_has_one_holder() {
        for (office, expected) in
            [("Camat Karang Pulo", true), ("Camat", false), ("ASN", false), ("Anggota DPRD Lebak", false)]
        {
            assert_eq!(is_post(office), expected, "{office}");
        }
    }

    #[test]
    fn names_fit_without_honorifics() {
        let cases = [
            ("Drs. H. Suherman", "Suherman", true),
            ("Wawan Ikhwanudin, S.Sos", "Ikhwanudin", true),
            ("Wawan Ikhwanudin", "Wawan Setiawan", false),
            ("Budi Hartono", "Hartono Budi", false),
            ("Ade Irawan", "Ade M Irawan", true),
        ];
        for (first, second, expected) in cases {
            assert_eq!(Name::of(first).fits(&Name::of(second)), expected, "{first} / {second}");
        }
        assert!(!Name::of("").fits(&Name::of("Budi")));
    }
}
