//! Violations of neutrality: the conduct that a passage states, by its code in
//! the joint decree of 2022.
//!
//! A conduct counts where its sentence names somebody who is bound to be neutral.
//! A conduct that the sentence only forbids or thinks of is marked too, and says so
//! in its part `status`.

use std::sync::LazyLock;

use super::cues::{self, CueRow, Cues};
use super::scope::Sentence;
use super::{Annotation, Kind, Reading, Scene};
use crate::lexicon::domain::status_cues::Class;
use crate::lexicon::domain::violations::{self, Row};

pub(super) const KIND: Kind =
    Kind { name: "violation", indonesian: "pelanggaran", is_lens: false, general: &[], find };

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(violations::rows().iter().map(|row| CueRow {
        id: &row.id,
        label: &row.id,
        strength: row.strength,
        forms: &row.forms.0,
        requires: &row.requires.0,
        excludes: &row.excludes.0,
    }))
});

/// Confidence in a conduct that is reported, and in one that is only forbidden or
/// thought of.
const REPORTED: u8 = 85;
const NOT_REPORTED: u8 = 60;

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    scene.passages.iter().map(mark).collect()
}

fn mark(reading: &Reading<'_>) -> Vec<Annotation> {
    let mut annotations: Vec<Annotation> = Vec::new();
    for found in CUES.find(reading) {
        let sentence = Sentence::around(reading, found.tokens.start);
        let is_bound = sentence.of(Class::Offender).next().is_some();
        let Some(row) = row_of(found.id).filter(|row| is_bound || !row.needs_offender) else { continue };
        let is_early = sentence.of(Class::Early).next().is_some();
        let row = row.early.0.as_deref().filter(|_| is_early).and_then(row_of).unwrap_or(row);
        let bears = |class| sentence.of(class).any(|cue| sentence.bears_on(cue, &found.tokens));
        let status = if bears(Class::Forbidden) {
            "forbidden"
        } else if bears(Class::Condition) {
            "conditional"
        } else {
            "stated"
        };
        let mut annotation = cues::annotation(KIND.name, &found, &row.id, reading);
        annotation.confidence = if status == "stated" { REPORTED } else { NOT_REPORTED };
        annotation.parts =
            vec![("gloss".to_owned(), row.gloss_en.clone()), ("status".to_owned(), status.to_owned())];
        annotations.push(annotation);
    }
    annotations
}

fn row_of(id: &str) -> Option<&'static Row> {
    let rows = violations::rows();
    rows.binary_search_by(|row| row.id.as_str().cmp(id)).ok().map(|place| &rows[place])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;

    #[test]
    fn conduct_has_its_code_and_says_whether_it_happened() {
        for (text, expected) in [
            ("Seorang ASN memberi like pada unggahan calon bupati.", Some(("SKB-D6", "stated"))),
            ("Camat itu berfoto bersama bakal calon bupati.", Some(("SKB-E5", "stated"))),
            ("ASN dilarang memberi like pada unggahan calon bupati.", Some(("SKB-D6", "forbidden"))),
            ("Jika ASN menjadi anggota partai, ia dipecat.", Some(("SKB-D5", "conditional"))),
            ("Lurah itu menghadiri kampanye pasangan calon.", Some(("SKB-D4", "stated"))),
            ("Kades itu menjadi tim sukses calon bupati.", Some(("SKB-D10", "stated"))),
            ("Bupati membuat keputusan yang menguntungkan calon petahana.", Some(("SKB-D12", "stated"))),
            ("Dua guru berfoto bersama di halaman sekolah.", None),
            ("Warga berfoto bersama calon bupati.", None),
            ("Ia menjadi tim ahli DPRD.", None),
        ] {
            let tokens = analyze(text);
            let found = mark(&Reading::new(text, &tokens));
            let first =
                found.first().map(|found| (found.label.as_str(), found.part("status").unwrap_or("-")));
            assert_eq!(first, expected, "{text}");
        }
    }
}
