//! Facts: what can be asked of an annotation by name and value, such as
//! `status=imposed` of a sanction or `region=kota serang` of a place.
//!
//! A fact costs one row in [`FACTS`]. The index stores the terms of each
//! annotation, the query language and the command line read the names and
//! values from here, and registers hold their rows against the same terms.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Annotation, Reading, law};
use crate::analysis::{analyze, words};
use crate::article::ArticleDate;
use crate::lexicon::domain::{fact_values, institutions, provinces, regencies, region_kinds};

/// Something that can be asked of annotations.
#[derive(Debug)]
pub struct Fact {
    /// English name.
    pub name: &'static str,
    /// Indonesian name, accepted as well.
    pub indonesian: &'static str,
    /// What it asks for, for help.
    pub about: &'static str,
    /// Which annotations tell it, and where.
    sources: &'static [Source],
    /// What its values are.
    shape: Shape,
}

/// Where an annotation tells a fact.
#[derive(Debug)]
struct Source {
    /// The kind of annotation.
    kind: &'static str,
    /// Name of a part; none for the label.
    part: Option<&'static str>,
}

/// What the values of a fact are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One of the values in `fact_values.tsv`.
    Closed,
    /// A name, of which any words may be asked for.
    Name,
    /// The name of an institution, or what it is called.
    Institution,
    /// A region, with or without its kind.
    Region,
    /// A law, with or without an article.
    Law,
    /// A code.
    Code,
}

const fn label(kind: &'static str) -> Source {
    Source { kind, part: None }
}

const fn part(kind: &'static str, part: &'static str) -> Source {
    Source { kind, part: Some(part) }
}

/// All facts, in the order in which they are told.
pub static FACTS: &[Fact] = &[
    Fact {
        name: "status",
        indonesian: "keadaan",
        about: "whether the sanction was imposed, or the declaration made",
        sources: &[part("sanction", "status"), part("declaration", "status")],
        shape: Shape::Closed,
    },
    Fact {
        name: "family",
        indonesian: "golongan",
        about: "which sort of sanction",
        sources: &[label("sanction")],
        shape: Shape::Closed,
    },
    Fact {
        name: "kind",
        indonesian: "jenis",
        about: "what the declaration is about",
        sources: &[label("declaration")],
        shape: Shape::Closed,
    },
    Fact {
        name: "official",
        indonesian: "pejabat",
        about: "who is named, in an office or a role",
        sources: &[part("official", "name"), part("official", "person")],
        shape: Shape::Name,
    },
    Fact {
        name: "speaker",
        indonesian: "pembicara",
        about: "who speaks",
        sources: &[label("speaker")],
        shape: Shape::Name,
    },
    Fact {
        name: "institution",
        indonesian: "lembaga",
        about: "the institution of an official or a speaker",
        sources: &[part("official", "institution"), part("speaker", "institution")],
        shape: Shape::Institution,
    },
    Fact {
        name: "region",
        indonesian: "wilayah",
        about: "the region, as \"Kota Serang\"; a name without its kind means every region of that name, a province its regencies and cities too",
        sources: &[label("place"), part("official", "region"), part("speaker", "region")],
        shape: Shape::Region,
    },
    Fact {
        name: "level",
        indonesian: "tingkat",
        about: "the level of the region",
        sources: &[part("place", "level"), part("official", "level"), part("speaker", "level")],
        shape: Shape::Closed,
    },
    Fact {
        name: "law",
        indonesian: "hukum",
        about: "the law, as \"UU 20/2023\", with an article if you like",
        sources: &[label("law"), part("law", law::LAW), part("law", law::SHORT)],
        shape: Shape::Law,
    },
    Fact {
        name: "violation",
        indonesian: "pelanggaran",
        about: "the code of the violation, as SKB-D6",
        sources: &[label("violation")],
        shape: Shape::Code,
    },
];

/// The fact of an English or Indonesian name.
#[must_use]
pub fn fact(name: &str) -> Option<&'static Fact> {
    FACTS
        .iter()
        .find(|fact| fact.name.eq_ignore_ascii_case(name) || fact.indonesian.eq_ignore_ascii_case(name))
}

