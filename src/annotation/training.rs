//! What those need who train the weights of `status_weights.tsv`: the evidence
//! that the finder of sanctions gathers, and how it chooses.

use super::sanction;
use super::{KINDS, Reading, Scene};
use crate::Span;
use crate::article::ArticleDate;

pub use super::judge::{LEAD, STATUS_NAMES, choose_status};

/// A list of sanctions, such as `teguran hingga pemecatan`, as its status is judged.
#[derive(Debug, Clone)]
pub struct StatusEvidence {
    /// The number of its passage.
    pub passage: usize,
    /// Where its sanctions stand in the passage.
    pub spans: Vec<Span>,
    /// What speaks for the statuses, sorted, each once.
    pub features: Vec<String>,
    /// The status that the rules give, one of [`STATUS_NAMES`].
    pub ruled: &'static str,
    /// Whether the sentence leaves room for `imposed`.
    pub may_be_imposed: bool,
}

/// What the sanctions of an article are judged by, in order. Takes what
/// [`annotate_under`](super::annotate_under) takes.
#[must_use]
pub fn status_evidence<'s, 'p>(
    title: Option<&'s Reading<'p>>,
    passages: &'s [Reading<'p>],
    date: ArticleDate,
) -> Vec<StatusEvidence> {
    let mut scene = Scene::new(title, passages, date);
    for kind in KINDS.iter().take_while(|kind| kind.name != sanction::KIND.name) {
        scene.run(kind);
    }
    sanction::evidence(&scene)
}
