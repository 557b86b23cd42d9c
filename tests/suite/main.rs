//! The one integration crate: what a user, a script and an editor of the tables
//! see from outside. Cases that need no Rust lie in `tests/data`.

// What tests share: folders of their own, the two programs, made-up clippings.
mod support;

// The rooms use only the rooms they may, and the library keeps its promises
// about printing, threads, the clock and the environment.
mod architecture;
// Every table of the lexicon has its header, its order and no stray cells.
mod tables;
// Both programs as a user and a script meet them: exit codes, streams, formats,
// batches, queries, colour.
mod cli;
// Builds that fail, are killed or meet another: the old index goes on answering.
mod safety;
// The JSON Lines form, declared again from the reader's side.
mod json;
// Filters, registers, facets and timelines: their forms, declared again from
// the reader's side.
mod registers;
// `awas stem`: its formats, declared again from the reader's side.
mod stem;
// The score of the stemmer against its baseline; `make stemming` prints it.
mod stemming;
// Words that a user adds at build time: passages and queries use them alike.
mod additions;

// Clippings in folders of `tests/data/articles`, read as a person reads them.
mod articles;
// Five real articles that stand beside the checkout, where they do.
mod real_articles;
// Judged topics over `seeds/`, against recorded figures.
mod relevance;
// Sanctions, declarations, officials, speakers, laws, dates and places, held against what a person
// read; `make relevance` prints the table.
mod annotations;
// Random text through every stage: no panic, and the promises on places hold.
mod properties;
// Whole outputs, held against files in `tests/data/golden`.
mod golden;
// Faults that were found, each under the name of what was reported.
mod regression;
