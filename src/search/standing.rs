//! How much the best status of a passage counts when somebody asks about
//! sanctions or declarations in general: imposed before recommended before
//! threatened before what is only a rule.

use tantivy::SegmentReader;
use tantivy::columnar::Column;

use crate::annotation::Kind;
use crate::index::standing_name;

/// The standing of the passages of one segment under one lens. The numbers are
/// the column `prior` of `fact_values.tsv`, counted when the index was built.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    column: Column<u64>,
}

impl Standing {
    /// Opens the standing under a lens.
    pub(crate) fn open(segment: &SegmentReader, lens: &Kind) -> tantivy::Result<Self> {
        Ok(Self { column: segment.fast_fields().u64(&standing_name(lens.name))? })
    }

    /// From 0, for a passage of which no status is told, to 1.
    pub(crate) fn of(&self, document: tantivy::DocId) -> f32 {
        self.column.first(document).map_or(0.0, |prior| prior as f32 / 100.0)
    }
}
