//! Cell types that several domain tables share.

use serde::{Deserialize, Deserializer};

use crate::lexicon::table::Maybe;

/// What a matched form proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Strength {
    /// Proves a mention alone.
    Cue,
    /// Counts only with a cue near it.
    Carrier,
    /// Counts only with a word of `requires` in the same sentence.
    Context,
    /// Tells how a case went; no mention by itself.
    Outcome,
}

/// Reads `yes` or `no`.
pub(crate) fn yes_no<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "yes" => Ok(true),
        "no" => Ok(false),
        other => Err(serde::de::Error::custom(format!("found `{other}`, expected `yes` or `no`"))),
    }
}

/// Reads a day, or `-` for none.
pub(crate) fn date_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<jiff::civil::Date>, D::Error> {
    let cell = Maybe::deserialize(deserializer)?.0;
    cell.map(|day| day.parse().map_err(serde::de::Error::custom)).transpose()
}
