//! `awas stem`, from the side of whoever reads its output.

use serde::Deserialize;

use crate::support::{awas, run};

/// What the module documentation of the command promises, and nothing else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    word: String,
    stem: String,
    relatives: Vec<String>,
    ground: Option<String>,
    steps: Option<Vec<Step>>,
    analyses: Option<Vec<Analysis>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    piece: String,
    morpheme: String,
    surface: String,
    restored: Option<char>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Analysis {
    root: String,
    cost: i32,
    pattern: String,
    ground: String,
    steps: Vec<Step>,
}

fn stem(args: &[&str]) -> String {
    let ran = run(awas().arg("stem").args(args)).exits(0);
    assert_eq!(ran.err, "");
    ran.out
}

fn read(text: &str) -> Vec<Word> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}

#[test]
fn json_lines_hold_what_they_promise() {
    let bare = read(&stem(&["--format", "jsonl", "Netralitas", "kata \"apa\""]));
    assert_eq!((bare[0].word.as_str(), bare[0].stem.as_str()), ("Netralitas", "netralitas"));
    assert!(bare[0].relatives.contains(&"netral".to_owned()), "{bare:?}");
    assert_eq!(bare[1].word, "kata \"apa\"");
    for word in &bare {
        assert!(word.ground.is_none() && word.steps.is_none() && word.analyses.is_none(), "{word:?}");
    }
    let full = read(&stem(&[
        "--format",
        "jsonl",
        "--why",
        "--all",
        "penyidikan",
        "berikan",
        "menteri",
        "dukung-mendukung",
    ]));
    let steps = full[0].steps.as_deref().expect("steps");
    assert_eq!(steps.len(), 2);
    assert_eq!((steps[0].piece.as_str(), steps[0].morpheme.as_str()), ("prefix", "peN-"));
    assert_eq!((steps[0].surface.as_str(), steps[0].restored), ("peny", Some('s')));
    assert_eq!((steps[1].piece.as_str(), steps[1].surface.as_str()), ("suffix", "an"));
    assert_eq!(full[2].ground.as_deref(), Some("root"));
    assert_eq!(full[3].ground.as_deref(), Some("reduplication"));
    assert_eq!(full[3].steps.as_deref().expect("steps")[0].piece, "reduplication");
    for word in &full {
        let analyses = word.analyses.as_deref().expect("analyses");
        assert_eq!(analyses[0].root, word.stem, "the best comes first");
        assert!(analyses.is_sorted_by_key(|analysis| analysis.cost), "{analyses:?}");
        for analysis in analyses {
            assert!(
                ["root", "decided", "unknown", "reduplication", "hyphen"].contains(&analysis.ground.as_str())
            );
            assert!(
                !analysis.pattern.is_empty() && analysis.steps.iter().all(|step| !step.morpheme.is_empty())
            );
        }
    }
    let ikan = full[1].analyses.as_deref().expect("analyses").iter().find(|analysis| analysis.root == "ikan");
    assert_eq!(ikan.expect("ber- + ikan is an analysis").pattern, "ber-");
}

#[test]
fn rows_have_the_cells_they_promise() {
    assert_eq!(
        stem(&["--format", "tsv", "Pengawasan", "ber\u{1b}ikan"]),
        "Pengawasan\tawas\nberikan\tberikan\n"
    );
    assert_eq!(stem(&["--format", "tsv", "--why", "berikan"]), "berikan\tberi\tberi + -kan\n");
    let all = stem(&["--all", "berikan"]);
    assert_eq!(all, stem(&["--all", "--format", "tsv", "berikan"]));
    let rows: Vec<Vec<&str>> = all.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.len() > 2 && rows.iter().all(|row| row.len() == 4 && row[0] == "berikan"), "{all}");
    let costs: Vec<i32> = rows.iter().map(|row| row[2].parse().expect("a cost")).collect();
    assert!(costs.is_sorted(), "{all}");
    assert!(rows.iter().any(|row| row[1] == "ikan" && row[3] == "ber- + ikan"), "{all}");
}

#[test]
fn a_word_is_taken_apart_readably() {
    let text = stem(&["--why", "ketidaknetralan", "menteri"]);
    assert!(
        text.starts_with("ketidaknetralan = ke- + tidak- + netral + -an\n  family of netral: "),
        "{text}"
    );
    assert!(text.contains("\n  not meN- (as men-) + teri: a row of our tables decides\n"), "{text}");
    let few = stem(&["--why", "memberikannyalah"]);
    let all = stem(&["--why", "--all", "memberikannyalah"]);
    assert!(all.starts_with(few.trim_end()) && all.len() >= few.len(), "{few}\n{all}");
}

#[test]
fn a_long_list_of_words_is_answered_in_order() {
    let words = ["Pengawasan", "diberhentikan", "Sèrang", "20.000", "perundang-undangan"];
    let stems = ["awas", "henti", "serang", "20.000", "undang"];
    let input: String = (0..20_000).map(|at| format!("{}\n", words[at % words.len()])).collect();
    let ran = run(awas().arg("stem").write_stdin(input)).exits(0);
    assert_eq!(ran.out.lines().count(), 20_000);
    for (at, line) in ran.out.lines().enumerate() {
        assert_eq!(line, format!("{}\t{}", words[at % words.len()], stems[at % words.len()]));
    }
}

#[test]
fn what_is_no_text_is_named_by_line() {
    run(awas().arg("stem").write_stdin(b"kata\n\xff\xfe\n".to_vec()))
        .exits(2)
        .err
        .contains("standard input:2: bytes that are not UTF-8, expected one word a line")
        .then_some(())
        .expect("the line is named");
}