/// What a reader asks of one fact: any of some values.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The fact.
    pub fact: &'static Fact,
    /// Each value as terms that one annotation must have together.
    any: Vec<Vec<String>>,
}

impl Wanted {
    /// Each value as terms that one annotation must have together.
    pub(crate) fn alternatives(&self) -> &[Vec<String>] {
        &self.any
    }

    /// Whether terms of one annotation give a wanted value.
    #[must_use]
    pub fn is_met(&self, terms: &[String]) -> bool {
        self.any.iter().any(|wanted| wanted.iter().all(|term| terms.contains(term)))
    }

    /// Takes the values of another one of the same fact too.
    #[must_use]
    pub fn or(mut self, other: Self) -> Self {
        debug_assert_eq!(self.fact.name, other.fact.name);
        self.any.extend(other.any);
        self
    }
}

impl Fact {
    /// Reads a value as a reader writes it; commas part values of which any will do.
    #[must_use]
    pub fn read(&'static self, value: &str) -> Option<Wanted> {
        let mut any = Vec::new();
        for value in value.split(',') {
            let found = self.alternatives(value.trim());
            if found.is_empty() {
                return None;
            }
            any.extend(found);
        }
        Some(Wanted { fact: self, any })
    }

    /// What a value looks like, for messages and help.
    #[must_use]
    pub fn expected(&self) -> String {
        match self.shape {
            Shape::Closed => {
                let values = fact_values::of_field(self.name).into_iter();
                let names: Vec<String> = values
                    .map(|row| match row.forms.0.first() {
                        Some(form) => format!("{} ({form})", row.value),
                        None => row.value.clone(),
                    })
                    .collect();
                format!("one of {}", names.join(", "))
            }
            Shape::Name => "the name of a person, or a part of it".to_owned(),
            Shape::Institution => "the name of an institution".to_owned(),
            Shape::Region => "the name of a region".to_owned(),
            Shape::Law => "a law as UU 20/2023, with an article if you like".to_owned(),
            Shape::Code => "a code as SKB-D6".to_owned(),
        }
    }

    /// Kinds of annotation that tell it.
    pub(crate) fn kinds(&self) -> impl Iterator<Item = &'static str> {
        self.sources.iter().map(|source| source.kind)
    }

    /// The terms that a value of an annotation, or of a row of a register, has.
    pub(crate) fn terms_of(&self, value: &str) -> Vec<String> {
        let mut terms = Vec::new();
        self.add_terms(value, &mut terms);
        terms
    }

    fn add_terms(&self, value: &str, terms: &mut Vec<String>) {
        match self.shape {
            Shape::Closed => terms.push(self.whole(value)),
            Shape::Code => terms.push(self.whole(&value.to_lowercase())),
            Shape::Region => terms.push(self.whole(&joined(value))),
            Shape::Name => terms.extend(words(value).into_iter().map(|word| self.word(&word.exact))),
            Shape::Institution => {
                let words: Vec<String> = words(value).into_iter().map(|word| word.exact.into()).collect();
                terms.extend(institution(&words).map(|id| self.whole(id)));
                terms.extend(words.iter().map(|word| self.word(word)));
            }
            // A citation answers whoever asks for less of it: `UU 20/2023 pasal 2`
            // answers `UU 20/2023`.
            Shape::Law => {
                let citation = joined(value);
                let ends = citation.match_indices(' ').map(|(at, _)| at).chain([citation.len()]);
                terms.extend(ends.map(|end| self.whole(&citation[..end])));
            }
        }
    }

    fn whole(&self, value: &str) -> String {
        format!("{}={value}", self.name)
    }

    fn word(&self, word: &str) -> String {
        format!("{}~{word}", self.name)
    }

    fn alternatives(&self, value: &str) -> Vec<Vec<String>> {
        let one = |value: &str| vec![vec![self.whole(value)]];
        let tokens: Vec<String> = words(value).into_iter().map(|word| word.exact.into()).collect();
        if tokens.is_empty() {
            return Vec::new();
        }
        match self.shape {
            Shape::Closed => fact_values::find(self.name, value).map_or_else(Vec::new, |row| one(&row.value)),
            Shape::Code => one(&value.to_lowercase()),
            Shape::Region => region_names(&tokens).iter().map(|name| vec![self.whole(name)]).collect(),
            Shape::Law => one(&joined(&citation(value).unwrap_or_else(|| value.to_owned()))),
            Shape::Name => vec![tokens.iter().map(|word| self.word(word)).collect()],
            Shape::Institution => match institution(&tokens) {
                Some(id) if institution_words(&tokens) == tokens.len() => one(id),
                _ => vec![tokens.iter().map(|word| self.word(word)).collect()],
            },
        }
    }
}

