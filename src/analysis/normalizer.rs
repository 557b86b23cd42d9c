//! One spelling for one word: case, accents, invisible characters, apostrophes.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form of a word that terms are made of: lower case, without accents, soft
/// hyphens, zero-width characters and apostrophes.
///
/// ```
/// use awas::analysis::normalize;
/// assert_eq!(normalize("Netralitas"), "netralitas");
/// assert_eq!(normalize("Jum’at"), "jumat");
/// assert_eq!(normalize("ne\u{ad}tral"), "netral");
/// ```
#[must_use]
pub fn normalize(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        let mut lower = word.to_ascii_lowercase();
        if lower.contains(['\'', '`']) {
            lower.retain(|c| !is_apostrophe(c));
        }
        return Cow::Owned(lower);
    }
    // Marks that stand alone decompose into a space and a combining one.
    let folded = word
        .chars()
        .filter(|&c| !is_invisible(c) && !is_apostrophe(c))
        .nfkd()
        .filter(|&c| !is_combining_mark(c) && !c.is_whitespace() && !is_apostrophe(c))
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .flat_map(char::to_lowercase);
    Cow::Owned(folded.nfc().collect())
}

/// The hyphens that join the parts of a word.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{00B4}')
}

/// Soft hyphens, zero-width characters and direction marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
    )
}
