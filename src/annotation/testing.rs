//! What the tests of the kinds share: texts whose lines are passages.

use super::{Annotation, Reading, annotate};
use crate::analysis::{Token, analyze};
use crate::article::ArticleDate;

/// The annotations of one kind for each passage, a line of the text.
pub(super) fn by_passage(text: &str, kind: &str) -> Vec<Vec<Annotation>> {
    let lines: Vec<&str> = text.lines().collect();
    let tokens: Vec<Vec<Token>> = lines.iter().map(|line| analyze(line)).collect();
    let passages = lines.iter().copied().zip(tokens.iter().map(Vec::as_slice));
    let mut all = annotate(&Reading::of_article(passages), ArticleDate::default());
    for annotations in &mut all {
        annotations.retain(|annotation| annotation.kind == kind);
    }
    all
}

/// The annotations of one kind, in order.
pub(super) fn found(text: &str, kind: &str) -> Vec<Annotation> {
    by_passage(text, kind).into_iter().flatten().collect()
}
