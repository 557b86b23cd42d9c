//! All analyses of one word, and the choice among them.

use super::grammar::{
    Clitic, Grammar, NO_PATTERN, Prefix, RootShape, first_letters, last_letters, letter_bit, pair,
};
use super::lexicon::{Entry, Kind, Lexicon, Place, Words};

/// Longest word, in bytes, that is taken apart; longer ones are kept.
pub(crate) const LONGEST: usize = 46;

/// Cost of a word that a table of ours keeps whole: below all that the rules can reach.
const DECIDED: i32 = -10_000;

/// Cost of a word to which a table of ours gives another root. Added roots lie between the two.
pub(crate) const IRREGULAR: i32 = -5_000;

/// Shortest word, in bytes, that is read as a compound in a confix.
const SHORTEST_COMPOUND: usize = 11;

/// Words of this many letters are not short for an unknown word.
const LONG: usize = 8;

/// Shortest part of such a compound.
const SHORTEST_PART: usize = 4;

/// Why a candidate has its root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A table of ours settles the word.
    Decided,
    /// The root is a base word.
    Root,
    /// Nobody knows the word; it is kept.
    Unknown,
}

/// One analysis of a word.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate {
    /// Lower is better; hundredths of a nat, roughly.
    pub(crate) cost: i32,
    pub(crate) origin: Origin,
    /// Bytes of the word before the root.
    pub(crate) front: u8,
    /// Bytes of the word behind the root.
    pub(crate) back: u8,
    /// Letter that the nasal prefix swallowed.
    pub(crate) restored: Option<u8>,
    /// The root in the pool, if it stands there.
    pub(crate) place: Option<Place>,
    /// Row of [`Grammar::prefixes`].
    pub(crate) prefix: Option<u16>,
    /// Row of [`Grammar::suffixes`].
    pub(crate) suffix: u8,
    /// Row of [`Grammar::patterns`].
    pub(crate) pattern: u8,
    /// Rows of [`Grammar::clitics`], outermost first.
    pub(crate) clitics: [Option<u8>; 2],
}

impl Candidate {
    fn whole(cost: i32, origin: Origin, place: Option<Place>, pattern: u8) -> Self {
        Self {
            cost,
            origin,
            front: 0,
            back: 0,
            restored: None,
            place,
            prefix: None,
            suffix: 0,
            pattern,
            clitics: [None; 2],
        }
    }

    #[allow(dead_code, reason = "the build script makes the tables")]
    /// Is the word its own root?
    pub(crate) fn is_whole(&self) -> bool {
        self.front == 0 && self.back == 0 && self.restored.is_none() && self.origin != Origin::Decided
    }

    /// Ties go to the longer root, then to the shorter prefix.
    fn rank(&self) -> (i32, u8, u8) {
        (self.cost, self.front + self.back, self.front)
    }
}

/// Ends of a word with the clitics that were taken off.
#[derive(Clone, Copy)]
struct Host {
    end: usize,
    cost: i32,
    clitics: [Option<u8>; 2],
}

/// The grammar and the lexicon together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Engine<W = Lexicon> {
    pub(crate) grammar: &'static Grammar,
    pub(crate) lexicon: W,
}

impl<W: Words> Engine<W> {
    /// The entry of a word.
    #[inline]
    pub(crate) fn entry(&self, word: &[u8]) -> Option<Entry> {
        self.lexicon.entry(word)
    }

    /// The letters at a place.
    pub(crate) fn letters(&self, place: Place) -> &str {
        self.lexicon.letters(place)
    }

    /// Does the grammar derive a word from one of the lexicon?
    #[allow(dead_code, reason = "the build script adds no words")]
    pub(crate) fn derives(&self, word: &str) -> bool {
        let mut any = false;
        self.each(word.as_bytes(), false, &mut |candidate| any |= candidate.origin != Origin::Unknown);
        any
    }

    /// The best analysis of a lower-case word without a hyphen.
    pub(crate) fn best(&self, word: &str) -> Candidate {
        self.best_of(word.as_bytes())
    }

    /// The same for the bytes of a word.
    pub(crate) fn best_of(&self, word: &[u8]) -> Candidate {
        self.best_beside(word, self.whole(word))
    }

    /// The same for a word that is known not to be in the lexicon.
    #[allow(dead_code, reason = "the build script stems words of the lexicon only")]
    pub(crate) fn best_of_absent(&self, word: &[u8]) -> Candidate {
        self.best_beside(word, self.absent(word))
    }

