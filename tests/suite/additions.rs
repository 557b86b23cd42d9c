//! Words that a user adds to the lexicon at build time.

use std::path::PathBuf;

use crate::support::{Place, Ran, awas, run};

const ROOTS: &str = "word\treason\ngibeng\tslang of campaign chats\n";
const NEWS: &str = "Warga Wanajaya menolak penggibengan suara oleh oknum lurah.\n";

fn place() -> Place {
    let place = Place::new();
    place.write("berita/satu.txt", NEWS);
    place.write("berita/dua.txt", "Camat Karang Pulo hadir pada rapat koordinasi di kantor kecamatan.\n");
    place
}

fn stem(place: &Place, words: &[&str]) -> Ran {
    run(place.here(awas()).args(["stem", "--lexicon", "kata"]).args(words))
}

fn generation(place: &Place) -> PathBuf {
    let name = std::fs::read_to_string(place.path("index/current")).expect("a published generation");
    place.path("index").join(name.trim())
}

#[test]
fn an_added_root_is_found_by_its_derivations_and_was_not_before() {
    let place = place();
    place.build(&["berita"]).exits(0);
    place.search(&["digibengkan"]).exits(1);
    place.write("kata/roots.tsv", ROOTS);
    let ran = place.build(&["--lexicon", "kata", "berita"]).exits(0);
    assert!(!ran.err.contains("nothing changed"), "{}", ran.err);
    for query in ["gibeng", "digibengkan", "Gibengnya", "penggibengan"] {
        let found = place.search(&["--format", "jsonl", query]).exits(0);
        assert_eq!(found.lines().len(), 1, "{query}");
        assert!(
            found.out.contains("\"penggibengan\"") || found.out.contains("penggibengan suara"),
            "{query}"
        );
    }
    let human = place.search(&["--color", "always", "digibengkan"]).exits(0);
    assert!(human.out.contains("penggibengan\u{1b}["), "the passage's word is marked: {:?}", human.out);
    let status = run(place.here(crate::support::awas_index()).args(["status", "--index", "index"])).exits(0);
    assert!(status.out.contains("added     1 words"), "{}", status.out);
}

#[test]
fn an_index_keeps_its_words_until_a_build_without_them() {
    let place = place();
    place.write("kata/roots.tsv", ROOTS);
    place.build(&["--lexicon", "kata", "berita"]).exits(0);
    std::fs::remove_dir_all(place.path("kata")).expect("removed");
    place.search(&["digibengkan"]).exits(0);
    assert!(generation(&place).join("lexicon/roots.tsv").is_file());
    place.build(&["berita"]).exits(0);
    assert!(!generation(&place).join("lexicon").exists());
    place.search(&["digibengkan"]).exits(1);
}

#[test]
fn a_build_is_repeated_only_if_the_words_changed() {
    let place = place();
    place.write("kata/roots.tsv", ROOTS);
    place.build(&["--lexicon", "kata", "berita"]).exits(0);
    let again = place.build(&["--lexicon", "kata", "berita"]).exits(0);
    assert!(again.err.contains("nothing changed"), "{}", again.err);
    place.write("kata/names.tsv", "name\treason\nwanajaya\ta village\n");
    let changed = place.build(&["--lexicon", "kata", "berita"]).exits(0);
    assert!(!changed.err.contains("nothing changed"), "{}", changed.err);
}

