//! Random text through every stage: nothing panics, and what is promised of
//! places and identifiers holds.
//!
//! The cases are the same on every run; `PROPTEST_CASES` asks for more of them
//! and `PROPTEST_RNG_SEED` for others.

use std::collections::HashSet;
use std::fs;

use awas::analysis::stemmer::Stemmer;
use awas::analysis::{abbreviations, analyze, normalize, words};
use awas::index::{Index, Unit};
use awas::ingest::{BuildConfig, BuildError, build};
use awas::query::Query;
use awas::search::{SearchOptions, article_of, search};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// Pieces of which news is made, and what lies about them on a page.
const PIECES: &[&str] = &[
    "Bawaslu",
    "Badan Pengawas Pemilihan Umum",
    "ASN",
    "(ASN)",
    "netral",
    "ketidaknetralan",
    "sanksi-sanksi",
    "diberhentikan",
    "Camat Wanajaya",
    "Ketua Bawaslu Kabupaten Sagara, Darmawan Sitepu,",
    "H.",
    "S.H., M.Si.",
    "No.",
    "Jl.",
    "UU No. 20/2023",
    "Pasal 2 huruf (f)",
    "Rp12.000.000",
    "20.000",
    "14/2",
    "(14/2)",
    "Senin (20/2/2023)",
    "Kamis (14/2)",
    "Jum’at,",
    "Rabu,",
    "ke-2",
    "se-Kabupaten",
    "Pemilu-red",
    "“Kami netral,”",
    "”Kami netral,“",
    "\"ASN itu netral",
    "netral\"",
    "katanya.",
    "ujarnya",
    "(eko/zai)",
    "(mg-tia) ***",
    "Baca juga: Pasar Sepi",
    "Baca Juga:",
    "Editor: Budi",
    "Editor:",
    "Back to top button",
    "Tulisan yang Tak Kalah Menarik",
    "Kabar",
    "Foto: Apel",
    "SAGARA.COM –",
    "Serang (ANTARA) -",
    "KABUPATEN SERANG, biem.co –",
    "JAKARTA -",
    "digelar.Acara",
    "...",
    "…",
    "?!",
    "ikrar",
    "penandatanganan komitmen",
    "ne\u{AD}tral",
    "di\u{A0}kota",
    "\u{200B}",
    "\u{202E}",
    "é",
    "e\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "Ⅳ",
    "中立",
    "🗳️",
    "\u{1F1EE}\u{1F1E9}",
    "\u{FEFF}",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    "\u{2028}",
    "\u{85}",
    "1.",
    "-",
    "–",
    "{",
    "}",
    "\\",
    "\u{1b}[31m",
    "'",
    "’",
    "a-b-c",
    "dukung-mendukung",
    "meny-",
    "-kan",
    "ber",
    "pemilu pemilu pemilu",
];

/// Words of a query that ask for nothing but themselves.
const PLAIN: &[&str] = &[
    "netral",
    "ASN",
    "sanksi-sanksi",
    "Jum’at",
    "20.000",
    "14/2",
    "se-Kota",
    "di-PTDH-kan",
    "pukul 08:00",
    "http://a.id/b?c=d",
    "kata:kata",
    ":",
    "::",
    "(ASN",
    "PNS)",
    "(",
    ")",
    "()",
    "[pasal 2(f)]",
    "\"",
    "“",
    "”",
    "'",
    "5\"",
    "...",
    "?!",
    "-",
    "--",
    "- netral",
    "–",
    "and",
    "Or",
    "not",
    "dan",
    "#a",
    "@b",
    "*",
    "~",
    "^2",
    "+",
    "\\",
    "{}",
    "<b>",
    "%s",
    "é",
    "中立",
    "🗳️",
    "\u{200B}",
    "\u{AD}",
    "\u{202E}",
    "\t",
    "\n",
    "\r\n",
    "\u{0}",
    "\u{1b}",
    "Rp12.000,-",
    "UU No. 20/2023",
    "’kata’",
    "a'b",
    "‚",
    "„x‟",
    "−1",
];

fn pieces(of: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec![" ", " ", " ", "", "\n"]);
    prop::collection::vec((prop::sample::select(of), glue), 0..most)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
}

/// Random characters, news, or both by turns.
fn text() -> impl Strategy<Value = String> {
    let any =
        prop::collection::vec(any::<char>(), 0..60).prop_map(|chars| chars.into_iter().collect::<String>());
    prop_oneof![
        3 => pieces(PIECES, 60),
        1 => any.clone(),
        1 => (pieces(PIECES, 12), any, pieces(PIECES, 12)).prop_map(|(a, b, c)| a + &b + &c),
    ]
}

/// Bytes of a file: the text in one of the encodings, or what no encoding gives.
fn file() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    prop_oneof![
        4 => text().prop_map(|text| ("txt", text.into_bytes())),
        1 => text().prop_map(|text| ("txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat())),
        1 => text().prop_map(move |text| ("txt", [b"\xFF\xFE".to_vec(), wide(&text)].concat())),
        1 => text().prop_map(|text| ("txt", encoding_rs::WINDOWS_1252.encode(&text).0.into_owned())),
        3 => prop::collection::vec(text(), 1..4).prop_map(|texts| {
            let line = |text: &String| serde_json::json!({ "text": text, "id": 7 }).to_string();
            ("jsonl", texts.iter().map(line).collect::<Vec<_>>().join("\n").into_bytes())
        }),
        1 => prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| ("txt", bytes)),
    ]
}

