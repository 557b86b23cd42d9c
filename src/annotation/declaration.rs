//! Declarations: pledges of neutrality or peace, endorsements, candidacies.

use std::sync::LazyLock;

use super::cues::{self, CueRow, Cues};
use super::phrases::{occurs, terms};
use super::{Annotation, Reading, Scene};
use crate::lexicon::domain::declarations::Kind;
use crate::lexicon::domain::{declaration_kinds, declarations};

pub(super) const KIND: super::Kind =
    super::Kind { name: "declaration", indonesian: "deklarasi", is_lens: true, general: &["other"], find };

/// Label of a declaration whose row leaves the kind to its sentence.
const OPEN: &str = "";

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(declarations::rows().iter().map(|row| CueRow {
        id: &row.id,
        label: row.kind.map_or(OPEN, Kind::name),
        strength: row.strength,
        forms: &row.forms.0,
        requires: &row.requires.0,
        excludes: &row.excludes.0,
    }))
});

/// A kind with the words that tell it, as terms.
type KindCues = (&'static str, Vec<Vec<String>>);

/// Kinds in the order in which they are tried.
static KIND_CUES: LazyLock<Vec<KindCues>> = LazyLock::new(|| {
    let mut rows: Vec<_> = declaration_kinds::rows().iter().collect();
    rows.sort_by_key(|row| row.order);
    rows.iter().map(|row| (row.kind.name(), row.cues.0.iter().map(|cue| terms(cue)).collect())).collect()
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mark = |reading: &Reading<'_>| {
        CUES.find(reading)
            .iter()
            .map(|found| {
                let label =
                    if found.label == OPEN { kind_near(reading, found.tokens.start) } else { found.label };
                cues::annotation(KIND.name, found, label, reading)
            })
            .collect()
    };
    scene.passages.iter().map(mark).collect()
}

/// The kind told by the words of the sentence, or else of the passage.
fn kind_near(reading: &Reading<'_>, at: usize) -> &'static str {
    let sentence = reading.sentence_around(at);
    [&reading.tokens[sentence], reading.tokens]
        .iter()
        .find_map(|tokens| {
            let (kind, _) = KIND_CUES.iter().find(|(_, cues)| cues.iter().any(|cue| occurs(tokens, cue)))?;
            Some(*kind)
        })
        .unwrap_or(Kind::Other.name())
}
