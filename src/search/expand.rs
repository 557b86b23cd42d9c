//! What the index itself adds to a query: the nearest word for one that it does
//! not have, and words that it writes as one.

use std::sync::LazyLock;

use levenshtein_automata::{DFA, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};
use tantivy_fst::Automaton;

use crate::analysis::stemmer::Ground;
use crate::index::Index;
use crate::query::{Node, Origin, Query, QueryTerm, Variant};

/// Shorter words have too many neighbours.
const SHORTEST_SLIP: usize = 5;
/// Words of so many letters may hold two slips.
const TWO_SLIPS: usize = 9;
/// A word that is two slips away stands in at least so many passages: one that
/// stands in a single passage may be any name.
const FEWEST_PASSAGES: u32 = 2;
/// A word with a slip stands in so few passages.
const MOST_SLIPPED: u32 = 2;
/// How much more often the word stands that was meant.
const FAR_MORE: u32 = 50;
/// Words that are joined are at least so long together.
const SHORTEST_JOINED: usize = 6;

/// A word of the query that the index does not have, and the one taken for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// As written in the query.
    pub word: String,
    /// The nearest word of the index.
    pub taken: String,
}

/// How far the index adds to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// What every query gets.
    Usual,
    /// Also words of the index that hold slips themselves: for a query that finds
    /// little, because looking for them takes longer than the search.
    Far,
}

/// The query with what the index adds, and the words that were taken for others.
pub(super) fn expand(index: &Index, query: &Query, reach: Reach) -> tantivy::Result<(Query, Vec<Slip>)> {
    let mut expander =
        Expander { index, searcher: index.searcher(), reach, slips: Vec::new(), unknown: Vec::new() };
    let mut query = query.clone();
    expander.whole(&mut query)?;
    let unknown = std::mem::take(&mut expander.unknown);
    if !unknown.is_empty() {
        // What the words mean together is read anew: ideas, translations, what is asked.
        let taken = |exact: &str| unknown.iter().find(|slip| slip.exact == exact).map(|slip| &*slip.taken);
        query = query.mended(index.analyser(), &taken);
        expander.slips.clear();
        expander.whole(&mut query)?;
        let slips = unknown.into_iter().map(|Unknown { surface, taken, .. }| Slip { word: surface, taken });
        expander.slips.splice(0..0, slips);
    }
    Ok((query, expander.slips))
}

/// A word of the query that the index has in no form.
struct Unknown {
    surface: String,
    exact: String,
    /// The nearest word of the index.
    taken: String,
}

struct Expander<'i> {
    index: &'i Index,
    searcher: &'i Searcher,
    reach: Reach,
    slips: Vec<Slip>,
    unknown: Vec<Unknown>,
}

