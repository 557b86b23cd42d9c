//! When two readings are the same: what an annotator wrote and what a finder says.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use crate::support::ROOT;

use super::gold::rows;

/// Letters and digits in lower case with one space between words, so that
/// points, commas and spacing make no difference.
pub(super) fn collapsed(text: &str) -> String {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join(" ")
}

/// Whether one name has all words of the other: `Bagja` and `Rahmat Bagja`.
pub(super) fn names_meet(a: &str, b: &str) -> bool {
    let (a, b) = (collapsed(a), collapsed(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split_whitespace().collect(), b.split_whitespace().collect());
    let within = |few: &[&str], many: &[&str]| few.iter().all(|word| many.contains(word));
    !a.is_empty() && !b.is_empty() && (within(&a, &b) || within(&b, &a))
}

/// The words with every abbreviation of the lexicon in full: `wagub` and `wakil
/// gubernur` are one title.
fn expanded(text: &str) -> String {
    static ABBREVIATIONS: OnceLock<HashMap<String, String>> = OnceLock::new();
    let abbreviations = ABBREVIATIONS.get_or_init(|| {
        let table = rows(&Path::new(ROOT).join("src/lexicon/domain/abbreviations.tsv"));
        let in_full = |row: &HashMap<String, String>| {
            let first = row["expansions"].split("; ").next().map(collapsed).unwrap_or_default();
            first.strip_prefix("partai ").unwrap_or(&first).to_owned()
        };
        table.iter().map(|row| (collapsed(&row["abbreviation"]), in_full(row))).collect()
    });
    let words = collapsed(text);
    let words: Vec<&str> =
        words.split(' ').map(|word| abbreviations.get(word).map_or(word, String::as_str)).collect();
    words.join(" ")
}

/// Whether two titles are one, whether or not they are abbreviated.
pub(super) fn titles_match(a: &str, b: &str) -> bool {
    collapsed(a) == collapsed(b) || expanded(a) == expanded(b)
}

/// The ways in which an institution may be written: with its abbreviation in
/// brackets, without it, and by the abbreviation alone.
fn institution_forms(name: &str) -> Vec<String> {
    let mut forms = vec![institution(name)];
    if let Some((before, rest)) = name.split_once('(')
        && let Some((inside, after)) = rest.split_once(')')
    {
        forms.push(institution(&format!("{before} {after}")));
        forms.push(institution(&format!("{inside} {after}")));
    }
    forms
}

/// An institution with its abbreviations in full. The word for a party and the
/// letters of the republic may be left out: `Golkar`, `KPU RI`.
fn institution(name: &str) -> String {
    static FORMS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| same("institution"));
    let mut name = format!(" {} ", collapsed(name));
    for (form, means) in forms {
        name = name.replace(&format!(" {form} "), &format!(" {means} "));
    }
    let name = name.trim().replacen("partai ", "", 1);
    expanded(name.strip_suffix(" ri").unwrap_or(&name))
}

/// Forms of a kind and what they mean, in small letters, longest first.
fn same(kind: &str) -> Vec<(String, String)> {
    let table = rows(&Path::new(ROOT).join("tests/data/annotations/same.tsv"));
    let of_kind = table.iter().filter(|row| row["kind"] == kind);
    let mut forms: Vec<(String, String)> =
        of_kind.map(|row| (row["form"].to_lowercase(), row["means"].to_lowercase())).collect();
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
    forms
}

/// Whether two institutions are one.
pub(super) fn institutions_meet(a: &str, b: &str) -> bool {
    let b = institution_forms(b);
    institution_forms(a).iter().any(|form| b.contains(form))
}

/// A region: its kind as collapsed words, if told, and its name as the tables have it.
#[derive(Debug, PartialEq, Eq)]
struct Region {
    kind: Option<String>,
    name: String,
}

/// What the tables of the lexicon know of the writing of regions.
struct Regions {
    /// Every form of a kind, by the kind in full.
    kinds: HashMap<String, String>,
    /// Every short form and spelling of a province or regency, by its name with
    /// its kind if the form tells one region only.
    forms: HashMap<String, (String, String)>,
}

