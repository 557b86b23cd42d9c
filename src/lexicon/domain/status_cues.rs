//! Words that tell whether a sanction or a declaration came to pass.

use serde::Deserialize;

use crate::lexicon::table::{List, typed_table};

typed_table!("status_cues.tsv", Row);

/// A cue with the words it bears on.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Row {
    /// Stable key.
    pub(crate) id: String,
    /// What the words do.
    pub(crate) class: Class,
    /// The status that the class gives, `-` for words that only weigh or carry.
    #[allow(dead_code, reason = "for readers of the table; tests hold it against the class")]
    pub(crate) status: String,
    /// Where the words they bear on stand.
    pub(crate) side: Side,
    /// How many words may lie between.
    pub(crate) reach: usize,
    /// Which edges of clauses may lie between.
    pub(crate) crosses: Crosses,
    /// What `done`, `agent` and `cause` add to the proof that a sanction was imposed;
    /// for other classes how firmly the words tell, for readers of the table.
    pub(crate) weight: u8,
    /// Surface phrases; a small letter matches either case, a capital only itself.
    pub(crate) forms: List,
    /// A sentence in which the row matches.
    #[allow(dead_code, reason = "read by tests")]
    pub(crate) example: String,
}

/// What a cue does to the sanction that it bears on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Class {
    /// Denies the word behind it: `tidak`, `belum`.
    Negation,
    /// Says that there is none: `belum ada`, `nihil`, `membantah`.
    Absence,
    /// Looks like another cue and is none: `tidak hanya`, `tidak netral`.
    Mask,
    /// `jika`, `apabila`.
    Condition,
    /// `akan`, `dapat`, `siap`.
    Modality,
    /// `terancam`, `tidak segan`.
    Threat,
    /// `paling lama`, `maksimal`.
    Limit,
    /// Text of a statute: `setiap orang`, `sebagaimana dimaksud`.
    Statute,
    /// Speaks of a law: `diatur`, `pasal`.
    Law,
    /// `berwenang`, `tugas`.
    Power,
    /// `harus`, `layak`.
    Duty,
    /// `merekomendasikan`, `mengusulkan`.
    Request,
    /// `mendesak`, `menuntut`.
    Demand,
    /// `atas rekomendasi`: names who recommended what came to pass.
    Basis,
    /// `menunggu`, `masih dikaji`.
    Process,
    /// `dibatalkan`, `tidak terbukti`.
    Cleared,
    /// `diduga`, `terlapor`.
    Suspicion,
    /// `isu`, `wacana`.
    Rumour,
    /// `apakah`, `benarkah`.
    Question,
    /// `untuk`, `guna`.
    Purpose,
    /// `telah`, `resmi`.
    Done,
    /// `oleh`, `berdasarkan SK`.
    Agent,
    /// `karena`, `usai`.
    Cause,
    /// A verb whose subject receives: `dijatuhi`.
    Receives,
    /// A verb whose subject imposes: `menjatuhkan`.
    Gives,
    /// A verb behind the sanction: `dijatuhkan`.
    Given,
    /// `kepada`, `terhadap`.
    To,
    /// People in general: `setiap`, `yang melanggar`.
    Generic,
    /// Certain people: `itu`, `tersebut`.
    Definite,
    /// `dia`, `yang bersangkutan`.
    Pronoun,
    /// Counted people: `dua`, `seorang`.
    Count,
    /// A noun for a person that the offices do not list.
    Person,
    /// A body that imposes or recommends, beside the institutions.
    Body,
    /// Opens a clause of its own: `namun`.
    Break,
    /// `yang`: says more about the people before it.
    Relative,
    /// Opens a subordinate clause: `yang`, `karena`.
    Clause,
    /// Joins sanctions of one list.
    Glue,
    /// May stand between a negation and the word that it denies.
    Filler,
    /// Another country's affairs, or sport.
    Foreign,
    /// An ordinary crime.
    Crime,
    /// Elections and offices.
    Public,
    /// Bodies and offices of this country.
    Home,
    /// A declaration yet to come: `dijadwalkan`.
    Plan,
    /// A declaration that took place: `usai deklarasi`.
    Held,
    /// Before whom: `di hadapan`.
    Witness,
    /// Where: `di`.
    At,
    /// Who is bound to be neutral: `ASN`, `kades`.
    Offender,
    /// A conduct that is forbidden, not reported: `dilarang`.
    Forbidden,
    /// The time before candidates are fixed: `bakal calon`.
    Early,
}

/// Where the words that a cue bears on stand, seen from the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    /// Before the cue.
    Left,
    /// Behind the cue.
    Right,
    /// On either side.
    Both,
    /// Anywhere in the sentence.
    Anywhere,
}

/// Which edges a cue reaches past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Crosses {
    /// None: it acts within its clause.
    None,
    /// Commas and subordinate clauses.
    Clause,
    /// All of the sentence.
    Sentence,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::domain::testing::{any, assert_clean};

    #[test]
    fn the_table_is_well_formed() {
        TABLE.check().expect("headers and order");
        assert_eq!(rows().len(), TABLE.rows::<Row>().expect("typed rows").len());
    }

    #[test]
    fn every_example_holds_a_form_of_its_row() {
        for row in rows() {
            assert_clean(&row.id, &row.forms);
            assert!(any(&row.example, &row.forms), "{}: no form in `{}`", row.id, row.example);
            assert!(row.weight <= 100, "{}: weight {}", row.id, row.weight);
        }
    }

    #[test]
    fn rows_of_a_class_give_one_status() {
        for (row, other) in rows().iter().flat_map(|row| rows().iter().map(move |other| (row, other))) {
            assert!(row.class != other.class || row.status == other.status, "{} and {}", row.id, other.id);
        }
    }
}
