//! Which fields a passage has in the index.

use compact_str::CompactString;
use tantivy::schema::{
    Field, INDEXED, IndexRecordOption, NumericOptions, STORED, Schema, SchemaBuilder, TextFieldIndexing,
    TextOptions,
};

use super::facts;
use crate::analysis::{Analyser, Token};
use crate::annotation::{Annotation, Kind, lenses};

/// The engine's tokenizer for one term.
const ONE_TERM: &str = "raw";
/// The engine's tokenizer for terms that this crate makes, with spaces between
/// them; tantivy never cuts a text itself. Its ready-made tokens would be the
/// plain way, but it writes them as JSON and reads them again.
const SPACED_TERMS: &str = "whitespace";

/// Name of the field that orders passages as the sources do.
pub(super) const SEQUENCE: &str = "sequence";
/// Names of the columns that ranking reads.
pub(crate) const ORDINAL: &str = "ordinal";
pub(crate) const ARTICLE_LENGTH: &str = "article_length";
pub(crate) const TRAITS: &str = "traits";
pub(crate) const LIKENESS: &str = "likeness";
pub(crate) const FIRST_DAY: &str = "first_day";

/// The fields of a passage.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    /// Identifier of the passage.
    pub(crate) id: Field,
    /// Identifier of the article.
    pub(crate) article: Field,
    /// Place among all passages of the sources.
    pub(crate) sequence: Field,
    /// Exact terms of the passage, with positions.
    pub(crate) exact: Field,
    /// Stems of the passage and, behind them, of the title, with positions.
    pub(crate) stem: Field,
    /// Stems of the title.
    pub(crate) title: Field,
    /// Ideas and abbreviations that the passage expresses, in whatever words.
    pub(crate) concept: Field,
    /// Lens kinds that the passage carries.
    pub(crate) about: Field,
    /// Stems of what each lens kind marked, in the order of the registry.
    pub(crate) evidence: Vec<(&'static str, Field)>,
    /// Exact terms of article fields.
    pub(crate) outlet: Field,
    pub(crate) place: Field,
    pub(crate) speaker: Field,
    /// How many passages of its article stand before it.
    pub(crate) ordinal: Field,
    /// Words of the whole article.
    pub(crate) article_length: Field,
    /// What the passage shows of itself.
    pub(crate) traits: Field,
    /// By what copies are known; 0 if by nothing.
    pub(crate) likeness: Field,
    /// Facts of each annotation, those of one annotation at one position.
    pub(crate) facts: Field,
    /// Kinds of annotation that the passage carries, lens or not.
    pub(crate) carries: Field,
    /// For each lens kind, how much its best status counts, in hundredths.
    pub(crate) standing: Vec<(&'static str, Field)>,
    /// First and last possible day, as days since 1970.
    pub(crate) first_day: Field,
    pub(crate) last_day: Field,
    /// The stored passage.
    pub(crate) record: Field,
}

fn text(builder: &mut SchemaBuilder, name: &str, option: IndexRecordOption, norms: bool) -> Field {
    let tokenizer = if option == IndexRecordOption::Basic { ONE_TERM } else { SPACED_TERMS };
    let indexing =
        TextFieldIndexing::default().set_tokenizer(tokenizer).set_fieldnorms(norms).set_index_option(option);
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}

fn evidence_name(kind: &Kind) -> String {
    format!("evidence_{}", kind.name)
}

/// Name of the field that holds how much the best status of a lens kind counts.
pub(crate) fn standing_name(kind: &str) -> String {
    format!("standing_{kind}")
}

impl Fields {
    /// The schema and its fields.
    pub(crate) fn build() -> (Schema, Self) {
        use IndexRecordOption::{Basic, WithFreqs, WithFreqsAndPositions};
        let mut builder = Schema::builder();
        let b = &mut builder;
        let fields = Self {
            id: text(b, "id", Basic, false),
            article: text(b, "article", Basic, false),
            sequence: b.add_u64_field(SEQUENCE, NumericOptions::default().set_fast()),
            exact: text(b, "exact", WithFreqsAndPositions, true),
            stem: text(b, "stem", WithFreqsAndPositions, true),
            title: text(b, "title", WithFreqs, true),
            concept: text(b, "concept", WithFreqs, true),
            about: text(b, "about", Basic, false),
            evidence: lenses()
                .map(|kind| (kind.name, text(b, &evidence_name(kind), WithFreqs, true)))
                .collect(),
            outlet: text(b, "outlet", WithFreqsAndPositions, false),
            place: text(b, "place", WithFreqsAndPositions, false),
            speaker: text(b, "speaker", WithFreqsAndPositions, false),
            ordinal: b.add_u64_field(ORDINAL, NumericOptions::default().set_fast()),
            article_length: b.add_u64_field(ARTICLE_LENGTH, NumericOptions::default().set_fast()),
            traits: b.add_u64_field(TRAITS, NumericOptions::default().set_fast()),
            likeness: b.add_u64_field(LIKENESS, NumericOptions::default().set_fast()),
            first_day: b.add_i64_field(FIRST_DAY, NumericOptions::default().set_indexed().set_fast()),
            facts: facts::field(b),
            carries: text(b, "carries", Basic, false),
            standing: lenses()
                .map(|kind| {
                    let option = NumericOptions::default().set_fast();
                    (kind.name, b.add_u64_field(&standing_name(kind.name), option))
                })
                .collect(),
            last_day: b.add_i64_field("last_day", INDEXED),
            record: b.add_text_field("record", STORED),
        };
        (builder.build(), fields)
    }

    /// The fields of an index that was built with the same schema.
    pub(super) fn of(schema: &Schema) -> Self {
        let (expected, fields) = Self::build();
        debug_assert_eq!(&expected, schema, "the format number guards the schema");
        fields
    }

    /// The evidence field of a lens.
    pub(crate) fn evidence_of(&self, kind: &Kind) -> Option<Field> {
        self.evidence.iter().find(|(name, _)| *name == kind.name).map(|(_, field)| *field)
    }
}

/// An idea or abbreviation as one term: `Menpan RB` holds a space.
pub(crate) fn concept_term(concept: &str) -> String {
    concept.replace(char::is_whitespace, "_")
}

/// An idea as a term among the stems; no word holds the sign.
pub(crate) fn idea_term(idea: &str) -> String {
    format!("§{idea}")
}

/// The stems that stand for an annotation in its evidence field: those of its
/// span, and of the parts that the span does not show.
pub(crate) fn evidence_terms(
    analyser: &Analyser,
    annotation: &Annotation,
    tokens: &[Token],
) -> Vec<CompactString> {
    let mut terms: Vec<CompactString> = tokens
        .iter()
        .filter(|token| annotation.span.contains(&token.span))
        .map(|token| token.stem.clone())
        .collect();
    for (_, value) in &annotation.parts {
        let missing: Vec<CompactString> = analyser
            .analyze(value)
            .into_iter()
            .map(|token| token.stem)
            .filter(|stem| !terms.contains(stem))
            .collect();
        terms.extend(missing);
    }
    terms
}