fn regions() -> &'static Regions {
    static REGIONS: OnceLock<Regions> = OnceLock::new();
    REGIONS.get_or_init(|| {
        let table = |name: &str| rows(&Path::new(ROOT).join("src/lexicon/domain").join(name));
        let mut kinds = HashMap::new();
        for row in table("region_kinds.tsv") {
            for form in row["forms"].split("; ") {
                kinds.insert(form.to_owned(), collapsed(&row["kind"]));
            }
        }
        let mut forms = HashMap::new();
        let mut add = |kind: &str, name: &str, also: &str| {
            for form in also.split("; ").filter(|form| *form != "-") {
                forms.insert(collapsed(form), (collapsed(kind), collapsed(name)));
            }
        };
        for row in table("regencies.tsv") {
            add(&row["kind"], &row["name"], &row["also"]);
        }
        for row in table("provinces.tsv") {
            add("Provinsi", &row["name"], &row["also"]);
        }
        Regions { kinds, forms }
    })
}

fn region(text: &str) -> Region {
    let tables = regions();
    let whole = collapsed(text);
    if let Some((kind, name)) = tables.forms.get(&whole) {
        return Region { kind: Some(kind.clone()), name: name.clone() };
    }
    let told = whole.split_once(' ').and_then(|(word, name)| Some((tables.kinds.get(word)?, name)));
    let (kind, name) = told.map_or((None, whole.as_str()), |(kind, name)| (Some(kind.clone()), name));
    // Short forms are right beside their kind only: `Provinsi Jabar`, `Kota Solo`.
    let known = tables.forms.get(name).filter(|(of, _)| kind.as_ref().is_none_or(|kind| kind == of));
    let name = known.map_or_else(|| name.to_owned(), |(_, name)| name.clone());
    Region { kind, name }
}

/// Whether two places are one: the same name, and the same kind or none on both sides.
pub(super) fn places_match(a: &str, b: &str) -> bool {
    // `Yogyakarta` and `Jakarta` are forms of a province as well as names of their own.
    collapsed(a) == collapsed(b) || region(a) == region(b)
}

/// As [`places_match`], but a side without a kind meets either kind.
pub(super) fn regions_meet(a: &str, b: &str) -> bool {
    let (a, b) = (region(a), region(b));
    a.name == b.name && (a.kind.is_none() || b.kind.is_none() || a.kind == b.kind)
}

/// The words of a citation, with one name for every kind of law.
fn citation(text: &str) -> String {
    static FORMS: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| same("law"));
    let text = text.to_lowercase();
    for (form, means) in forms {
        if let Some(rest) = text.strip_prefix(form.as_str())
            && rest.starts_with(' ')
        {
            return format!("{means}{rest}");
        }
    }
    text
}

pub(super) fn citations_match(a: &str, b: &str) -> bool {
    citation(a) == citation(b)
}

#[test]
fn readings_by_example() {
    assert!(names_meet("Rahmat Bagja", "bagja") && names_meet("M. Afifuddin", "M Afifuddin"));
    assert!(!names_meet("Rahmat Bagja", "Rahmat Hidayat") && !names_meet("", "Bagja"));
    assert!(institutions_meet("Badan Pengawas Pemilu (Bawaslu)", "bawaslu"));
    assert!(institutions_meet("Badan Pengawas Pemilu (Bawaslu)", "Badan Pengawas Pemilu"));
    assert!(institutions_meet("KPU", "Komisi Pemilihan Umum"));
    assert!(institutions_meet("Komisi Pemilihan Umum (KPU) RI", "KPU"));
    assert!(institutions_meet("Golkar", "Partai Golkar") && institutions_meet("PDIP", "PDI Perjuangan"));
    assert!(institutions_meet("DPP Partai Demokrat", "DPP Demokrat"));
    assert!(!institutions_meet("KPU", "Bawaslu") && !institutions_meet("", "KPU"));
    assert!(!institutions_meet("Golkar", "Gerindra") && !institutions_meet("DPP PDIP", "PDIP"));
    assert!(titles_match("Mendagri", "Menteri Dalam Negeri") && !titles_match("Wagub", "Gubernur"));
    for (a, b) in [
        ("Jabar", "Provinsi Jawa Barat"),
        ("Kota Solo", "Kota Surakarta"),
        ("Jakarta", "Provinsi DKI Jakarta"),
        ("Kab. Serang", "Kabupaten Serang"),
        ("Kota Bau-Bau", "Kota Bau Bau"),
    ] {
        assert!(places_match(a, b), "{a}: {:?}, {b}: {:?}", region(a), region(b));
    }
    assert!(!places_match("Serang", "Kota Serang") && regions_meet("Serang", "Kota Serang"));
    assert!(!regions_meet("Kabupaten Serang", "Kota Serang"));
    assert!(citations_match("Peraturan KPU 15/2023 pasal 50", "PKPU 15/2023 pasal 50"));
    assert!(!citations_match("UU 7/2017", "UU 7/2017 pasal 280"));
}