#[test]
fn words_can_be_tried_out() {
    let place = place();
    place.write("kata/README.txt", "what these words are");
    place.write("kata/roots.tsv", "\u{FEFF}# slang\r\nword\treason\r\n\r\ngibeng\tslang\r\nteri\ta fish\r\nawasan\ta test\r\nalami\ta test\r\np2kb\tan office\r\n");
    place.write("kata/names.tsv", "name\treason\nbersihan\ta village\n");
    place.write("kata/irregular.tsv", "word\troot\treason\nnyontreng\tcontreng\tcolloquial\n");
    for (word, before, now) in [
        ("penggibengan", "penggibengan", "gibeng"),
        ("gibeng-gibengan", "gibeng-gibengan", "gibeng"),
        ("bergibeng-gibengan", "bergibeng-gibengan", "gibeng"),
        ("Menggibengi", "menggibengi", "gibeng"),
        ("bersihan", "bersih", "bersihan"),
        ("bersihannya", "bersih", "bersihan"),
        ("bersihkan", "bersih", "bersih"),
        ("nyontreng", "nyontreng", "contreng"),
        ("mengalami", "alam", "alami"),
        ("pengawasan", "awas", "awasan"),
        ("menteri", "menteri", "menteri"),
        ("P2KB", "p2kb", "p2kb"),
        ("diberhentikan", "henti", "henti"),
    ] {
        assert_eq!(run(awas().args(["stem", word])).exits(0).out, format!("{word}\t{before}\n"));
        assert_eq!(stem(&place, &[word]).exits(0).out, format!("{word}\t{now}\n"));
    }
    let why = run(place.here(awas()).args(["stem", "--lexicon", "kata", "--why", "penggibengan"])).exits(0);
    assert!(
        why.out.starts_with("penggibengan = peN- (as peng-) + gibeng + -an, by a row of the additions\n"),
        "{}",
        why.out
    );
    let why = run(place.here(awas()).args(["stem", "--lexicon", "kata", "--why", "nyontreng"])).exits(0);
    assert!(why.out.starts_with("nyontreng = contreng, by a row of the additions\n"), "{}", why.out);
}

#[test]
fn a_bad_table_is_named_by_file_and_line() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "roots.tsv",
            "kata\talasan\ngibeng\tslang\n",
            &["roots.tsv:1: found `kata alasan`", "`word`, `reason`"],
        ),
        ("roots.tsv", "word\treason\ngibeng\n", &["roots.tsv:2: found 1 cells in `gibeng`", "expected 2"]),
        ("roots.tsv", "# x\nword\treason\ngibeng\t\n", &["roots.tsv:3: found `` as reason", "not empty"]),
        (
            "names.tsv",
            "name\treason\nKarang Pulo\tvillage\n",
            &["names.tsv:2: found `Karang Pulo`", "expected one word"],
        ),
        ("names.tsv", "name\treason\nSagara\tvillage\n", &["names.tsv:2: found `Sagara`", "lower case"]),
        ("irregular.tsv", "word\treason\nx\ty\n", &["irregular.tsv:1:", "`word`, `root`, `reason`"]),
        (
            "irregular.tsv",
            "word\troot\treason\nrapim\tkepemimpinan\tshort\n",
            &[
                "irregular.tsv:2: found the root `kepemimpinan`, which has itself the root `pimpin`",
                "write `pimpin`",
            ],
        ),
        (
            "roots.tsv",
            "word\treason\ngibeng\ta\ngibeng\tb\n",
            &["roots.tsv:3: found `gibeng` a second time, after", "roots.tsv:2"],
        ),
        ("root.tsv", "word\treason\n", &["root.tsv: found a table that is none of `roots.tsv`"]),
        (
            "notes.txt",
            "gibeng",
            &["kata: found no table, expected a folder with at least one of `roots.tsv`"],
        ),
    ];
    for (file, text, words) in cases {
        let place = place();
        place.build(&["berita"]).exits(0);
        place.write(&format!("kata/{file}"), text);
        stem(&place, &["kata"]).fails_with(words);
        place.build(&["--lexicon", "kata", "berita"]).fails_with(words);
        place.search(&["wanajaya"]).exits(0);
    }
    let place = place();
    place.write("kata/roots.tsv", b"word\treason\n\xff\tx\n");
    stem(&place, &["kata"]).fails_with(&["roots.tsv:2: found bytes that are not UTF-8"]);
    run(place.here(awas()).args(["stem", "--lexicon", "nowhere", "kata"])).fails_with(&["nowhere: "]);
}

#[test]
fn an_index_whose_words_were_touched_is_refused() {
    let place = place();
    place.write("kata/roots.tsv", ROOTS);
    place.build(&["--lexicon", "kata", "berita"]).exits(0);
    let kept = generation(&place).join("lexicon/roots.tsv");
    std::fs::write(&kept, ROOTS.replace("gibeng", "gobang")).expect("written");
    place.search(&["gibeng"]).fails_with(&["the index is damaged", "not those of the build"]);
    std::fs::remove_file(&kept).expect("removed");
    place.search(&["gibeng"]).fails_with(&["the index is damaged", "found no table"]);
    place.build(&["--lexicon", "kata", "berita"]).exits(0);
    place.search(&["gibeng"]).exits(0);
}
