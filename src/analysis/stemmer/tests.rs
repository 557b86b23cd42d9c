//! The stemmer against its cases and its promises.

use std::borrow::Cow;
use std::collections::BTreeSet;

use proptest::prelude::*;

use super::engine::{forms, hyphen};
use super::{ENGINE, FORMS, Stemmer, is_analysable};

const GOLD: &str = include_str!("../../../tests/data/stemming/gold.tsv");
const FAMILIES: &str = include_str!("../../../tests/data/stemming/families.tsv");
const KNOWN_WRONG: &str = include_str!("../../../tests/data/stemming/known_wrong.tsv");
const COUNTS: &str = include_str!("../../lexicon/language/news-counts.tsv");
const BASE: &str = include_str!("../../lexicon/language/hunspell-roots.tsv");

fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

fn vocabulary() -> impl Iterator<Item = &'static str> {
    rows(COUNTS).chain(rows(BASE)).map(|row| row[0])
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

#[test]
fn gold_words_have_their_roots() {
    let faults: Vec<String> = rows(GOLD)
        .filter(|row| Stemmer.stem(row[0]) != row[1])
        .map(|row| format!("{}, expected {} ({})", Stemmer.why(row[0]), row[1], row[2]))
        .collect();
    none(&faults);
}

/// Do two words find each other, by stem or by family?
fn meet(a: &str, b: &str) -> bool {
    let (a, b) = (Stemmer.stem(a), Stemmer.stem(b));
    a == b || Stemmer.relatives(&a).contains(&&*b)
}

