//! Sanctions: what office-holders lose, are told, or are threatened with.

use std::sync::LazyLock;

use super::cues::{self, CueRow, Cues};
use super::{Annotation, Kind, Reading, Scene};
use crate::lexicon::domain::cells::Strength;
use crate::lexicon::domain::sanctions::{self, Family};

pub(super) const KIND: Kind =
    Kind { name: "sanction", indonesian: "sanksi", is_lens: true, general: &["generic"], find };

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(sanctions::rows().iter().map(|row| CueRow {
        id: &row.id,
        label: row.family.name(),
        // How a case went is no sanction; the row still hides the shorter cue in it.
        strength: if row.family == Family::Outcome { Strength::Outcome } else { row.strength },
        forms: &row.forms.0,
        requires: &row.requires.0,
        excludes: &row.excludes.0,
    }))
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mark = |reading: &Reading<'_>| {
        CUES.find(reading)
            .iter()
            .map(|found| cues::annotation(KIND.name, found, found.label, reading))
            .collect()
    };
    scene.passages.iter().map(mark).collect()
}
