//! Tables that fit a terminal.

use std::io::{self, Write};

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A column of a table for people.
pub(super) struct Column<'a> {
    pub(super) head: &'a str,
    /// The fewest columns of the terminal that it is worth showing in.
    pub(super) least: usize,
    /// Which columns go first when the terminal is narrow: the highest; never those with 0.
    pub(super) spared: u8,
    /// Whether its cells stand at the right, as numbers do.
    pub(super) right: bool,
    pub(super) style: Style,
}

/// What stands between two columns.
const GAP: &str = " ";

/// Writes a table; long cells are cut with `…`, and columns left out, to fit.
pub(super) fn write_table(
    out: &mut dyn Write,
    columns: &[Column<'_>],
    rows: &[Vec<String>],
    head: Style,
    width: usize,
) -> io::Result<()> {
    let natural: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            rows.iter().map(|row| row[at].width()).chain([column.head.width()]).max().unwrap_or(0)
        })
        .collect();
    let widths = widths(columns, &natural, width);
    let line = |cells: &[&str], style: &dyn Fn(usize) -> Style| {
        let mut line = String::new();
        let mut pending = 0;
        for (&(at, width), place) in widths.iter().zip(0..) {
            if place > 0 {
                pending += GAP.len();
            }
            let cell = cut(cells[at], width);
            let space = width.saturating_sub(cell.width());
            let (before, behind) = if columns[at].right { (space, 0) } else { (0, space) };
            if !cell.is_empty() {
                // No space is left at the end of a line.
                let style = style(at);
                line.push_str(&" ".repeat(pending + before));
                line.push_str(&format!("{}{cell}{}", style.render(), style.render_reset()));
                pending = behind;
            } else {
                pending += width;
            }
        }
        line
    };
    let heads: Vec<&str> = columns.iter().map(|column| column.head).collect();
    writeln!(out, "{}", line(&heads, &|_| head))?;
    for row in rows {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        writeln!(out, "{}", line(&cells, &|at| columns[at].style))?;
    }
    Ok(())
}

/// Which columns are shown, in how much room each.
fn widths(columns: &[Column<'_>], natural: &[usize], width: usize) -> Vec<(usize, usize)> {
    let least = |at: usize| natural[at].min(columns[at].least.max(columns[at].head.width()));
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    let used = |shown: &[usize]| {
        shown.iter().map(|&at| least(at)).sum::<usize>() + GAP.len() * shown.len().saturating_sub(1)
    };
    while used(&shown) > width {
        let Some(at) = shown.iter().copied().max_by_key(|&at| columns[at].spared) else { break };
        if columns[at].spared == 0 {
            break;
        }
        shown.retain(|&other| other != at);
    }
    let mut free = width.saturating_sub(used(&shown));
    let mut widths: Vec<(usize, usize)> = shown.iter().map(|&at| (at, least(at))).collect();
    // Room goes to the narrowest of those that want more, so that none starves.
    while free > 0 {
        let wants = widths.iter_mut().filter(|(at, width)| *width < natural[*at]);
        let Some((_, width)) = wants.min_by_key(|(_, width)| *width) else { break };
        *width += 1;
        free -= 1;
    }
    widths
}

/// A cell in at most so many columns of the terminal.
pub(super) fn cut(cell: &str, width: usize) -> String {
    if cell.width() <= width {
        return cell.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for c in cell.chars() {
        let columns = c.width().unwrap_or(0);
        if used + columns + 1 > width {
            break;
        }
        used += columns;
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

/// A bar as long as a share of the room.
pub(super) fn bar(value: u64, most: u64, room: usize) -> String {
    let eighths = (value as f64 / most.max(1) as f64 * room as f64 * 8.0).round() as usize;
    let eighths = if value > 0 { eighths.max(1) } else { 0 };
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    format!("{}{rest}", "█".repeat(eighths / 8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(head: &str, least: usize, spared: u8) -> Column<'_> {
        Column { head, least, spared, right: false, style: Style::new() }
    }

    #[test]
    fn a_table_fits_its_width() {
        let columns = [column("a", 4, 0), column("long", 6, 1), column("spared", 10, 9), column("id", 5, 0)];
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = [row(["x", "a very long cell", "something else", "12345"]), row(["y", "", "-", "6"])];
        for width in [16, 20, 30, 80] {
            let mut out = Vec::new();
            write_table(&mut out, &columns, &rows, Style::new(), width).expect("written");
            let out = String::from_utf8(out).expect("text");
            assert!(out.lines().all(|line| line.width() <= width), "{width}:\n{out}");
            assert!(out.contains("12345"), "{out}");
            assert!(out.lines().all(|line| line == line.trim_end()), "{out}");
            assert_eq!(out.contains("somethi"), width > 20, "{out}");
        }
    }

    #[test]
    fn cells_are_cut_and_bars_are_drawn() {
        assert_eq!(cut("Kabupaten Serang", 9), "Kabupate…");
        assert_eq!(cut("漢字漢字", 5), "漢字…");
        assert_eq!([bar(0, 10, 4), bar(1, 1000, 4), bar(10, 10, 4), bar(5, 8, 1)], ["", "▏", "████", "▋"]);
    }
}
