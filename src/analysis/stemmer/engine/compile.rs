//! From the readable tables to the compiled grammar, lexicon and forms.
//!
//! Used by the build script and by nothing at run time.

#[path = "families.rs"]
mod families;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use super::engine::grammar::{
    Allomorph, Clitic, Ending, Grammar, NO_PATTERN, PAIRS, Pattern, Prefix, RootShape, Weights,
    first_letters, last_letters, letter_bit, pair,
};
use super::engine::lexicon::{FREE, Kind, Lexicon, PRESENCE, Place, SLOT, presence_bit};
use super::engine::{Engine, Origin, forms, hash, hyphen};

/// The rows of a table, cell by cell, without header comments and column names.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}

fn list(cell: &'static str) -> Vec<&'static str> {
    if cell == "-" { Vec::new() } else { cell.split("; ").collect() }
}

fn leak<T>(values: Vec<T>) -> &'static [T] {
    values.leak()
}

/// The texts of all tables, by file stem.
pub(crate) struct Tables(pub(crate) HashMap<String, &'static str>);

impl Tables {
    fn get(&self, name: &str) -> &'static str {
        self.0.get(name).copied().unwrap_or_else(|| panic!("no table {name}.tsv in src/lexicon/language"))
    }
}

fn letters(cell: &str) -> u32 {
    match cell {
        "-" => u32::MAX,
        set => set.bytes().map(letter_bit).fold(0, |all, bit| all | bit),
    }
}

/// The morpheme of nasal copies: mengulang-ngulang.
const COPY: &str = "N-";

struct Piece {
    number: u16,
    surface: String,
    restored: Option<u8>,
    before: u32,
    then: u32,
    shape: RootShape,
    cost: i16,
}

