//! The status of a sanction by trained weights: which one the evidence speaks for.
//!
//! `make train-status` makes the weights from readings by hand; the table says how.
//! Sums are of integers, so that the decision is the same on every machine.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::evidence::{Evidence, Sink};
use super::status::Status;
use crate::lexicon::domain::status_weights::{self, Row};

/// The statuses in the order of the columns of the table; none for words that are
/// no sanction.
const STATUSES: [Option<Status>; 8] = [
    None,
    Some(Status::Imposed),
    Some(Status::Recommended),
    Some(Status::Pending),
    Some(Status::Threatened),
    Some(Status::Rule),
    Some(Status::Cleared),
    Some(Status::None),
];

/// Their names, in the same order.
pub const STATUS_NAMES: [&str; STATUSES.len()] =
    ["absent", "imposed", "recommended", "pending", "threatened", "rule", "cleared", "none"];

/// The place of `imposed` among them.
const IMPOSED: usize = 1;

/// How far, in hundredths of a natural logarithm, `imposed` must be ahead of every
/// other status: odds of seven to one. A person who is said to be sanctioned and is
/// not is a worse fault than a sanction that is called a threat.
pub const LEAD: i32 = 200;

/// The places of what is said, whichever is likelier, of a sanction that was rather
/// imposed than not, but not surely: `threatened` and `rule`.
const WEAKER: [usize; 2] = [4, 5];

static WEIGHTS: LazyLock<FxHashMap<&'static str, &'static Row>> =
    LazyLock::new(|| status_weights::rows().iter().map(|row| (row.feature.as_str(), row)).collect());

/// What the evidence speaks for.
pub(super) struct Judgement {
    /// None if the words are no sanction.
    pub(super) status: Option<Status>,
    /// The feature that speaks for it most.
    pub(super) ground: &'static str,
    /// In hundredths.
    pub(super) confidence: u8,
}

/// Judges a list of sanctions. `may_be_imposed` tells whether the sentence leaves
/// room for that at all.
pub(super) fn judge(evidence: &Evidence<'_, '_, '_, '_>, may_be_imposed: bool) -> Judgement {
    let mut found: Vec<&'static Row> = Vec::with_capacity(64);
    evidence.tell(&mut Sink::new(&mut |feature| found.extend(WEIGHTS.get(feature).copied())));
    // Rows stand in a sorted table: equal ones are the same feature told twice.
    found.sort_unstable_by(|a, b| a.feature.cmp(&b.feature));
    found.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let mut sums = [0_i32; STATUSES.len()];
    for row in &found {
        for (sum, weight) in sums.iter_mut().zip(row.weights()) {
            *sum += i32::from(weight);
        }
    }
    let best = choose_status(&sums, may_be_imposed, LEAD);
    let ground = found.iter().max_by_key(|row| row.weights()[best]).map_or("-", |row| row.feature.as_str());
    Judgement { status: STATUSES[best], ground, confidence: confidence(&sums, best) }
}

/// The number of the status with the greatest sum, in the order of [`STATUS_NAMES`];
/// `imposed` only if it may be and is ahead of the others by `lead`, and else, if it
/// is ahead at all, `threatened` or `rule`.
#[must_use]
pub fn choose_status(sums: &[i32; STATUSES.len()], may_be_imposed: bool, lead: i32) -> usize {
    let greatest = |places: &mut dyn Iterator<Item = usize>| {
        let first = |place: &usize| (sums[*place], std::cmp::Reverse(*place));
        places.max_by_key(first).expect("there are places to choose from")
    };
    let other = greatest(&mut (0..sums.len()).filter(|&place| place != IMPOSED));
    if !may_be_imposed || sums[IMPOSED] <= sums[other] {
        other
    } else if sums[IMPOSED] - sums[other] >= lead {
        IMPOSED
    } else {
        greatest(&mut WEAKER.into_iter())
    }
}

/// The share of a status among all, each sum being a logarithm.
fn confidence(sums: &[i32; STATUSES.len()], best: usize) -> u8 {
    let whole: f64 = sums.iter().map(|sum| (f64::from(sum - sums[best]) / 100.0).exp()).sum();
    // The share is between 0 and 1.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let share = (100.0 / whole).round() as u8;
    share.clamp(1, 99)
}