    /// The best analysis, given what the word costs as its own root.
    #[inline]
    fn best_beside(&self, word: &[u8], whole: Candidate) -> Candidate {
        let mut best = whole;
        self.each(word, false, &mut |candidate| {
            if candidate.rank() < best.rank() {
                best = candidate;
            }
        });
        if best.origin == Origin::Unknown && word.len() >= SHORTEST_COMPOUND {
            self.compounds(word, &mut |candidate| {
                if best.origin == Origin::Unknown || candidate.rank() < best.rank() {
                    best = candidate;
                }
            });
        }
        best
    }

    fn is_name(&self, word: &[u8]) -> bool {
        self.entry(word).is_some_and(|entry| entry.kind == Kind::Name)
    }

    /// All analyses, best first, one for each root and way.
    pub(crate) fn all(&self, word: &str, copies: bool) -> Vec<Candidate> {
        let word = word.as_bytes();
        let mut all = vec![self.whole(word)];
        self.each(word, copies, &mut |candidate| all.push(candidate));
        all.sort_by_key(Candidate::rank);
        if all[0].origin == Origin::Unknown && word.len() >= SHORTEST_COMPOUND {
            let mut compounds = Vec::new();
            self.compounds(word, &mut |candidate| compounds.push(candidate));
            compounds.sort_by_key(Candidate::rank);
            compounds.append(&mut all);
            all = compounds;
        }
        all
    }

    /// The root of a candidate, letter by letter.
    pub(crate) fn root(&self, word: &str, candidate: &Candidate) -> String {
        if candidate.origin == Origin::Decided
            && let Some(place) = candidate.place
        {
            return self.letters(place).to_owned();
        }
        let rest =
            word.get(usize::from(candidate.front)..word.len() - usize::from(candidate.back)).unwrap_or(word);
        candidate.restored.map(char::from).into_iter().chain(rest.chars()).collect()
    }

    /// Names are short, derived words are long.
    fn short(&self, word: &[u8]) -> i32 {
        i32::from(self.grammar.weights.short_unknown) * LONG.saturating_sub(word.len()) as i32
    }

    /// A word that is not in the lexicon, as its own root.
    #[inline]
    fn absent(&self, word: &[u8]) -> Candidate {
        let cost = i32::from(self.grammar.weights.unseen_word) - self.short(word);
        Candidate::whole(cost, Origin::Unknown, None, self.grammar.chains[0][0])
    }

    /// The word as its own root, known or unknown.
    fn whole(&self, word: &[u8]) -> Candidate {
        let weights = &self.grammar.weights;
        let pattern = self.grammar.chains[0][0];
        let short = self.short(word);
        let Some(entry) = self.entry(word) else {
            return self.absent(word);
        };
        match entry.kind {
            Kind::Decided => Candidate::whole(DECIDED, Origin::Root, Some(entry.place), pattern),
            Kind::Irregular => {
                let root = Place::unpack(entry.evidence as u32);
                Candidate::whole(self.irregular(root), Origin::Decided, Some(root), pattern)
            }
            Kind::Listed => {
                let row = &self.grammar.patterns[usize::from(pattern)];
                let unlisted = if entry.evidence == 0 { row.unlisted } else { 0 };
                let cost = i32::from(entry.cost) + i32::from(row.cost) + i32::from(unlisted);
                Candidate::whole(cost, Origin::Root, Some(entry.place), pattern)
            }
            Kind::Attested | Kind::Bound | Kind::Derived => {
                Candidate::whole(i32::from(weights.unknown_word), Origin::Unknown, Some(entry.place), pattern)
            }
            Kind::Name => {
                let cost = i32::from(weights.unknown_name) - short;
                Candidate::whole(cost, Origin::Unknown, Some(entry.place), pattern)
            }
        }
    }

    /// A word of a user has the root that it was given, whatever roots were added.
    fn irregular(&self, root: Place) -> i32 {
        if self.lexicon.is_added(root) { DECIDED } else { IRREGULAR }
    }