/// Names of evidence, numbered in the order of their first use.
#[derive(Default)]
pub(crate) struct Evidence(BTreeMap<&'static str, u32>);

impl Evidence {
    fn bit(&mut self, name: &'static str) -> u64 {
        let next = self.0.len() as u32;
        let number = *self.0.entry(name).or_insert(next);
        assert!(number < 64, "more than 64 names of evidence: {name}");
        1 << number
    }

    fn known(&self, name: &str) -> u64 {
        self.0.get(name).map_or(0, |&number| 1 << number)
    }
}

/// Builds the grammar.
pub(crate) fn grammar(tables: &Tables) -> (Grammar, Evidence) {
    let mut evidence = Evidence::default();
    let mut allomorphs = Vec::new();
    let mut pieces: BTreeMap<&str, Vec<Piece>> = BTreeMap::new();
    for row in rows(tables.get("allomorphs")) {
        let [_, morpheme, surface, restored, before, then, shape, cost, _example] = row[..] else {
            panic!("allomorphs.tsv: nine columns expected in {row:?}")
        };
        let restored = restored.bytes().next().filter(|&letter| letter != b'-');
        pieces.entry(morpheme).or_default().push(Piece {
            number: allomorphs.len() as u16,
            surface: surface.to_owned(),
            restored,
            before: letters(before),
            then: letters(then),
            shape: match shape {
                "one syllable" => RootShape::OneSyllable,
                "er" => RootShape::ErSyllable,
                "-" => RootShape::Any,
                other => panic!("allomorphs.tsv: unknown root shape {other}"),
            },
            cost: cost.parse().expect("a number in the cost column"),
        });
        allomorphs.push(Allomorph { morpheme, surface, restored });
    }
    let mut suffixes = vec![""];
    let mut chains: Vec<(String, Vec<u8>)> = vec![(String::new(), Vec::new())];
    let mut patterns = Vec::new();
    let mut parsed = Vec::new();
    for row in rows(tables.get("patterns")) {
        let [name, prefixes, suffix, listed_as, cost, unlisted, compounds, _example] = row[..] else {
            panic!("patterns.tsv: eight columns expected in {row:?}")
        };
        let suffix = suffix.trim_start_matches('-');
        if !suffixes.contains(&suffix) {
            suffixes.push(suffix);
        }
        let bits = list(listed_as).into_iter().fold(0, |all, name| all | evidence.bit(name));
        patterns.push(Pattern {
            name,
            cost: cost.parse().expect("a number in the cost column"),
            unlisted: unlisted.parse().expect("a number in the unlisted column"),
            evidence: bits,
            compounds: compounds == "yes",
        });
        parsed.push((if prefixes == "-" { "" } else { prefixes }, suffix));
    }
    assert!(patterns.len() < usize::from(NO_PATTERN), "too many patterns for one byte");
    for (number, (prefixes, suffix)) in parsed.iter().enumerate() {
        let chain = chains.iter().position(|(name, _)| name == prefixes).unwrap_or_else(|| {
            chains.push(((*prefixes).to_owned(), Vec::new()));
            chains.len() - 1
        });
        let suffix = suffixes.iter().position(|s| s == suffix).expect("collected above");
        chains[chain].1.resize(suffixes.len(), NO_PATTERN);
        chains[chain].1[suffix] = number as u8;
    }
    let mut prefixes = Vec::new();
    let mut copy_chain = NO_PATTERN;
    for (number, (chain, _)) in chains.iter().enumerate().skip(1) {
        if chain == COPY {
            copy_chain = number as u8;
        }
        let morphemes: Vec<&str> = chain.split(' ').collect();
        prefixes.extend(spell(&morphemes, &pieces, number as u8));
    }
    prefixes.sort_by(|a: &Prefix, b: &Prefix| {
        let copy = |prefix: &Prefix| prefix.chain == copy_chain;
        copy(a)
            .cmp(&copy(b))
            .then(a.surface.cmp(b.surface))
            .then(a.restored.cmp(&b.restored))
            .then(a.chain.cmp(&b.chain))
    });
    let mut by_pair = Box::new([(0u16, 0u16); PAIRS]);
    let copies = prefixes.partition_point(|prefix| prefix.chain != copy_chain) as u16;
    for (number, prefix) in (0..copies).zip(&prefixes) {
        let range = &mut by_pair[pair(prefix.surface.as_bytes()).expect("a prefix of two letters or more")];
        if range.0 == range.1 {
            range.0 = number;
        }
        range.1 = number + 1;
    }
    let clitics = rows(tables.get("clitics"))
        .map(|row| {
            let [surface, kind, cost, least, _example] = row[..] else {
                panic!("clitics.tsv: five columns expected in {row:?}")
            };
            Clitic {
                surface,
                ending: ending(surface),
                particle: kind == "particle",
                cost: cost.parse().expect("a number in the cost column"),
                least: least.parse().expect("a number in the least column"),
            }
        })
        .collect::<Vec<_>>();
    let last = suffixes
        .iter()
        .copied()
        .chain(clitics.iter().map(|clitic: &Clitic| clitic.surface))
        .filter_map(|ending| ending.bytes().last())
        .fold(0, |all, letter| all | letter_bit(letter));
    let weight = |name: &str| weight(tables, name) as i16;
    let grammar = Grammar {
        allomorphs: leak(allomorphs),
        prefixes: leak(prefixes),
        by_pair: Box::leak(by_pair),
        last_letters: last,
        endings: leak(suffixes.iter().map(|suffix| ending(suffix)).collect()),
        suffixes: leak(suffixes),
        patterns: leak(patterns),
        chains: leak(chains.into_iter().map(|(_, row)| leak(row)).collect()),
        copies,
        clitics: leak(clitics),
        weights: Weights {
            unknown_word: weight("unknown_word"),
            unknown_name: weight("unknown_name"),
            unseen_word: weight("unseen_word"),
            short_unknown: weight("short_unknown"),
            unseen_with_clitic: weight("unseen_with_clitic"),
            compound: weight("compound"),
        },
    };
    (grammar, evidence)
}

fn weight(tables: &Tables, name: &str) -> f64 {
    rows(tables.get("weights"))
        .find(|row| row[0] == name)
        .unwrap_or_else(|| panic!("weights.tsv: no row {name}"))[1]
        .parse()
        .expect("a number in the value column")
}

fn ending(letters: &str) -> Ending {
    assert!(letters.len() <= 4, "{letters}: endings of up to four letters are compared");
    let ones: Vec<u8> = letters.bytes().map(|_| u8::MAX).collect();
    Ending { key: last_letters(letters.as_bytes()), mask: last_letters(&ones), length: letters.len() as u8 }
}

/// The first eight letters of a prefix, and ones where it has letters.
fn key(surface: &str) -> (u64, u64) {
    let ones: Vec<u8> = surface.bytes().map(|_| u8::MAX).collect();
    (first_letters(surface.as_bytes()), first_letters(&ones))
}

/// Every way to write a chain of morphemes, outermost first.
fn spell(morphemes: &[&str], pieces: &BTreeMap<&str, Vec<Piece>>, chain: u8) -> Vec<Prefix> {
    let Some((outer, inner)) = morphemes.split_first() else { return Vec::new() };
    let outer = pieces.get(outer).unwrap_or_else(|| panic!("patterns.tsv: no allomorph of {outer}"));
    if inner.is_empty() {
        return outer
            .iter()
            .map(|piece| Prefix {
                surface: piece.surface.clone().leak(),
                key: key(&piece.surface).0,
                mask: key(&piece.surface).1,
                restored: piece.restored,
                before: piece.before,
                then: piece.then,
                shape: piece.shape,
                chain,
                cost: piece.cost,
                steps: leak(vec![piece.number]),
            })
            .collect();
    }
    let mut all = Vec::new();
    for tail in spell(inner, pieces, chain) {
        for piece in outer {
            let rest = match piece.restored {
                None => tail.surface,
                Some(letter) => match tail.surface.strip_prefix(char::from(letter)) {
                    Some(rest) => rest,
                    None => continue,
                },
            };
            let mut following = rest.bytes();
            let fits = |mask: u32, letter: Option<u8>| letter.is_none_or(|l| mask & letter_bit(l) != 0);
            if !fits(piece.before, following.next())
                || !fits(piece.then, following.next())
                || piece.shape == RootShape::OneSyllable
                || (piece.shape == RootShape::ErSyllable && !tail.surface[1..].starts_with("er"))
            {
                continue;
            }
            let surface = format!("{}{rest}", piece.surface);
            let (key, mask) = key(&surface);
            all.push(Prefix {
                surface: surface.leak(),
                key,
                mask,
                cost: piece.cost + tail.cost,
                steps: leak([piece.number].iter().chain(tail.steps).copied().collect()),
                ..tail
            });
        }
    }
    all
}

/// A word of the lexicon before it is compiled.
#[derive(Debug, Clone, Copy)]
struct Draft {
    kind: Kind,
    target: &'static str,
    evidence: u64,
    count: u32,
    family: u32,
    tokens: u32,
    name: bool,
    /// At least a quarter of its occurrences begin with a capital.
    capital: bool,
}

/// The compiled lexicon and the forms.
pub(crate) struct Compiled {
    pub(crate) engine: Engine,
    pub(crate) forms: Vec<u8>,
    pub(crate) relatives: BTreeMap<&'static str, BTreeSet<&'static str>>,
}

/// Compiles everything.
pub(crate) fn compile(tables: &Tables) -> Compiled {
    let (grammar, evidence) = grammar(tables);
    let grammar: &'static Grammar = Box::leak(Box::new(grammar));
    let mut drafts = drafts(tables, &evidence);
    let words: Vec<&'static str> = drafts.keys().copied().collect();
    let mut engine = Engine { grammar, lexicon: assemble(&drafts, tables) };
    // The prior of a root is the size of its family, and the family depends on
    // the choice of roots: a few rounds settle it.
    for round in 0..3 {
        let mut families: HashMap<String, (u32, u32)> = HashMap::new();
        let mut derived = Vec::new();
        for &word in &words {
            let draft = drafts[word];
            if word.contains('-') {
                continue;
            }
            let best = engine.best(word);
            if best.origin != Origin::Unknown && !(draft.name && draft.kind == Kind::Name) && draft.count > 0
            {
                let family = families.entry(engine.root(word, &best)).or_default();
                family.0 += 1;
                family.1 += draft.count;
            }
            if matches!(draft.kind, Kind::Listed | Kind::Bound | Kind::Attested | Kind::Name)
                && !best.is_whole()
                && round > 0
            {
                derived.push(word);
            }
        }
        for (word, draft) in &mut drafts {
            let (family, tokens) = families.get(*word).copied().unwrap_or_default();
            draft.family = family;
            draft.tokens = tokens;
        }
        for word in derived {
            if let Some(draft) = drafts.get_mut(word) {
                // A listed word may come back when the families have settled.
                if round == 2 {
                    draft.kind = Kind::Derived;
                }
            }
        }
        engine.lexicon = assemble(&drafts, tables);
    }
    let forms = forms_table(&engine, &words, &drafts);
    let relatives = families::relatives(tables, &engine, &drafts);
    Compiled { engine, forms, relatives }
}

fn drafts(tables: &Tables, evidence: &Evidence) -> BTreeMap<&'static str, Draft> {
    let blank = Draft {
        kind: Kind::Attested,
        target: "",
        evidence: 0,
        count: 0,
        family: 0,
        tokens: 0,
        name: false,
        capital: false,
    };
    let mut drafts: BTreeMap<&'static str, Draft> = BTreeMap::new();
    let name_share = weight(tables, "name_share");
    for row in rows(tables.get("news-counts")) {
        let count: u32 = row[1].parse().expect("a count");
        let lower: u32 = row[2].parse().expect("a count");
        let name = f64::from(lower) <= name_share * f64::from(count);
        let kind = if name { Kind::Name } else { Kind::Attested };
        drafts.insert(row[0], Draft { kind, count, name, capital: 4 * lower <= 3 * count, ..blank });
    }
    for row in rows(tables.get("hunspell-roots")) {
        let draft = drafts.entry(row[0]).or_insert(blank);
        draft.kind = match row[1] {
            "name" => Kind::Name,
            "bound" => Kind::Bound,
            _ => Kind::Listed,
        };
        draft.evidence = list(row[2]).into_iter().fold(0, |all, name| all | evidence.known(name));
    }
    for name in ["roots", "names", "compounds"] {
        for row in rows(tables.get(name)) {
            drafts.entry(row[0]).or_insert(blank).kind = Kind::Decided;
        }
    }
    for row in rows(tables.get("irregular")) {
        let draft = drafts.entry(row[0]).or_insert(blank);
        draft.kind = Kind::Irregular;
        draft.target = row[1];
    }
    let targets: Vec<&'static str> =
        drafts.values().map(|draft| draft.target).filter(|target| !target.is_empty()).collect();
    for target in targets {
        // The root of an irregular word is a root.
        let draft = drafts.entry(target).or_insert(Draft { kind: Kind::Listed, ..blank });
        assert!(
            draft.kind != Kind::Irregular,
            "irregular.tsv: {target} is a root there and irregular as well"
        );
        if matches!(draft.kind, Kind::Attested | Kind::Name) {
            draft.kind = Kind::Listed;
        }
    }
    drafts
}

