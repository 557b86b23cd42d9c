//! Pieces of writing that the tokenizer treats by name.

use serde::Deserialize;

use crate::lexicon::table::typed_table;

typed_table!("tokens.tsv", Piece);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PieceKind {
    /// Stands before a number without a space.
    Currency,
    /// Hyphenated to an inserted remark; not a word of the text.
    EditorNote,
    /// Hyphenated to a number and one token with it.
    Ordinal,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Piece {
    pub(crate) piece: String,
    pub(crate) kind: PieceKind,
    #[cfg_attr(not(test), expect(dead_code, reason = "examples are run by tests"))]
    pub(crate) example: String,
}

/// Whether the lower-case piece is of the kind.
pub(crate) fn is(piece: &str, kind: PieceKind) -> bool {
    rows().iter().any(|row| row.kind == kind && row.piece == piece)
}
