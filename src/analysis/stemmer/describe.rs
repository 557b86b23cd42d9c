//! From the engine's numbers to analyses that people can read.

use super::derivation::{Analysis, Derivation, Ground, Piece, Step};
use super::engine::grammar::Clitic;
use super::engine::lexicon::Words;
use super::engine::{Candidate, Engine, Origin, hyphen};
use super::is_analysable;

/// How many losing analyses a [`Derivation`] keeps.
const REJECTED: usize = 3;

/// All analyses of a lower-case word, best first, one for each root.
pub(super) fn analyses(engine: &Engine<impl Words>, word: &str) -> Vec<Analysis> {
    let added = engine.entry(word.as_bytes()).filter(|entry| engine.lexicon.is_added(entry.place));
    if !is_analysable(word) {
        return vec![match added {
            Some(entry) => {
                Analysis { root: engine.letters(entry.root()).to_owned(), ..kept(word, Ground::Added) }
            }
            None => kept(word, Ground::Unknown),
        }];
    }
    if word.contains('-') {
        return vec![hyphenated(engine, word)];
    }
    let mut analyses: Vec<Analysis> = Vec::new();
    for candidate in engine.all(word, false) {
        let analysis = describe(engine, word, &candidate);
        match analyses.iter_mut().find(|known| known.root == analysis.root) {
            None => analyses.push(analysis),
            // What a table decides is told with the affixes that lead there.
            Some(known)
                if known.steps.is_empty() && matches!(known.ground, Ground::Decided | Ground::Added) =>
            {
                known.steps = analysis.steps;
                known.pattern = analysis.pattern;
            }
            // Of two ways to the same root the cheaper one is enough.
            Some(_) => {}
        }
    }
    analyses
}

/// The trail of a lower-case word from its analyses.
pub(super) fn derivation(word: &str, analyses: Vec<Analysis>) -> Derivation {
    let mut analyses = analyses.into_iter();
    let best = analyses.next().unwrap_or_else(|| kept(word, Ground::Unknown));
    Derivation {
        word: word.to_owned(),
        root: best.root,
        pattern: best.pattern,
        steps: best.steps,
        ground: best.ground,
        cost: best.cost,
        rejected: analyses.take(REJECTED).collect(),
    }
}

fn kept(word: &str, ground: Ground) -> Analysis {
    Analysis { root: word.to_owned(), pattern: "-", steps: Vec::new(), ground, cost: 0 }
}

fn describe(engine: &Engine<impl Words>, word: &str, candidate: &Candidate) -> Analysis {
    let grammar = engine.grammar;
    let mut steps = Vec::new();
    if let Some(number) = candidate.prefix {
        for &row in grammar.prefixes[usize::from(number)].steps {
            let row = &grammar.allomorphs[usize::from(row)];
            steps.push(Step {
                piece: Piece::Prefix,
                morpheme: row.morpheme,
                surface: row.surface,
                restored: row.restored.map(char::from),
            });
        }
    }
    for number in candidate.clitics.iter().flatten() {
        steps.push(clitic_step(&grammar.clitics[usize::from(*number)]));
    }
    let suffix = grammar.suffixes[usize::from(candidate.suffix)];
    if !suffix.is_empty() {
        steps.push(Step { piece: Piece::Suffix, morpheme: suffix, surface: suffix, restored: None });
    }
    Analysis {
        root: engine.root(word, candidate),
        pattern: grammar.patterns[usize::from(candidate.pattern)].name,
        steps,
        ground: match candidate.origin {
            _ if candidate.place.is_some_and(|place| engine.lexicon.is_added(place)) => Ground::Added,
            Origin::Decided => Ground::Decided,
            Origin::Root => Ground::Root,
            Origin::Unknown => Ground::Unknown,
        },
        cost: candidate.cost,
    }
}

fn clitic_step(clitic: &Clitic) -> Step {
    let piece = if clitic.particle { Piece::Particle } else { Piece::Possessive };
    Step { piece, morpheme: clitic.surface, surface: clitic.surface, restored: None }
}

/// The one analysis of a hyphenated word, with the affixes of both halves.
fn hyphenated(engine: &Engine<impl Words>, word: &str) -> Analysis {
    let (root, kind) = hyphen::hyphenated(engine, word);
    let entry = engine.entry(word.as_bytes());
    let ground = match kind {
        _ if entry.is_some_and(|entry| engine.lexicon.is_added(entry.place)) => Ground::Added,
        kind if kind.is_reduplication() => Ground::Reduplication,
        hyphen::Hyphenated::Decided => Ground::Decided,
        hyphen::Hyphenated::Loose => Ground::Unknown,
        _ => Ground::Hyphen,
    };
    let (Some((first, rest)), Some((front, last))) = (word.split_once('-'), word.rsplit_once('-')) else {
        return Analysis { root, ..kept(word, ground) };
    };
    let grammar = engine.grammar;
    let steps = match kind {
        hyphen::Hyphenated::Full | hyphen::Hyphenated::Affixed | hyphen::Hyphenated::Rhyming => {
            let mut steps = steps_to(engine, first, &root);
            let suffixed = steps.iter().position(|step| step.piece != Piece::Prefix).unwrap_or(steps.len());
            let mut behind = steps.split_off(suffixed);
            steps.push(Step {
                piece: Piece::Reduplication,
                morpheme: "reduplication",
                surface: "",
                restored: None,
            });
            // A suffix that both halves bear is told once.
            for step in steps_to(engine, rest, &root) {
                let is_told = step.piece == Piece::Prefix && steps.contains(&step);
                if !is_told && !behind.contains(&step) {
                    behind.push(step);
                }
            }
            steps.extend(behind);
            steps
        }
        hyphen::Hyphenated::Clitic => {
            let mut steps = steps_to(engine, front, &root);
            let clitic = grammar.clitics.iter().find(|clitic| clitic.surface == last);
            let outer = steps.iter().position(|step| step.piece != Piece::Prefix).unwrap_or(steps.len());
            steps.splice(outer..outer, clitic.map(clitic_step));
            steps
        }
        hyphen::Hyphenated::Prefixed => {
            let rows = grammar
                .prefixes
                .iter()
                .filter(|prefix| prefix.surface == first && prefix.restored.is_none())
                .filter_map(|prefix| prefix.steps.first())
                .map(|&row| &grammar.allomorphs[usize::from(row)]);
            // Of prefixes of one spelling (se-, and R- before s) the plain one is meant.
            let row = rows.min_by_key(|row| row.morpheme.trim_end_matches('-') != row.surface);
            row.map(|row| Step {
                piece: Piece::Prefix,
                morpheme: row.morpheme,
                surface: row.surface,
                restored: None,
            })
            .into_iter()
            .chain(steps_to(engine, rest, &root))
            .collect()
        }
        hyphen::Hyphenated::Decided | hyphen::Hyphenated::Loose => Vec::new(),
    };
    Analysis { root, steps, ..kept(word, ground) }
}

/// The affixes that lead from a part of a word to a root, where they do.
fn steps_to(engine: &Engine<impl Words>, part: &str, root: &str) -> Vec<Step> {
    engine
        .all(part, true)
        .iter()
        .find(|candidate| engine.root(part, candidate) == root)
        .map(|candidate| describe(engine, part, candidate).steps)
        .unwrap_or_default()
}