/// The cost of a root: what it is, how short it is, how large and frequent its family.
fn root_cost(word: &str, draft: &Draft, tables: &CostTables) -> i16 {
    let base = match draft.kind {
        Kind::Decided | Kind::Irregular => tables.decided,
        Kind::Listed => tables.listed,
        Kind::Bound => tables.bound,
        Kind::Attested => tables.attested,
        Kind::Name | Kind::Derived => tables.name,
    };
    let short = match word.chars().count() {
        0..=2 => tables.two_letters,
        3 => tables.three_letters,
        4 => tables.four_letters,
        _ => 0.0,
    };
    let seen = if matches!(draft.kind, Kind::Attested | Kind::Name) {
        tables.per_count * f64::from(draft.count).ln_1p()
    } else {
        tables.per_family * f64::from(draft.family).ln_1p()
            + tables.per_token * f64::from(draft.tokens).ln_1p()
    };
    (base + short - seen).round() as i16
}

struct CostTables {
    decided: f64,
    listed: f64,
    bound: f64,
    attested: f64,
    name: f64,
    two_letters: f64,
    three_letters: f64,
    four_letters: f64,
    per_family: f64,
    per_token: f64,
    per_count: f64,
}

impl CostTables {
    fn new(tables: &Tables) -> Self {
        let get = |name: &str| weight(tables, name);
        Self {
            decided: get("root_decided"),
            listed: get("root_listed"),
            bound: get("root_bound"),
            attested: get("root_attested"),
            name: get("root_name"),
            two_letters: get("root_of_two_letters"),
            three_letters: get("root_of_three_letters"),
            four_letters: get("root_of_four_letters"),
            per_family: get("family"),
            per_token: get("family_tokens"),
            per_count: get("attested_count"),
        }
    }
}

