//! How well statuses are judged.

use std::fmt::{Display, Formatter, Result};

use awas::annotation::training::STATUS_NAMES;

use super::readings::Case;
use super::regression::CLASSES;

/// The place of `imposed` among the statuses; the first place is for no sanction.
const IMPOSED: usize = 1;

/// How often each status was judged to be which: rows are what was read.
pub(crate) struct Figures {
    confusion: [[usize; CLASSES]; CLASSES],
    /// The same, with a second status that a reader gave let pass.
    lenient: [[usize; CLASSES]; CLASSES],
}

impl Figures {
    pub(crate) fn of(
        judged: &[(&Case, [i32; CLASSES])],
        choose: impl Fn(&Case, &[i32; CLASSES]) -> usize,
    ) -> Self {
        let mut figures = Self { confusion: Default::default(), lenient: Default::default() };
        for (case, sums) in judged {
            let said = choose(case, sums);
            figures.confusion[case.status][said] += 1;
            let read = if case.further == Some(said) { said } else { case.status };
            figures.lenient[read][said] += 1;
        }
        figures
    }

    /// One line: the mean over the statuses, and `imposed`.
    pub(crate) fn summary(&self, name: &str) -> String {
        format!(
            "{name:<14} mean F1 {:.3} ({:.3} with second readings), imposed: precision {:.3} ({:.3}) recall {:.3}\n",
            mean(&self.confusion),
            mean(&self.lenient),
            precision(&self.confusion, IMPOSED),
            precision(&self.lenient, IMPOSED),
            recall(&self.confusion, IMPOSED),
        )
    }
}

impl Display for Figures {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{:<14}", "read \\ judged")?;
        for name in STATUS_NAMES {
            write!(f, "{:>8.7}", name)?;
        }
        writeln!(f, "{:>8}{:>8}{:>8}", "F1", "prec", "recall")?;
        for (class, row) in self.confusion.iter().enumerate() {
            write!(f, "  {:<12}", STATUS_NAMES[class])?;
            for count in row {
                write!(f, "{count:>8}")?;
            }
            let confusion = &self.confusion;
            let (precision, recall) = (precision(confusion, class), recall(confusion, class));
            writeln!(f, "{:>8.2}{precision:>8.2}{recall:>8.2}", f1(confusion, class))?;
        }
        Ok(())
    }
}

type Confusion = [[usize; CLASSES]; CLASSES];

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn judged(confusion: &Confusion, class: usize) -> usize {
    confusion.iter().map(|row| row[class]).sum()
}

fn precision(confusion: &Confusion, class: usize) -> f64 {
    share(confusion[class][class], judged(confusion, class))
}

fn recall(confusion: &Confusion, class: usize) -> f64 {
    share(confusion[class][class], confusion[class].iter().sum())
}

fn f1(confusion: &Confusion, class: usize) -> f64 {
    share(2 * confusion[class][class], judged(confusion, class) + confusion[class].iter().sum::<usize>())
}

/// The mean over the statuses, without the one for no sanction.
fn mean(confusion: &Confusion) -> f64 {
    (1..CLASSES).map(|class| f1(confusion, class)).sum::<f64>() / (CLASSES - 1) as f64
}
