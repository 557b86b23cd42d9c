//! Election supervision as tables: sanctions, declarations, offices, page furniture.
//!
//! Each `name.tsv` has its typed view `name.rs` beside it. No algorithm lives
//! here: rows say what, the rooms that read them say how.

/// Abbreviations with their expansions.
pub(crate) mod abbreviations;
/// Page furniture to drop or to keep apart.
pub(crate) mod boilerplate;
/// Cell types that several tables share.
pub(crate) mod cells;
/// How an article opens with place and outlet.
pub(crate) mod datelines;
/// Words that tell whether a declaration was made.
pub(crate) mod declaration_cues;
/// What a declaration is about.
pub(crate) mod declaration_kinds;
/// Declarations, pledges, oaths and what surrounds them.
pub(crate) mod declarations;
/// Days on which people vote.
pub(crate) mod election_days;
/// English words for Indonesian query words.
pub(crate) mod english;
/// Values that a fact may have.
pub(crate) mod fact_values;
/// Words that carry no topic.
pub(crate) mod function_words;
/// Given names.
pub(crate) mod given_names;
/// What stands beside a name: titles of courtesy, degrees, ranks.
pub(crate) mod honorifics;
/// Names of institutions.
pub(crate) mod institutions;
/// Who issues circulars, decrees and rulings.
pub(crate) mod law_issuers;
/// Kinds of laws and decrees.
pub(crate) mod law_kinds;
/// Words inside a citation.
pub(crate) mod law_words;
/// Laws and the articles that news quotes.
pub(crate) mod laws;
/// Words between a title and a name.
pub(crate) mod name_links;
/// Names by which the country knows somebody.
pub(crate) mod nicknames;
/// Titles of officials, and groups of people.
pub(crate) mod offices;
/// Words behind which an ordinary word is a place.
pub(crate) mod place_cues;
/// Phrases that hold the name of a place and are none.
pub(crate) mod place_traps;
/// Words that stand for a person named before.
pub(crate) mod pronouns;
/// The 38 provinces.
pub(crate) mod provinces;
/// Question words and query phrases.
pub(crate) mod question_words;
/// The 514 regencies and cities.
pub(crate) mod regencies;
/// Words that tell what kind of region a name is.
pub(crate) mod region_kinds;
/// Words that names of districts and villages begin or end with.
pub(crate) mod region_words;
/// Names of regions of every kind.
pub(crate) mod regions;
/// How severe a measure is, by law, addressee and date.
pub(crate) mod sanction_ladders;
/// Sanctions and the words that carry them.
pub(crate) mod sanctions;
/// Abbreviations whose full stop ends no sentence.
pub(crate) mod sentence_abbreviations;
/// Verbs and frames that name a speaker.
pub(crate) mod speech_verbs;
/// Words that tell whether a sanction came to pass.
pub(crate) mod status_cues;
/// How much features of a sentence speak for each status of a sanction.
pub(crate) mod status_weights;
/// Words that names of institutions are made of.
pub(crate) mod unit_words;
/// Violations of neutrality, with the words that state them.
pub(crate) mod violations;

#[cfg(test)]
pub(crate) mod testing;