fn assemble(drafts: &BTreeMap<&'static str, Draft>, tables: &Tables) -> Lexicon {
    let costs = CostTables::new(tables);
    let mut pool = String::new();
    let mut places: HashMap<&str, Place> = HashMap::new();
    // Names and attested words of few occurrences serve as no root worth its place.
    let least = weight(tables, "least_count") as u32;
    let kept: Vec<(&&'static str, &Draft)> = drafts
        .iter()
        .filter(|(word, draft)| {
            word.len() < 48
                && (!matches!(draft.kind, Kind::Attested | Kind::Name | Kind::Derived)
                    || draft.count >= least)
        })
        .collect();
    for (word, _) in &kept {
        places.insert(word, Place { offset: pool.len() as u32, length: word.len() as u8 });
        pool.push_str(word);
    }
    let mut records = Vec::new();
    let mut presence = vec![0u8; PRESENCE];
    let mut slots = vec![u64::from(FREE) << 32; slots_for(kept.len())];
    for (number, (word, draft)) in kept.iter().enumerate() {
        let evidence = if draft.kind == Kind::Irregular {
            u64::from(places[draft.target].pack())
        } else {
            draft.evidence
        };
        records.extend_from_slice(&places[**word].pack().to_le_bytes());
        records.extend_from_slice(&root_cost(word, draft, &costs).to_le_bytes());
        records.push(draft.kind as u8);
        records.push(0);
        records.extend_from_slice(&evidence.to_le_bytes());
        let hash = hash::hash(word.as_bytes());
        let (byte, bit) = presence_bit(hash);
        presence[byte] |= bit;
        let mut slot = hash as usize & (slots.len() - 1);
        while (slots[slot] >> 32) as u32 != FREE {
            slot = (slot + 1) & (slots.len() - 1);
        }
        slots[slot] = (number as u64) << 32 | hash >> 32;
    }
    assert_eq!(SLOT, 8, "slots are written as numbers of 64 bits");
    Lexicon { presence: leak(presence), slots: bytes(&slots), records: leak(records), pool: pool.leak() }
}

/// A power of two of slots, at most three quarters of them used.
fn slots_for(entries: usize) -> usize {
    (entries * 4 / 3).next_power_of_two()
}

fn bytes(numbers: &[u64]) -> &'static [u8] {
    leak(numbers.iter().flat_map(|number| number.to_le_bytes()).collect())
}

