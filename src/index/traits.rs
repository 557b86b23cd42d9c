//! What a passage shows of itself, whatever is asked: one number for each
//! passage, read while ranking.

use crate::analysis::Token;
use crate::lexicon::language::{calendar, definition_verbs};

/// Traits of a passage, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Traits(u64);

impl Traits {
    /// The first sentence says what something is: `X adalah ...`.
    pub(crate) const DEFINES: Self = Self(1);
    /// A bracket opens close behind the start, as behind the name of a person or
    /// thing that is introduced: `X (1950) ...`.
    pub(crate) const INTRODUCES: Self = Self(2);
    /// There is a number.
    pub(crate) const NUMBER: Self = Self(4);
    /// There is a year or a month.
    pub(crate) const DATE: Self = Self(8);

    /// Reads the traits of a passage.
    pub(crate) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut traits = Self::default();
        let mut first_sentence = true;
        let mut before = 0;
        for (place, token) in tokens.iter().enumerate() {
            let gap = &text[before..token.span.start];
            before = token.span.end;
            if place > 0 && ends_sentence(gap) {
                first_sentence = false;
            }
            if place < INTRODUCTION && gap.contains('(') {
                traits.add(Self::INTRODUCES);
            }
            if first_sentence && place < DEFINITION && definition_verbs::contains(&token.exact) {
                traits.add(Self::DEFINES);
            }
            if token.exact.starts_with(|first: char| first.is_ascii_digit()) {
                traits.add(Self::NUMBER);
                if is_year(&token.exact) {
                    traits.add(Self::DATE);
                }
            } else if calendar::number_of(calendar::months(), &token.exact).is_some() {
                traits.add(Self::DATE);
            }
        }
        traits
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether the passage has a trait.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// As stored.
    pub(crate) fn bits(self) -> u64 {
        self.0
    }

    /// As read back.
    pub(crate) fn from_bits(bits: u64) -> Self {
        Self(bits)
    }
}

/// Within how many words a bracket introduces.
const INTRODUCTION: usize = 12;
/// Within how many words the verb of a definition stands.
const DEFINITION: usize = 40;

/// Whether the text between two words ends a sentence.
fn ends_sentence(gap: &str) -> bool {
    gap.contains(['.', '!', '?', '\n']) && gap.contains(char::is_whitespace)
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && number.starts_with(['1', '2']) && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;

    #[test]
    fn traits_are_read_from_the_words() {
        let cases = [
            ("PTDH adalah pemberhentian. Itu berat.", Traits::DEFINES, true),
            ("Lurah itu dicopot. PTDH adalah pemberhentian.", Traits::DEFINES, false),
            ("Sudirman (52) lurah di Kencana.", Traits::INTRODUCES, true),
            ("Lurah itu dicopot.", Traits::INTRODUCES, false),
            ("Ada 12 camat.", Traits::NUMBER, true),
            ("Ada dua camat.", Traits::NUMBER, false),
            ("Itu terjadi pada Februari.", Traits::DATE, true),
            ("Itu terjadi tahun 2023.", Traits::DATE, true),
            ("Ada 12 camat.", Traits::DATE, false),
        ];
        for (text, wanted, has) in cases {
            assert_eq!(Traits::of(text, &analyze(text)).has(wanted), has, "{text}");
        }
    }
}
