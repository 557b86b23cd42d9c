//! What is being asked? Text becomes a checked [`Query`].
//!
//! # Language
//!
//! - plain words, in any order and with any punctuation; passages with more of
//!   them, and rarer ones, come first;
//! - `"a phrase"`, in any kind of quotation marks: these words, in this order;
//! - `-word`, `-"a phrase"`, `NOT word`: passages without it;
//! - `AND`, `OR` and parentheses; words that stand side by side bind closest,
//!   then `AND`, then `OR`;
//! - `field:value` with a field of [`FIELDS`]: `about:sanction`, `outlet:antara`,
//!   `place:"Kota Serang"`, `date:2023..2024`, `status:imposed`; commas part
//!   values of which any will do: `status:imposed,recommended`.
//!
//! # Quirks
//!
//! - Parentheses are punctuation in a query without operators, and a quotation
//!   mark without its partner is punctuation everywhere: a pasted headline never fails.
//! - `word:word` with a word that is no field is two words.

mod fields;
mod plan;
mod syntax;

pub use fields::{FIELDS, Field, Filter, field};
pub use plan::{Answer, Concept, Node, Origin, Query, QueryTerm, Role, Variant};
pub use syntax::QueryError;