fn forms_table(engine: &Engine, words: &[&'static str], drafts: &BTreeMap<&'static str, Draft>) -> Vec<u8> {
    let mut entries: BTreeMap<&str, forms::Stem> = BTreeMap::new();
    for &word in words {
        let stem = hyphen::stem(engine, word);
        // A capitalised word cannot lend its letters.
        let pooled = match stem {
            hyphen::Outcome::Cut { front, back } if drafts[word].capital => {
                engine.lexicon.get(&word.as_bytes()[front..word.len() - back])
            }
            _ => None,
        };
        if let Some(entry) = pooled {
            entries.insert(word, forms::Stem::Pool(entry.place));
        } else if let Some(stem) = stem.pack_for(engine, word) {
            entries.insert(word, stem);
        }
    }
    let buckets = slots_for(entries.len()) / forms::BUCKET;
    let mut table = vec![[0u32; 2 * forms::BUCKET]; buckets];
    let mut taken: HashMap<(usize, u32), &str> = HashMap::new();
    for (word, stem) in entries {
        let (mut bucket, fingerprint) = forms::address(word.as_bytes(), buckets);
        loop {
            if let Some(other) = taken.insert((bucket, fingerprint), word) {
                panic!("{word} and {other} share bucket and fingerprint: change a constant in hash.rs");
            }
            let (fingerprints, stems) = table[bucket].split_at_mut(forms::BUCKET);
            if let Some(free) = stems.iter().position(|&stem| stem == 0) {
                fingerprints[free] = fingerprint;
                stems[free] = stem.pack();
                break;
            }
            bucket = (bucket + 1) & (buckets - 1);
        }
    }
    table.iter().flatten().flat_map(|entry| entry.to_le_bytes()).collect()
}

/// The Rust source of the grammar and of the families.
pub(crate) fn source(compiled: &Compiled) -> String {
    let grammar = compiled.engine.grammar;
    let mut out = String::new();
    let mut put = |text: String| out.push_str(&text);
    put(format!("static ALLOMORPHS: &[Allomorph] = &{:?};\n", grammar.allomorphs));
    put(format!("static PREFIXES: &[Prefix] = &{:?};\n", grammar.prefixes).replace("steps: [", "steps: &["));
    put(format!("static BY_PAIR: [(u16, u16); {PAIRS}] = {:?};\n", grammar.by_pair));
    put(format!("static PATTERNS: &[Pattern] = &{:?};\n", grammar.patterns));
    put(format!("static CLITICS: &[Clitic] = &{:?};\n", grammar.clitics));
    let mut chains = String::new();
    for chain in grammar.chains {
        let _ = write!(chains, "&{chain:?},");
    }
    put(format!(
        "pub(crate) static GRAMMAR: Grammar = Grammar {{ allomorphs: ALLOMORPHS, prefixes: PREFIXES, \
         by_pair: &BY_PAIR, last_letters: {}, suffixes: &{:?}, endings: &{:?}, patterns: PATTERNS, chains: &[{chains}], copies: {}, \
         clitics: CLITICS, weights: {:?} }};\n",
        grammar.last_letters, grammar.suffixes, grammar.endings, grammar.copies, grammar.weights
    ));
    put("pub(crate) static RELATIVES: &[(&str, &[&str])] = &[\n".to_owned());
    for (root, others) in &compiled.relatives {
        put(format!("({root:?}, &{:?}),\n", others.iter().collect::<Vec<_>>()));
    }
    put("];\n".to_owned());
    out.replace("shape: ", "shape: RootShape::")
}