    /// Calls `found` for every analysis that takes something off.
    fn each(&self, bytes: &[u8], copies: bool, found: &mut impl FnMut(Candidate)) {
        if bytes.len() > LONGEST || bytes.len() < 3 {
            return;
        }
        let grammar = self.grammar;
        let mut prefixes = [0u16; 24];
        let mut count = 0;
        if let Some(pair) = pair(bytes) {
            let (from, to) = grammar.by_pair[pair];
            let first = first_letters(bytes);
            for number in from..to {
                if count < prefixes.len() && grammar.prefixes[usize::from(number)].opens(bytes, first) {
                    prefixes[count] = number;
                    count += 1;
                }
            }
            if copies {
                for number in grammar.copies..grammar.prefixes.len() as u16 {
                    if count < prefixes.len() && grammar.prefixes[usize::from(number)].opens(bytes, first) {
                        prefixes[count] = number;
                        count += 1;
                    }
                }
            }
        }
        let ends = grammar.last_letters & letter_bit(bytes[bytes.len() - 1]) != 0;
        if count == 0 && !ends {
            return;
        }
        self.hosts(bytes, &mut |host| {
            if !is_boundary(bytes, host.end) {
                return;
            }
            if host.cost > 0 {
                self.unknown_host(bytes, host, found);
            }
            let last = last_letters(&bytes[..host.end]);
            for (suffix, ending) in grammar.endings.iter().enumerate() {
                let end = host.end.saturating_sub(usize::from(ending.length));
                if !ending.ends(last) || end < 2 || !is_boundary(bytes, end) {
                    continue;
                }
                let pattern = grammar.chains[0][suffix];
                if pattern != NO_PATTERN && (suffix > 0 || host.cost > 0) {
                    self.try_root(&bytes[..end], None, bytes.len(), host, suffix, pattern, found);
                }
                for &number in &prefixes[..count] {
                    let prefix = &grammar.prefixes[usize::from(number)];
                    let pattern = grammar.chains[usize::from(prefix.chain)][suffix];
                    if pattern == NO_PATTERN
                        || end < prefix.surface.len() + 2 - usize::from(prefix.restored.is_some())
                    {
                        continue;
                    }
                    self.try_root(
                        &bytes[..end],
                        Some((number, prefix)),
                        bytes.len(),
                        host,
                        suffix,
                        pattern,
                        found,
                    );
                }
            }
        });
    }

    /// Calls `found` for every way to read two base words inside a confix,
    /// as in `kesalahpahaman`; only for words that nothing else explains.
    fn compounds(&self, bytes: &[u8], found: &mut impl FnMut(Candidate)) {
        if bytes.len() > LONGEST {
            return;
        }
        let grammar = self.grammar;
        let Some(pair) = pair(bytes) else { return };
        let (from, to) = grammar.by_pair[pair];
        if from == to
            || grammar.last_letters & letter_bit(bytes[bytes.len() - 1]) == 0
            || !bytes.is_ascii()
            || self.is_name(bytes)
        {
            return;
        }
        let first = first_letters(bytes);
        self.hosts(bytes, &mut |host| {
            let last = last_letters(&bytes[..host.end]);
            for (suffix, ending) in grammar.endings.iter().enumerate() {
                if !ending.ends(last) {
                    continue;
                }
                let rest = &bytes[..host.end.saturating_sub(usize::from(ending.length))];
                for number in from..to {
                    let prefix = &grammar.prefixes[usize::from(number)];
                    let pattern = grammar.chains[usize::from(prefix.chain)][suffix];
                    if pattern == NO_PATTERN
                        || !grammar.patterns[usize::from(pattern)].compounds
                        || prefix.shape != RootShape::Any
                        || !prefix.opens(rest, first)
                    {
                        continue;
                    }
                    let root: Vec<u8> = prefix
                        .restored
                        .into_iter()
                        .chain(rest[prefix.surface.len()..].iter().copied())
                        .collect();
                    let Some(parts) = self.parts(&root) else { continue };
                    found(Candidate {
                        cost: parts
                            + host.cost
                            + i32::from(grammar.patterns[usize::from(pattern)].cost)
                            + i32::from(prefix.cost)
                            + i32::from(grammar.weights.compound),
                        origin: Origin::Root,
                        front: prefix.surface.len() as u8,
                        back: (bytes.len() - rest.len()) as u8,
                        restored: prefix.restored,
                        place: None,
                        prefix: Some(number),
                        suffix: suffix as u8,
                        pattern,
                        clitics: host.clitics,
                    });
                }
            }
        });
    }

    /// The least cost of a word as two base words in a row.
    fn parts(&self, word: &[u8]) -> Option<i32> {
        (SHORTEST_PART..(word.len() + 1).saturating_sub(SHORTEST_PART))
            .filter_map(|at| {
                let (left, right) = word.split_at(at);
                let base = |part: &[u8]| {
                    self.entry(part)
                        .filter(|entry| matches!(entry.kind, Kind::Listed | Kind::Decided))
                        .map(|entry| i32::from(entry.cost))
                };
                Some(base(left)? + base(right)?)
            })
            .min()
    }

