//! The rule engine: all analyses of a word over the compiled grammar and lexicon.
//!
//! Nothing here knows the rest of the crate, because the build script runs
//! the same code over the tables to make the table of forms.

pub(crate) mod added;
pub(crate) mod analyse;
pub(crate) mod forms;
pub(crate) mod grammar;
pub(crate) mod hash;
pub(crate) mod hyphen;
pub(crate) mod lexicon;

#[allow(unused_imports, reason = "the build script adds no words")]
pub(crate) use added::Overlaid;
pub(crate) use analyse::{Candidate, Engine, IRREGULAR, Origin};
