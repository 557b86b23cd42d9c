//! What the tests of several domain tables share: finding a form in its example.

use std::collections::HashMap;
use std::ops::Range;

use super::cells::Strength;
use crate::lexicon::table::List;

/// The tests of a table of words, each with an example that holds it: the name of
/// the column of words.
macro_rules! word_table_tests {
    ($word:ident) => {
        mod tests {
            use super::*;

            #[test]
            fn the_table_is_well_formed() {
                TABLE.check().expect("headers and order");
                assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
            }

            #[test]
            fn every_example_holds_its_word() {
                for row in rows() {
                    let (word, example) = (row.$word.to_lowercase(), row.example.to_lowercase());
                    assert!(example.contains(&word), "`{word}` is not in `{example}`");
                }
            }
        }
    };
}
pub(crate) use word_table_tests;

/// Words on either side of a match among which an `excludes` entry cancels it.
const EXCLUDE_REACH_WORDS: usize = 3;

/// A row that carries forms with the words they need and the words that cancel them.
pub(crate) struct Cue<'a> {
    pub(crate) id: &'a str,
    pub(crate) strength: Strength,
    pub(crate) forms: &'a List,
    pub(crate) requires: &'a List,
    pub(crate) excludes: &'a List,
    pub(crate) example: &'a str,
}

/// The first whole-word place of `form` in `text`. A small letter matches
/// either case, a capital only itself.
pub(crate) fn find(text: &str, form: &str) -> Option<Range<usize>> {
    text.char_indices().map(|(start, _)| start).find_map(|start| {
        let mut rest = text[start..].chars();
        let mut length = 0;
        for wanted in form.chars() {
            let found = rest.next()?;
            if found != wanted && !(wanted.is_lowercase() && found.to_lowercase().eq([wanted])) {
                return None;
            }
            length += found.len_utf8();
        }
        let inner = |edge: Option<char>, beyond: Option<char>| {
            edge.is_some_and(char::is_alphanumeric) && beyond.is_some_and(char::is_alphanumeric)
        };
        let opens_inside = inner(form.chars().next(), text[..start].chars().next_back());
        let closes_inside = inner(form.chars().next_back(), rest.next());
        (!opens_inside && !closes_inside).then_some(start..start + length)
    })
}

/// Whether one of `forms` stands in `text`.
pub(crate) fn any(text: &str, forms: &List) -> bool {
    forms.0.iter().any(|form| find(text, form).is_some())
}

/// Checks that the example of each row shows the row at work, and that no
/// list repeats itself.
pub(crate) fn check_cues(rows: &[Cue<'_>]) {
    let cues: Vec<&List> =
        rows.iter().filter(|row| row.strength == Strength::Cue).map(|row| row.forms).collect();
    for row in rows {
        let Cue { id, example, .. } = row;
        let place =
            row.forms.0.iter().filter_map(|form| find(example, form)).max_by_key(ExactSizeIterator::len);
        let place = place.unwrap_or_else(|| panic!("{id}: no form of its own in `{example}`"));
        assert_eq!(
            row.strength == Strength::Context,
            !row.requires.0.is_empty(),
            "{id}: `requires` goes with `context`, and only with it"
        );
        match row.strength {
            Strength::Context => {
                assert!(any(example, row.requires), "{id}: nothing of `requires` in `{example}`");
            }
            Strength::Carrier => {
                let cued = cues.iter().any(|forms| any(example, forms));
                assert!(cued, "{id}: no cue of another row in `{example}`");
            }
            Strength::Cue | Strength::Outcome => {}
        }
        let around = neighbours(example, place);
        assert!(!any(&around, row.excludes), "{id}: cancelled by `excludes` in `{example}`");
        for list in [row.forms, row.requires, row.excludes] {
            assert_clean(id, list);
        }
    }
    assert_shared_forms_need_context(rows);
}

/// Checks a list cell: no empty, untrimmed or repeated entry.
pub(crate) fn assert_clean(id: &str, list: &List) {
    for (index, entry) in list.0.iter().enumerate() {
        assert!(!entry.is_empty() && entry.trim() == entry, "{id}: bad entry `{entry}`");
        assert!(!entry.contains(';'), "{id}: entries are separated by `; `, found `{entry}`");
        assert!(!list.0[..index].contains(entry), "{id}: `{entry}` twice");
    }
}

fn assert_shared_forms_need_context(rows: &[Cue<'_>]) {
    let mut owners: HashMap<&str, &Cue<'_>> = HashMap::new();
    for row in rows {
        for form in &row.forms.0 {
            if let Some(other) = owners.insert(form, row) {
                let told_apart = [row, other].iter().all(|row| row.strength == Strength::Context);
                assert!(
                    told_apart,
                    "`{form}` stands in {} and {}, which do not both need context",
                    other.id, row.id
                );
            }
        }
    }
}

fn neighbours(text: &str, place: Range<usize>) -> String {
    let before: Vec<&str> = text[..place.start].split_whitespace().collect();
    let after = text[place.end..].split_whitespace().take(EXCLUDE_REACH_WORDS);
    let skip = before.len().saturating_sub(EXCLUDE_REACH_WORDS);
    before
        .into_iter()
        .skip(skip)
        .chain(std::iter::once("\u{2022}"))
        .chain(after)
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn forms_are_found_as_whole_words() {
    for (text, form, expected) in [
        ("Ia dicopot kemarin", "dicopot", true),
        ("Ia dicopotnya kemarin", "dicopot", false),
        ("Sekretaris Satpol PP", "satpol PP", true),
        ("sekretaris satpol pp", "satpol PP", false),
        ("Pj. Bupati", "Pj.", true),
        ("Apel siaga", "apel", true),
    ] {
        assert_eq!(find(text, form).is_some(), expected, "{form} in {text}");
    }
}