/// The terms of an annotation, for all facts that it tells.
#[must_use]
pub fn terms(annotation: &Annotation) -> Vec<String> {
    let mut terms = Vec::new();
    for fact in FACTS {
        for source in fact.sources.iter().filter(|source| source.kind == annotation.kind) {
            match source.part {
                None => fact.add_terms(&annotation.label, &mut terms),
                Some(name) => {
                    annotation.values(name).for_each(|value| fact.add_terms(value, &mut terms));
                }
            }
        }
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Which of two statuses wins when both are told of one event: the higher. None
/// for a word that is no status.
#[must_use]
pub fn strength(status: &str) -> u8 {
    fact_values::find("status", status).map_or(0, |row| row.strength)
}

/// The statuses of a kind in the order in which they earn the bonus for status,
/// the best first; empty for a kind without status.
#[must_use]
pub fn ranking(kind: &str) -> Vec<&'static str> {
    let mut rows = fact_values::of_field("status");
    rows.retain(|row| row.kinds.0.iter().any(|other| other == kind));
    rows.sort_by_key(|row| std::cmp::Reverse(row.prior));
    rows.into_iter().map(|row| row.value.as_str()).collect()
}

/// Title, institution and region of an official in one line: `Wali Kota Serang`.
#[must_use]
pub fn office(official: &Annotation) -> Option<String> {
    let title = official.part("title")?;
    let mut words: Vec<&str> = title.split_whitespace().collect();
    let prefixes = official.values("prefix").filter(|prefix| !title.starts_with(prefix));
    words.splice(0..0, prefixes.flat_map(str::split_whitespace));
    for part in ["institution", "region"] {
        let mut more: Vec<&str> = official.part(part).into_iter().flat_map(str::split_whitespace).collect();
        // `Wali Kota` or `Walikota` of `Kota Serang` is written `Wali Kota Serang`.
        if let (Some(last), Some(first)) = (words.last(), more.first())
            && last.to_lowercase().ends_with(&first.to_lowercase())
        {
            more.remove(0);
        }
        words.extend(more);
    }
    Some(words.join(" "))
}

/// How much of the bonus for status a passage earns, in hundredths: that of the
/// best status among the annotations of a kind; 0 without any.
pub(crate) fn prior(annotations: &[Annotation], kind: &str) -> u8 {
    let of_kind = annotations.iter().filter(|annotation| annotation.kind == kind);
    let statuses = of_kind.filter_map(|annotation| annotation.part("status"));
    statuses.filter_map(|status| fact_values::find("status", status)).map(|row| row.prior).max().unwrap_or(0)
}

/// The exact terms of a text with single spaces between them.
fn joined(text: &str) -> String {
    words(text).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ")
}

/// A citation in a text, as the finder of laws writes it.
fn citation(text: &str) -> Option<String> {
    let tokens = analyze(text);
    let reading = Reading::new(text, &tokens);
    let found = super::annotate(std::slice::from_ref(&reading), ArticleDate::default()).pop()?;
    found.into_iter().find(|annotation| annotation.kind == "law").map(|annotation| annotation.label)
}

/// Names of institutions as exact terms with spaces, with their keys.
static INSTITUTIONS: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let mut ids = FxHashMap::default();
    for row in institutions::rows() {
        for form in row.forms.0.iter().chain([&row.name]) {
            ids.insert(joined(form), row.id.as_str());
        }
    }
    ids
});

/// How many of the first words are the name of an institution that a table lists.
fn institution_words(words: &[String]) -> usize {
    (1..=words.len()).rev().find(|&len| INSTITUTIONS.contains_key(&words[..len].join(" "))).unwrap_or(0)
}

