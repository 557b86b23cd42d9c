//! What a passage quotes.
//!
//! Marks are read by what touches them, not by counting: texts lose marks and
//! win others, and one lost mark must not turn the rest of a passage inside out.
//!
//! # Quirks
//!
//! - A mark with spaces on both sides may be either. Such a pair around whole
//!   sentences that no verb of speech follows encloses no speech: feeds of shortened
//!   articles set it around what they left in.

use std::ops::Range;

use super::Reading;
use super::speaker::is_speech_verb;
use crate::passage::is_quote;

/// Which tokens of a passage stand between quotation marks.
pub(super) struct Quotes {
    inside: Vec<bool>,
    /// Where a mark that is never closed opens.
    open: Option<usize>,
    /// Quotations long enough for speech.
    pub(super) runs: Vec<Range<usize>>,
}

/// The fewest words of a quotation that is speech, not a term or a title.
const MIN_QUOTED: usize = 4;

/// Whether a character encloses what is quoted; a mark that was lost in decoding counts.
fn is_mark(c: char) -> bool {
    is_quote(c) || c == char::REPLACEMENT_CHARACTER
}

/// What a quotation mark does, told by what touches it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    /// Between letters or between spaces.
    Either {
        apart: bool,
    },
}

fn mark(text: &str, place: usize, mark: char) -> Mark {
    // The other curly mark stands at both ends in some papers.
    if matches!(mark, '“' | '„' | '«') {
        return Mark::Opens;
    }
    let before = text[..place].chars().next_back();
    let after = text[place + mark.len_utf8()..].chars().next();
    let open =
        |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '-' | '—'));
    match (before, after) {
        (before, Some(after)) if open(before) && !after.is_whitespace() => Mark::Opens,
        (Some(before), after) if !open(Some(before)) && open(after) => Mark::Closes,
        (Some(',' | '?' | '!'), Some(after)) if after.is_lowercase() => Mark::Closes,
        (before, after) => Mark::Either { apart: open(before) && open(after) },
    }
}

impl Quotes {
    pub(super) fn read(reading: &Reading<'_>) -> Self {
        let tokens = reading.tokens.len();
        let mut quotes = Self { inside: vec![false; tokens], open: None, runs: Vec::new() };
        if !reading.text.contains(is_mark) {
            return quotes;
        }
        // The token behind the mark that opened, and whether spaces surround that mark.
        let mut since: Option<(usize, bool)> = None;
        let mut seen = false;
        for at in 0..tokens {
            let gap = reading.gap_before(at);
            let start = reading.tokens[at].span.start - gap.len();
            for (place, c) in gap.char_indices().filter(|&(_, c)| is_mark(c)) {
                let kind = mark(reading.text, start + place, c);
                let closes = match kind {
                    Mark::Opens => false,
                    Mark::Closes => true,
                    Mark::Either { .. } => since.is_some() || (!seen && at > 0 && place == 0),
                };
                match (closes, since) {
                    (true, Some((open, apart))) => {
                        let narrated = apart
                            && kind == (Mark::Either { apart: true })
                            && gap[..place].contains('.')
                            && !is_speech_verb(reading, at);
                        if !narrated {
                            quotes.take(open..at);
                        }
                        since = None;
                    }
                    // A passage may begin inside a quotation; a mark may be lost.
                    (true, None) if at > 0 => {
                        quotes.take(reading.sentence_around(at - 1).start..at);
                    }
                    (true, None) => {}
                    (false, _) => since = Some((at, kind == Mark::Either { apart: true })),
                }
                seen = true;
            }
        }
        if let Some((open, apart)) = since {
            let rest = reading.tokens.last().map_or("", |last| &reading.text[last.span.end..]);
            let closed = rest.contains(is_mark);
            let narrated = apart && closed && rest.contains(". ");
            if !narrated {
                quotes.take(open..tokens);
                quotes.open = (!closed).then_some(open);
            }
        }
        quotes
    }

    fn take(&mut self, tokens: Range<usize>) {
        self.inside[tokens.clone()].fill(true);
        if tokens.len() >= MIN_QUOTED {
            self.runs.push(tokens);
        }
    }

    /// Whether a word belongs to what is quoted.
    pub(super) fn hold(&self, at: usize) -> bool {
        self.inside[at] && self.open.is_none_or(|open| at < open)
    }
}
