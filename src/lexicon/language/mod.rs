//! Indonesian: affixes, roots, names, compounds, irregular words, families.
//!
//! The build script compiles these tables for the stemmer, so that it reads nothing
//! at run time; the typed views here are what the tests read them with, and what
//! other rooms ask: dates, pieces of tokens, names.
//! `README.md` in this folder tells editors which table to touch.

pub(crate) mod calendar;
pub(crate) mod definition_verbs;
pub(crate) mod names;
pub(crate) mod tokens;

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use crate::analysis::stemmer::Stemmer;
    use crate::lexicon::table::{List, Table, table};

    const TABLES: [Table; 14] = [
        table!("allomorphs.tsv"),
        table!("clitics.tsv"),
        table!("combining-forms.tsv"),
        table!("compounds.tsv"),
        table!("families.tsv"),
        table!("hunspell-flags.tsv"),
        table!("hunspell-roots.tsv"),
        table!("irregular.tsv"),
        table!("loan-suffixes.tsv"),
        super::names::TABLE,
        table!("news-counts.tsv"),
        table!("patterns.tsv"),
        table!("roots.tsv"),
        table!("weights.tsv"),
    ];

    fn rows<R: serde::de::DeserializeOwned>(name: &str) -> Vec<R> {
        let table = TABLES.iter().find(|table| table.name == name).expect("a table of this room");
        table.rows().unwrap_or_else(|error| panic!("{error}"))
    }

    #[derive(Deserialize)]
    struct Example {
        example: String,
    }

    #[derive(Deserialize)]
    struct Decided {
        #[serde(alias = "name", alias = "compound")]
        word: String,
        reason: String,
    }

    #[derive(Deserialize)]
    struct Irregular {
        word: String,
        root: String,
        reason: String,
    }

    #[derive(Deserialize)]
    struct Family {
        root: String,
        relatives: List,
        reason: String,
    }

    #[test]
    fn tables_have_headers_and_stand_in_order() {
        for table in TABLES {
            if let Err(error) = table.check() {
                panic!("{error}");
            }
        }
    }

    /// Fails with all faults at once, so that an editor sees them together.
    fn none(faults: &[String]) {
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn every_affix_row_works_on_its_example() {
        let mut faults = Vec::new();
        for name in ["allomorphs.tsv", "patterns.tsv", "clitics.tsv"] {
            for Example { example } in rows(name) {
                let (word, root) = example.split_once('=').expect("word=root");
                let found = if word.contains('-') {
                    Stemmer.stem(word) == root
                } else {
                    Stemmer.analyses(word).iter().any(|analysis| analysis.root == root)
                };
                if !found {
                    faults.push(format!("{name}: {example}: {}", Stemmer.why(word)));
                }
            }
        }
        none(&faults);
    }

    #[test]
    fn loan_suffixes_and_combining_forms_join_their_examples() {
        let mut faults = Vec::new();
        for name in ["loan-suffixes.tsv", "combining-forms.tsv"] {
            for Example { example } in rows(name) {
                let (word, relative) = example.split_once('=').expect("word=relative");
                if !Stemmer.relatives(word).contains(&relative) {
                    faults.push(format!("{name}: {example}: {:?}", Stemmer.relatives(word)));
                }
            }
        }
        none(&faults);
    }

    #[test]
    fn decided_words_are_their_own_roots() {
        let mut faults = Vec::new();
        for name in ["roots.tsv", "names.tsv", "compounds.tsv"] {
            for row in rows::<Decided>(name) {
                if Stemmer.stem(&row.word) != *row.word || row.reason.is_empty() {
                    faults.push(format!(
                        "{name}: {} = {}, {}",
                        row.word,
                        Stemmer.stem(&row.word),
                        row.reason
                    ));
                }
            }
        }
        none(&faults);
    }

    #[test]
    fn irregular_words_have_their_roots() {
        let mut faults = Vec::new();
        for row in rows::<Irregular>("irregular.tsv") {
            for word in [&row.word, &row.root] {
                if Stemmer.stem(word) != row.root || row.reason.is_empty() {
                    faults.push(format!("irregular.tsv: {word} = {}, {}", Stemmer.stem(word), row.reason));
                }
            }
        }
        none(&faults);
    }

    #[test]
    fn families_hold_roots_only() {
        let mut faults = Vec::new();
        for row in rows::<Family>("families.tsv") {
            for member in std::iter::once(&row.root).chain(&row.relatives.0) {
                if Stemmer.stem(member) != *member || row.reason.is_empty() {
                    faults.push(format!("families.tsv: {}: {member} = {}", row.root, Stemmer.stem(member)));
                }
            }
            for relative in &row.relatives.0 {
                if !Stemmer.relatives(&row.root).contains(&relative.as_str())
                    || !Stemmer.relatives(relative).contains(&row.root.as_str())
                {
                    faults.push(format!("families.tsv: {} and {relative} do not meet", row.root));
                }
            }
        }
        none(&faults);
    }
}