/// The institution that the first words name: `bawaslu kota serang` is Bawaslu.
fn institution(words: &[String]) -> Option<&'static str> {
    let len = institution_words(words);
    (len > 0).then(|| INSTITUTIONS[&words[..len].join(" ")])
}

/// Kinds of region by their spellings.
static REGION_KINDS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let spelled = |row: &'static region_kinds::Row| {
        row.forms.0.iter().map(|form| (joined(form), row.kind.to_lowercase()))
    };
    region_kinds::rows().iter().flat_map(spelled).collect()
});

/// Other spellings of regions, with the names that annotations give them.
static SPELLINGS: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut names: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for row in regencies::rows() {
        for also in &row.also.0 {
            names.entry(joined(also)).or_default().push(joined(&row.full_name));
        }
    }
    for row in provinces::rows() {
        for also in &row.also.0 {
            names.entry(joined(also)).or_default().push(joined(&row.name));
        }
    }
    names
});

/// The names in the index of what lies in a province, by the province's own name
/// there. A bare name counts where the province alone has a region of that name.
static WITHIN: LazyLock<FxHashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut within: FxHashMap<String, Vec<String>> = FxHashMap::default();
    for row in regencies::rows() {
        let names = within.entry(format!("{} {}", province_kind(), joined(&row.province))).or_default();
        names.push(joined(&row.full_name));
        let elsewhere =
            regencies::rows().iter().any(|other| other.name == row.name && other.province != row.province)
                || provinces::rows().iter().any(|province| province.name == row.name);
        if !elsewhere {
            names.push(joined(&row.name));
        }
    }
    within
});

/// The kind of a province, as names in the index have it.
fn province_kind() -> String {
    let is_province = |row: &&region_kinds::Row| row.level.as_str() == "province";
    region_kinds::rows().iter().find(is_province).map(|row| row.kind.to_lowercase()).unwrap_or_default()
}

