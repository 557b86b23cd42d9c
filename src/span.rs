//! Places in a text.

use serde::{Deserialize, Serialize};

/// A byte range, end exclusive, on character boundaries of the text it belongs to.
///
/// ```
/// use awas::Span;
/// let text = "Bawaslu Kota Serang";
/// assert_eq!(Span::new(8, 19).of(text), "Kota Serang");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// The part of `text` that the span names.
    ///
    /// # Panics
    ///
    /// If the span does not belong to `text`.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }

    /// Whether the two ranges share a byte.
    #[must_use]
    pub const fn overlaps(&self, other: &Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this range.
    #[must_use]
    pub const fn contains(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same range seen from a text that begins at `origin`.
    #[must_use]
    pub const fn relative_to(&self, origin: usize) -> Span {
        Span { start: self.start - origin, end: self.end - origin }
    }
}
