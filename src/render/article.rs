//! One passage with its article around it.

use std::io::{self, Write};

use super::human::{Styles, article_line, write_faint};
use super::text::{clean, write_wrapped};
use super::{Look, jsonl};
use crate::index::PassageRecord;

/// Writes the passages of an article, the asked one marked; `as_json` gives one
/// object a passage, with `asked` true on that one.
///
/// # Errors
///
/// What the writer said.
pub fn write_article(
    out: &mut dyn Write,
    passages: &[PassageRecord],
    asked: &str,
    as_json: bool,
    look: Look,
) -> io::Result<()> {
    if as_json {
        return passages
            .iter()
            .try_for_each(|passage| jsonl::write_passage(out, passage, passage.id == asked));
    }
    let Some(first) = passages.first() else { return Ok(()) };
    let styles = Styles::of(look);
    let (on, off) = (styles.heading.render(), styles.heading.render_reset());
    let title = first.article.title.as_deref().map_or_else(|| "(no title)".to_owned(), clean);
    writeln!(out, "{on}{title}{off}")?;
    let mut line = article_line(&first.article);
    line.extend(first.article.byline.as_deref().map(clean));
    line.extend(first.article.url.as_deref().map(clean));
    write_faint(out, &styles, "", &line.join(" · "))?;
    write_faint(out, &styles, "", &clean(&first.file))?;
    for passage in passages {
        writeln!(out)?;
        let is_asked = passage.id == asked;
        let indent = if is_asked { "  > " } else { "    " };
        let spans: Vec<_> =
            passage.annotations.iter().filter(|_| is_asked).map(|annotation| annotation.span).collect();
        write_wrapped(out, &passage.text, &spans, styles.mark, indent, look.width)?;
        if is_asked {
            write_faint(
                out,
                &styles,
                "    ",
                &format!("{}  bytes {}+{}", clean(&passage.id), passage.start, passage.length),
            )?;
            for annotation in &passage.annotations {
                let parts: Vec<String> =
                    annotation.parts.iter().map(|(name, value)| format!("{name} {}", clean(value))).collect();
                let (on, off) = (styles.label.render(), styles.label.render_reset());
                let words = clean(annotation.span.of(&passage.text));
                let label = clean(&annotation.label);
                writeln!(
                    out,
                    "    {on}{}{off} {label}: {words}{}",
                    annotation.kind,
                    if parts.is_empty() { String::new() } else { format!("  [{}]", parts.join("; ")) }
                )?;
            }
        }
    }
    Ok(())
}