/// The names in the index that a region asks for. With its kind it asks for one
/// region; without, for every kind of region of that name, and for those whose
/// kind nobody told. A province asks for its regencies and cities too.
fn region_names(words: &[String]) -> Vec<String> {
    let with_spellings = |name: String| {
        let others = SPELLINGS.get(&name).cloned().unwrap_or_default();
        std::iter::once(name).chain(others).collect::<Vec<String>>()
    };
    let mut names = with_spellings(words.join(" "));
    // The longest kind: `kota administrasi` before `kota`.
    let kind = (1..words.len()).rev().find_map(|len| Some((len, REGION_KINDS.get(&words[..len].join(" "))?)));
    match kind {
        Some((len, kind)) => {
            let bare = with_spellings(words[len..].join(" "));
            names.extend(bare.into_iter().map(|name| format!("{kind} {name}")));
        }
        None => {
            let kinds: BTreeSet<&String> = REGION_KINDS.values().collect();
            let bare = names.clone();
            names.extend(bare.iter().flat_map(|name| kinds.iter().map(move |kind| format!("{kind} {name}"))));
        }
    }
    let inside: Vec<String> = names.iter().filter_map(|name| WITHIN.get(name)).flatten().cloned().collect();
    names.extend(inside);
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    pub(crate) fn annotation(kind: &str, label: &str, parts: &[(&str, &str)]) -> Annotation {
        Annotation {
            kind: kind.to_owned(),
            label: label.to_owned(),
            span: Span::new(0, 1),
            rule: "test".to_owned(),
            confidence: 100,
            parts: parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        }
    }

    fn meets(name: &str, value: &str, annotation: &Annotation) -> bool {
        let wanted = fact(name).expect("a fact").read(value).unwrap_or_else(|| panic!("{name}: {value}"));
        wanted.is_met(&terms(annotation))
    }

    #[test]
    fn values_meet_annotations() {
        let sanction = annotation("sanction", "dismissal", &[("status", "imposed")]);
        let official = annotation(
            "official",
            "ketua",
            &[("institution", "Bawaslu"), ("region", "Kota Serang"), ("name", "Budi Hartono")],
        );
        let place = annotation("place", "Kabupaten Serang", &[("level", "regency")]);
        let bare = annotation("place", "Serang", &[("level", "unknown")]);
        let law =
            annotation("law", "UU 20/2023 pasal 2 huruf f", &[("law", "UU 20/2023"), ("short", "UU ASN")]);
        let violation = annotation("violation", "SKB-D6", &[]);
        let cases = [
            ("status", "imposed", &sanction, true),
            ("keadaan", "Dijatuhkan", &sanction, true),
            ("status", "rule,imposed", &sanction, true),
            ("status", "rule", &sanction, false),
            ("family", "pemecatan", &sanction, true),
            ("kind", "neutrality", &sanction, false),
            ("official", "hartono", &official, true),
            ("official", "Hartono Budi", &official, true),
            ("official", "Budi Susanto", &official, false),
            ("institution", "Badan Pengawas Pemilu", &official, true),
            ("institution", "KPU", &official, false),
            ("region", "kota serang", &official, true),
            ("region", "Kab. Serang", &official, false),
            ("region", "Serang", &official, true),
            ("region", "Serang", &place, true),
            ("region", "Serang", &bare, true),
            ("region", "Kota Serang", &place, false),
            ("region", "Kota Serang", &bare, false),
            ("wilayah", "kab serang", &place, true),
            ("level", "kabupaten", &place, true),
            ("law", "UU 20/2023", &law, true),
            ("law", "uu 20/2023 pasal 2", &law, true),
            ("law", "UU 20/2023 pasal 9", &law, false),
            ("law", "UU ASN", &law, true),
            ("law", "UU 20/202", &law, false),
            ("violation", "skb-d6", &violation, true),
        ];
        for (name, value, annotation, expected) in cases {
            assert_eq!(meets(name, value, annotation), expected, "{name}:{value} {annotation:?}");
        }
    }

    #[test]
    fn an_unknown_value_is_refused_with_what_is_known() {
        let status = fact("status").expect("a fact");
        assert!(status.read("hujan").is_none() && status.read("imposed,").is_none());
        assert!(status.expected().starts_with("one of imposed (dijatuhkan), "), "{}", status.expected());
        assert!(fact("region").expect("a fact").read(" . ").is_none());
    }

    #[test]
    fn the_best_status_gives_the_prior() {
        let told = |status| annotation("sanction", "dismissal", &[("status", status)]);
        let priors: Vec<u8> = ["imposed", "recommended", "threatened", "rule"]
            .map(|status| prior(&[told("none"), told(status)], "sanction"))
            .to_vec();
        assert!(priors.is_sorted_by(|a, b| a > b), "{priors:?}");
        assert_eq!(prior(&[annotation("law", "UU 20/2023", &[])], "sanction"), 0);
        assert!(strength("imposed") > strength("cleared"));
    }

    #[test]
    fn an_office_is_told_in_one_line() {
        let official = |parts| office(&annotation("official", "x", parts)).expect("a title");
        let mayor = [("prefix", "Pj"), ("title", "Wali Kota"), ("region", "Kota Serang")];
        assert_eq!(official(&mayor), "Pj Wali Kota Serang");
        assert_eq!(official(&[("title", "Walikota"), ("region", "Kota Serang")]), "Walikota Serang");
        let chair = [("title", "Ketua"), ("institution", "Bawaslu"), ("region", "Kabupaten Serang")];
        assert_eq!(official(&chair), "Ketua Bawaslu Kabupaten Serang");
    }

    #[test]
    fn a_province_asks_for_what_lies_in_it() {
        let names =
            |asked: &[&str]| region_names(&asked.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        for asked in [&["banten"][..], &["provinsi", "banten"]] {
            let names = names(asked);
            for name in ["provinsi banten", "kota serang", "kabupaten lebak", "lebak", "serang"] {
                assert!(names.contains(&name.to_owned()), "{name} in {asked:?}");
            }
            assert!(!names.contains(&"kota bandung".to_owned()));
        }
        assert!(!names(&["kota", "gorontalo"]).contains(&"kabupaten boalemo".to_owned()));
        assert!(!names(&["serang"]).contains(&"kabupaten lebak".to_owned()));
    }

    #[test]
    fn short_names_of_regions_are_read() {
        let words: Vec<String> = ["jabar".to_owned()].to_vec();
        assert!(region_names(&words).contains(&"provinsi jawa barat".to_owned()));
    }
}