/// The text of a byte range, decoded as this file must be.
fn cut(ending: &str, content: &[u8], start: usize, length: usize) -> String {
    let bytes = &content[start..start + length];
    if content.starts_with(&[0xFF, 0xFE]) {
        return encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned();
    }
    if ending == "jsonl" {
        let text = std::str::from_utf8(bytes).expect("JSON Lines are UTF-8 here");
        return serde_json::from_str(&format!("\"{text}\"")).expect("whole escape sequences");
    }
    match std::str::from_utf8(content) {
        Ok(_) => std::str::from_utf8(bytes).expect("character boundaries").to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn config(cases: u32) -> Config {
    let config = Config::default();
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let rng_seed = match config.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2_024),
        fixed => fixed,
    };
    Config { cases: if asked { config.cases } else { cases }, failure_persistence: None, rng_seed, ..config }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_text_is_a_query_or_an_error_that_points_into_it(query in text()) {
        if let Err(error) = Query::parse(&query) {
            prop_assert!(query.get(error.span.start..error.span.end).is_some(), "{:?}", error);
            prop_assert!(error.to_string().contains('^'));
        }
    }

    #[test]
    fn plain_words_are_always_a_query(query in pieces(PLAIN, 20)) {
        if let Err(error) = Query::parse(&query) {
            prop_assert!(false, "{query:?}: {error}");
        }
    }

    #[test]
    fn words_stand_in_order_inside_the_text(text in text()) {
        let words = words(&text);
        let mut end = 0;
        for word in &words {
            prop_assert!(end <= word.span.start && word.span.start < word.span.end, "{:?}", words);
            prop_assert!(text.get(word.span.start..word.span.end).is_some(), "{:?}", word);
            prop_assert!(!word.exact.is_empty(), "{:?}", word);
            end = word.span.end;
        }
        // No letter or digit stands outside the words, but for an editor's mark.
        let mut outside = text.clone();
        for word in words.iter().rev() {
            outside.replace_range(word.span.start..word.span.end, " ");
        }
        let lost: String = outside.chars().filter(|c| c.is_alphanumeric()).collect();
        prop_assert!(lost.replace("red", "").is_empty(), "{lost} is lost of {text:?}");
    }

    #[test]
    fn a_stem_is_never_empty_and_never_changes(text in text()) {
        let tokens = analyze(&text);
        prop_assert_eq!(tokens.iter().map(|token| token.span).collect::<Vec<_>>(), words(&text).iter().map(|word| word.span).collect::<Vec<_>>());
        for token in &tokens {
            prop_assert!(!token.stem.is_empty(), "{:?}", token);
            prop_assert_eq!(Stemmer.stem(&token.exact), token.stem.as_str());
            let again = normalize(&token.exact);
            prop_assert_eq!(again.as_ref(), token.exact.as_str(), "normal forms stay");
        }
        for (key, range) in abbreviations(&tokens) {
            prop_assert!(!key.is_empty() && range.start < range.end && range.end <= tokens.len());
        }
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn whole_articles_are_built_and_found(files in prop::collection::vec(file(), 1..5), query in pieces(PIECES, 4), threads in 1..4_usize) {
        let folder = tempfile::tempdir().expect("a temporary directory");
        let sources = folder.path().join("in");
        fs::create_dir(&sources).expect("a folder");
        for (number, (ending, content)) in files.iter().enumerate() {
            fs::write(sources.join(format!("{number}.{ending}")), content).expect("a file");
        }
        let mut config = BuildConfig::new(folder.path().join("index"), vec![sources.clone()]);
        config.threads = threads;
        config.unit = Unit::Article;
        match build(&config, &|_| ()) {
            Ok(_) => {}
            Err(BuildError::NoArticles { .. }) => return Ok(()),
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
        let index = Index::open(&config.index).expect("an index that was just built");
        let options = SearchOptions { limit: 10_000, copies: true, ..SearchOptions::default() };
        let all = search(&index, &Query::parse("-zzzz").expect("a query"), &options).expect("an answer");
        prop_assert_eq!(all.len() as u64, index.manifest().passages);
        let ids: HashSet<&str> = all.iter().map(|hit| hit.passage.id.as_str()).collect();
        prop_assert_eq!(ids.len(), all.len(), "an identifier twice");
        for hit in &all {
            let passage = &hit.passage;
            let number: usize = sources_number(&passage.file);
            let (ending, content) = &files[number];
            let found = cut(ending, content, passage.start as usize, passage.length as usize);
            prop_assert_eq!(&found, &passage.text);
            prop_assert!(!passage.text.trim().is_empty());
            for annotation in &passage.annotations {
                prop_assert!(passage.text.get(annotation.span.start..annotation.span.end).is_some(), "{:?}", annotation);
            }
        }
        for hit in all.iter().take(3) {
            let article = article_of(&index, &hit.passage.id).expect("an answer");
            prop_assert!(article.iter().any(|passage| passage.id == hit.passage.id));
            let ordinals: Vec<usize> = article.iter().map(|passage| passage.ordinal).collect();
            prop_assert_eq!(ordinals, (0..article.len()).collect::<Vec<_>>());
        }
        let Ok(query) = Query::parse(&query) else { return Ok(()) };
        let hits = search(&index, &query, &options).expect("an answer");
        for (place, hit) in hits.iter().enumerate() {
            prop_assert_eq!(hit.rank, place + 1);
            prop_assert!(hit.score.is_finite());
            for found in &hit.matches {
                prop_assert!(hit.passage.text.get(found.span.start..found.span.end).is_some(), "{:?}", found);
            }
        }
        prop_assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }
}

/// Which of the files a passage comes from.
fn sources_number(file: &str) -> usize {
    let name = file.rsplit(['/', '\\']).next().expect("a name");
    name.split('.').next().expect("a stem").parse().expect("a number")
}
