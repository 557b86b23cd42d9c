//! Text that is safe and well laid out on a terminal.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::UnicodeWidthChar;

use crate::Span;
use crate::analysis::is_invisible;

/// Text without characters that would act on a terminal: control characters,
/// escape sequences and direction marks go, white space becomes one space.
///
/// ```
/// assert_eq!(awas::render::clean("a\u{1b}[31mb\n c"), "a[31mb c");
/// ```
#[must_use]
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !clean.ends_with(' ') && !clean.is_empty() {
                clean.push(' ');
            }
        } else if is_shown(c) {
            clean.push(c);
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// A line without characters that would act on a terminal; spaces stand as they are.
pub(crate) fn clean_line(line: &str) -> String {
    line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|&c| is_shown(c)).collect()
}

fn is_shown(c: char) -> bool {
    !c.is_control() && !is_invisible(c)
}

/// Writes text in lines of at most `width` columns behind `indent`, with some
/// spans marked.
pub(super) fn write_wrapped(
    out: &mut dyn Write,
    text: &str,
    marked: &[Span],
    mark: Style,
    indent: &str,
    width: usize,
) -> io::Result<()> {
    let room = width.saturating_sub(indent.chars().count()).max(20);
    let mut line: Vec<(char, bool)> = Vec::new();
    let mut columns = 0;
    for word in words(text, marked) {
        let word_columns: usize = word.iter().map(|(c, _)| c.width().unwrap_or(0)).sum();
        if !line.is_empty() && columns + 1 + word_columns > room {
            write_line(out, &line, mark, indent)?;
            line.clear();
            columns = 0;
        }
        if !line.is_empty() {
            // A space inside a marked stretch is marked with it.
            let inside = line.last().is_some_and(|(_, marked)| *marked) && word[0].1;
            line.push((' ', inside));
            columns += 1;
        }
        columns += word_columns;
        line.extend(word);
    }
    if !line.is_empty() {
        write_line(out, &line, mark, indent)?;
    }
    Ok(())
}

/// Words between white space, each character with whether it is marked.
fn words(text: &str, marked: &[Span]) -> Vec<Vec<(char, bool)>> {
    let mut words: Vec<Vec<(char, bool)>> = vec![Vec::new()];
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            words.push(Vec::new());
        } else if is_shown(c) {
            let is_marked = marked.iter().any(|span| span.start <= at && at < span.end);
            if let Some(word) = words.last_mut() {
                word.push((c, is_marked));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn write_line(out: &mut dyn Write, line: &[(char, bool)], mark: Style, indent: &str) -> io::Result<()> {
    write!(out, "{indent}")?;
    let mut on = false;
    for &(c, marked) in line {
        if marked != on {
            if marked {
                write!(out, "{}", mark.render())?
            } else {
                write!(out, "{}", mark.render_reset())?
            }
            on = marked;
        }
        write!(out, "{c}")?;
    }
    if on {
        write!(out, "{}", mark.render_reset())?;
    }
    writeln!(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_with_its_marks() {
        let mut out = Vec::new();
        let text = "satu dua\u{1b} tiga empat lima";
        let span = Span::new(text.find("tiga").expect("a word"), text.find(" lima").expect("a word"));
        write_wrapped(&mut out, text, &[span], Style::new().bold(), "  ", 24).expect("written");
        let out = String::from_utf8(out).expect("text");
        assert_eq!(out, "  satu dua \u{1b}[1mtiga empat\u{1b}[0m\n  lima\n");
    }
}