#[test]
fn families_meet_and_strangers_do_not() {
    let mut faults = Vec::new();
    for row in rows(FAMILIES) {
        let members: Vec<&str> = row[1].split("; ").collect();
        for a in &members {
            for b in &members {
                if !meet(a, b) {
                    faults.push(format!("{}: {a} and {b} do not meet", row[0]));
                }
            }
            for stranger in row[2].split("; ").filter(|stranger| *stranger != "-") {
                if Stemmer.stem(a) == Stemmer.stem(stranger) {
                    faults.push(format!("{}: {a} and {stranger} meet ({})", row[0], row[3]));
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn known_errors_are_still_what_they_were() {
    let faults: Vec<String> = rows(KNOWN_WRONG)
        .filter(|row| Stemmer.stem(row[0]) != row[1])
        .map(|row| format!("{} is now {}, not {}: {}", row[0], Stemmer.stem(row[0]), row[1], row[3]))
        .collect();
    none(&faults);
}

#[test]
fn table_and_engine_agree_on_every_word() {
    let mut faults = Vec::new();
    for word in vocabulary() {
        let expected = match hyphen::stem(&ENGINE, word) {
            hyphen::Outcome::Cut { front, back } => Cow::Borrowed(&word[front..word.len() - back]),
            hyphen::Outcome::Pool(place) => Cow::Borrowed(ENGINE.lexicon.pool_word(place)),
            hyphen::Outcome::New(root) => Cow::Owned(root),
        };
        if Stemmer.stem(word) != expected {
            faults.push(format!("{word}: table {}, engine {expected}", Stemmer.stem(word)));
        }
    }
    none(&faults);
}

#[test]
fn nearly_all_words_stand_in_the_table() {
    let words: BTreeSet<&str> = vocabulary().collect();
    let missing = words.iter().filter(|word| forms::lookup(&FORMS.0, word.as_bytes()).is_none()).count();
    assert!(missing * 50 < words.len(), "{missing} of {} words are not in the table", words.len());
}

#[test]
fn what_is_not_in_the_table_is_not_in_the_lexicon() {
    let faults: Vec<String> = vocabulary()
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .filter(|word| forms::lookup(&FORMS.0, word.as_bytes()).is_none())
        .filter(|word| ENGINE.lexicon.get(word.as_bytes()).is_some())
        .map(str::to_owned)
        .collect();
    none(&faults);
    let marked = vocabulary().filter(|word| word.bytes().any(|byte| byte.is_ascii_digit() || byte == b'.'));
    none(&marked.filter(|word| Stemmer.stem(word) != *word).map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn stems_of_the_vocabulary_are_their_own_stems() {
    let faults: Vec<String> = vocabulary()
        .filter_map(|word| {
            let stem = Stemmer.stem(word);
            let again = Stemmer.stem(&stem);
            (stem != again).then(|| format!("{word} = {stem} = {again}"))
        })
        .collect();
    none(&faults);
}

#[test]
fn the_size_is_bounded() {
    let lexicon = ENGINE.lexicon;
    let bytes = FORMS.0.len()
        + lexicon.presence.len()
        + lexicon.slots.len()
        + lexicon.records.len()
        + lexicon.pool.len();
    assert!(bytes < 5 << 20, "{bytes} bytes of tables");
}

#[test]
fn hyphens_are_told_apart() {
    for (word, stem, is_one) in [
        ("undang-undang", "undang", true),
        ("sanksi-sanksi", "sanksi", true),
        ("perundang-undangan", "undang", true),
        ("sayur-mayur", "sayur", true),
        ("dukung-mendukung", "dukung", true),
        ("bolak-balik", "bolak-balik", true),
        ("sewenang-wenang", "wenang", true),
        ("langkah-langkahnya", "langkah", true),
        ("anti-korupsi", "anti-korupsi", false),
        ("menpan-rb", "menpan-rb", false),
        ("ktp-nya", "ktp", false),
        ("se-indonesia", "indonesia", false),
        ("tindak-lanjut", "tindaklanjut", false),
    ] {
        assert_eq!(Stemmer.stem(word), stem);
        assert_eq!(Stemmer.is_reduplication(word), is_one, "{word}");
    }
}

#[test]
fn a_trail_is_readable() {
    for (word, trail) in [
        ("ketidaknetralan", "ketidaknetralan = ke- + tidak- + netral + -an"),
        ("mempertanggungjawabkan", "mempertanggungjawabkan = memper- + tanggungjawab + -kan"),
        ("diberhentikannyalah", "diberhentikannyalah = di- + ber- + henti + -kan + -nya + -lah"),
        ("penyidikan", "penyidikan = peN- (as peny-, s given back) + sidik + -an"),
        ("perundang-undangan", "perundang-undangan = per- + undang + reduplication + -an"),
        ("dukung-mendukung", "dukung-mendukung = dukung + reduplication with meN- (as men-)"),
        ("sekolah-sekolahnya", "sekolah-sekolahnya = sekolah + reduplication + -nya"),
        ("pengawasan", "pengawasan = peN- (as peng-) + awas + -an"),
        ("berikan", "berikan = beri + -kan"),
        ("mengalami", "mengalami = meN- (as meng-) + alam + -i, by a row of our tables"),
        ("penyelidikan", "penyelidikan = peN- (as peny-, s given back) + selidik + -an"),
        ("menteri", "menteri = menteri, kept by a row of our tables"),
        ("Bekasi", "bekasi = bekasi, kept by a row of our tables"),
        ("rumah", "rumah = rumah, a root itself"),
        ("KTP-nya", "ktp-nya = ktp + -nya, parted at the hyphen"),
        ("se-Indonesia", "se-indonesia = se- + indonesia, parted at the hyphen"),
    ] {
        let why = Stemmer.why(word).to_string();
        assert_eq!(why.lines().next(), Some(trail));
    }
}

fn title_case(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

proptest! {
    #[test]
    fn any_text_has_a_stem(word in "\\PC*") {
        let stem = Stemmer.stem(&word);
        prop_assert_eq!(stem.is_empty(), word.is_empty());
        prop_assert_eq!(Stemmer.stem(&word), stem);
        let _ = Stemmer.is_reduplication(&word);
        prop_assert_eq!(Stemmer.why(&word).root, Stemmer.stem(&word.to_lowercase()).into_owned());
    }

    #[test]
    fn any_bytes_of_words_have_a_stem(word in "[a-zA-Zé' -]{0,70}") {
        prop_assert_eq!(Stemmer.stem(&word).is_empty(), word.is_empty());
    }

    #[test]
    fn lower_and_title_case_are_equal(word in "[a-z]{1,12}(-[a-z]{1,8})?|(me|di|pe|ber)[a-z]{2,8}(kan|i|an|nya)") {
        prop_assert_eq!(Stemmer.stem(&word).into_owned(), Stemmer.stem(&title_case(&word)).into_owned());
        prop_assert_eq!(Stemmer.stem(&word).into_owned(), Stemmer.stem(&word.to_uppercase()).into_owned());
    }

    #[test]
    fn the_trail_ends_at_the_stem(word in "(me|di|pe|ber|ke|ter|se)?[a-z]{2,9}(kan|i|an)?(nya|lah)?") {
        prop_assert_eq!(Stemmer.why(&word).root, Stemmer.stem(&word).into_owned());
    }

    #[test]
    fn a_word_without_a_vowel_is_kept_by_the_engine_too(word in "[b-df-hj-np-tv-z]{1,12}") {
        prop_assert_eq!(Stemmer.why(&word).root, Stemmer.stem(&word.to_uppercase()).into_owned());
    }

    #[test]
    fn what_is_no_word_is_kept(word in "[0-9.,%/]{1,12}") {
        prop_assert!(!is_analysable(&word));
        prop_assert_eq!(&*Stemmer.stem(&word), &word);
    }
}