    /// Ends of the word once clitics are off, the whole word first.
    fn hosts(&self, word: &[u8], found: &mut impl FnMut(Host)) {
        let whole = Host { end: word.len(), cost: 0, clitics: [None; 2] };
        found(whole);
        let last = last_letters(word);
        for (outer, clitic) in self.grammar.clitics.iter().enumerate() {
            let Some(host) = strip(last, whole, outer, clitic) else { continue };
            found(host);
            if !clitic.particle {
                continue;
            }
            let last = last_letters(&word[..host.end]);
            for (inner, clitic) in self.grammar.clitics.iter().enumerate() {
                if !clitic.particle
                    && let Some(host) = strip(last, host, inner, clitic)
                {
                    found(host);
                }
            }
        }
    }

    /// A word nobody knows, with a clitic on it.
    fn unknown_host(&self, word: &[u8], host: Host, found: &mut impl FnMut(Candidate)) {
        let weights = &self.grammar.weights;
        let safe = host.clitics.iter().flatten().all(|&number| {
            let clitic = &self.grammar.clitics[usize::from(number)];
            clitic.least > 0 && host.end >= usize::from(clitic.least)
        });
        if !safe {
            return;
        }
        let mut candidate = Candidate::whole(
            i32::from(weights.unseen_with_clitic) + host.cost,
            Origin::Unknown,
            None,
            self.grammar.chains[0][0],
        );
        candidate.back = (word.len() - host.end) as u8;
        candidate.clitics = host.clitics;
        if let Some(entry) = self.entry(&word[..host.end]) {
            if entry.kind == Kind::Derived {
                return;
            }
            candidate.place = Some(entry.place);
        }
        found(candidate);
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one analysis, passed on in the hot loop")]
    fn try_root(
        &self,
        rest: &[u8],
        prefix: Option<(u16, &Prefix)>,
        length: usize,
        host: Host,
        suffix: usize,
        pattern: u8,
        found: &mut impl FnMut(Candidate),
    ) {
        let mut letters = [0u8; LONGEST + 2];
        let (front, restored) =
            prefix.map_or((0, None), |(_, prefix)| (prefix.surface.len(), prefix.restored));
        let root: &[u8] = if let Some(letter) = restored {
            letters[0] = letter;
            let tail = &rest[front..];
            letters[1..=tail.len()].copy_from_slice(tail);
            &letters[..=tail.len()]
        } else {
            &rest[front..]
        };
        if let Some((_, prefix)) = prefix
            && !prefix.shape.fits(root)
        {
            return;
        }
        let Some(entry) = self.entry(root) else { return };
        if entry.kind == Kind::Bound && prefix.is_none() && suffix == 0 {
            return;
        }
        let Some((root_cost, place)) = self.as_root(&entry) else { return };
        let row = &self.grammar.patterns[usize::from(pattern)];
        let unlisted = if row.evidence != 0 && entry.evidence & row.evidence == 0 { row.unlisted } else { 0 };
        found(Candidate {
            cost: root_cost
                + host.cost
                + i32::from(row.cost)
                + i32::from(unlisted)
                + prefix.map_or(0, |(_, prefix)| i32::from(prefix.cost)),
            origin: if entry.kind == Kind::Irregular { Origin::Decided } else { Origin::Root },
            front: front as u8,
            back: (length - rest.len()) as u8,
            restored,
            place: Some(place),
            prefix: prefix.map(|(number, _)| number),
            suffix: suffix as u8,
            pattern,
            clitics: host.clitics,
        });
    }

    /// The cost and place of an entry that serves as a root.
    fn as_root(&self, entry: &Entry) -> Option<(i32, Place)> {
        match entry.kind {
            Kind::Irregular => Some((i32::from(entry.cost), Place::unpack(entry.evidence as u32))),
            Kind::Derived => None,
            _ => Some((i32::from(entry.cost), entry.place)),
        }
    }
}

/// Does a letter begin at this byte, or the word end?
fn is_boundary(word: &[u8], at: usize) -> bool {
    word.get(at).is_none_or(|byte| byte & 0xc0 != 0x80)
}

fn strip(last: u32, host: Host, number: usize, clitic: &Clitic) -> Option<Host> {
    let end = host.end.saturating_sub(usize::from(clitic.ending.length));
    // A host of fewer than two letters is no word.
    if !clitic.ending.ends(last) || end < 2 {
        return None;
    }
    let clitics = if host.clitics[0].is_some() {
        [host.clitics[0], Some(number as u8)]
    } else {
        [Some(number as u8), None]
    };
    Some(Host { end, cost: host.cost + i32::from(clitic.cost), clitics })
}