impl Expander<'_> {
    fn whole(&mut self, query: &mut Query) -> tantivy::Result<()> {
        let counting: Vec<String> =
            query.terms().iter().filter(|term| query.counts(term)).map(|term| term.exact.clone()).collect();
        self.node(&mut query.root, &counting)
    }

    fn node(&mut self, node: &mut Node, counting: &[String]) -> tantivy::Result<()> {
        match node {
            Node::Side(parts) => {
                self.join(parts)?;
                parts.iter_mut().try_for_each(|part| self.node(part, counting))
            }
            Node::And(parts) | Node::Or(parts) => {
                parts.iter_mut().try_for_each(|part| self.node(part, counting))
            }
            Node::Term(term) if counting.contains(&term.exact) => {
                self.mend(term)?;
                if self.reach == Reach::Far { self.add_slipped(term) } else { Ok(()) }
            }
            _ => Ok(()),
        }
    }

    fn has(&self, field: Field, term: &str) -> tantivy::Result<bool> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(field, term))? > 0)
    }

    /// Words of a query that the index writes as one too.
    fn join(&self, parts: &mut [Node]) -> tantivy::Result<()> {
        for at in 1..parts.len() {
            let (before, behind) = parts.split_at_mut(at);
            if let (Some(Node::Term(first)), Some(Node::Term(second))) = (before.last_mut(), behind.first()) {
                let joined = format!("{}{}", first.exact, second.exact);
                if joined.len() >= SHORTEST_JOINED && self.has(self.index.fields().exact, &joined)? {
                    let stem = self.index.analyser().stem(&joined).into_owned();
                    if first.variants.iter().all(|variant| variant.stem != stem) {
                        first.variants.push(Variant { stem, origin: Origin::Joined, words: 2 });
                    }
                }
            }
        }
        Ok(())
    }

    /// Finds for a word that the index has in no form the nearest one that it has;
    /// gives one that it hardly has a far more frequent neighbour.
    fn mend(&mut self, term: &mut QueryTerm) -> tantivy::Result<()> {
        let letters = term.exact.chars().count();
        if term.is_slip || letters < SHORTEST_SLIP || !term.exact.chars().all(char::is_alphabetic) {
            return Ok(());
        }
        let fields = self.index.fields();
        let known = self.searcher.doc_freq(&Term::from_field_text(fields.exact, &term.exact))?;
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        if known > MOST_SLIPPED || (known == 0 && self.has(fields.stem, &term.stem)?) {
            return Ok(());
        }
        for variant in &term.variants {
            if self.has(fields.stem, &variant.stem)? {
                return Ok(());
            }
        }
        // A word that the lexicon knows is meant as it stands.
        if self.is_known(&term.exact) {
            return Ok(());
        }
        let most = if letters < TWO_SLIPS || known > 0 { 1 } else { 2 };
        for slips in 1..=most {
            let fewest = match (slips, known) {
                (1, 0) => 1,
                (_, 0) => FEWEST_PASSAGES,
                _ => known.saturating_mul(FAR_MORE),
            };
            let mut near = self.neighbours(&term.exact, slips, |frequency| frequency >= fewest)?;
            // The first letter is seldom mistyped.
            near.retain(|(_, near)| begin_alike(near, &term.exact) || (slips == 1 && known == 0));
            let best = near.into_iter().max_by_key(|(frequency, near)| {
                (begin_alike(near, &term.exact), *frequency, std::cmp::Reverse(near.clone()))
            });
            if let Some((_, taken)) = best.filter(|(_, near)| *near != term.exact) {
                if known == 0 {
                    let (surface, exact) = (term.surface.clone(), term.exact.clone());
                    self.unknown.push(Unknown { surface, exact, taken });
                    break;
                }
                let stem = self.index.analyser().stem(&taken).into_owned();
                term.variants.push(Variant { stem, origin: Origin::Slip, words: 1 });
                self.slips.push(Slip { word: term.surface.clone(), taken });
                break;
            }
        }
        Ok(())
    }

    /// Gives a word the words of the index that are one slip away from it, that
    /// hardly stand there and that nobody knows.
    fn add_slipped(&self, term: &mut QueryTerm) -> tantivy::Result<()> {
        if term.exact.chars().count() <= SHORTEST_SLIP || !term.exact.chars().all(char::is_alphabetic) {
            return Ok(());
        }
        for (_, near) in self.neighbours(&term.exact, 1, |frequency| frequency <= MOST_SLIPPED)? {
            if near != term.exact && begin_alike(&near, &term.exact) && !self.is_known(&near) {
                term.variants.push(Variant { stem: near, origin: Origin::Slip, words: 1 });
            }
        }
        Ok(())
    }

    fn is_known(&self, word: &str) -> bool {
        self.index.analyser().why(word).ground != Ground::Unknown
    }

    /// The words of the index within some slips of a word, each with the number of
    /// its passages.
    fn neighbours(
        &self,
        word: &str,
        slips: u8,
        wanted: impl Fn(u32) -> bool,
    ) -> tantivy::Result<Vec<(u32, String)>> {
        let automaton = Slips(BUILDERS[usize::from(slips) - 1].build_dfa(word));
        let mut neighbours = Vec::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.index.fields().exact)?;
            let mut found = inverted.terms().search(&automaton).into_stream().map_err(TantivyError::from)?;
            while found.advance() {
                let (frequency, near) = (found.value().doc_freq, std::str::from_utf8(found.key()));
                if let Ok(near) = near
                    && wanted(frequency)
                    && near.chars().all(char::is_alphabetic)
                {
                    neighbours.push((frequency, near.to_owned()));
                }
            }
        }
        Ok(neighbours)
    }
}

fn begin_alike(one: &str, other: &str) -> bool {
    one.chars().next() == other.chars().next()
}

/// Builders of automata for one slip and for two; neighbours that changed places
/// are one slip.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; 2]> =
    LazyLock::new(|| [1, 2].map(|slips| LevenshteinAutomatonBuilder::new(slips, true)));

/// A Levenshtein automaton (Schulz and Mihov, 2002, *Fast string correction with
/// Levenshtein automata*) as the dictionary of the engine wants it.
struct Slips(DFA);

impl Automaton for Slips {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), levenshtein_automata::Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
