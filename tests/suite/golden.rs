//! Whole outputs, held against files in `tests/data/golden`.
//!
//! `AWAS_BLESS=1` writes the files anew: read the difference before it is
//! committed. Scores are written as `#`, for they change with every weight.

use std::path::Path;

use crate::support::{ROOT, awas, awas_index, run, seeds};

#[track_caller]
fn assert_golden(name: &str, found: &str) {
    let file = Path::new(ROOT).join("tests/data/golden").join(name);
    if std::env::var_os("AWAS_BLESS").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, found).expect("a written file");
    }
    let expected = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; AWAS_BLESS=1 writes it", file.display()));
    if found == expected {
        return;
    }
    let (mut found, mut expected) = (found.lines(), expected.lines());
    for number in 1.. {
        let (now, then) = (found.next(), expected.next());
        assert!(
            now == then,
            "{}:{number} was\n{then:?}\nand is\n{now:?}\nAWAS_BLESS=1 accepts all that differs",
            file.display()
        );
        assert!(now.is_some(), "{}: line ends differ", file.display());
    }
}

/// Replaces a column of every line but the first `head` ones.
fn without_column(out: &str, separator: &str, column: usize, head: usize) -> String {
    let line = |(number, line): (usize, &str)| {
        let mut cells: Vec<&str> = line.split(separator).collect();
        if number >= head {
            cells[column] = "#";
        }
        cells.join(separator) + "\n"
    };
    out.lines().enumerate().map(line).collect()
}

#[test]
fn hits_for_a_reader() {
    let out = seeds().search(&["-n", "3", "\"pernyataan terbuka\" KASN"]).exits(0).out;
    assert_golden("search-human.txt", &out);
}

#[test]
fn hits_of_a_batch_for_a_reader() {
    let mut search = awas();
    search.args(["search", "-n", "1", "--batch", "-", "--index"]).arg(&seeds().index);
    let queries =
        "lurah\tlurah Rawa Indah dilaporkan\nkosong\tderap cangkul\nabout:declaration \"kampanye damai\"\n";
    assert_golden("search-batch.txt", &run(search.write_stdin(queries)).exits(0).out);
}

#[test]
fn a_score_in_its_parts() {
    let out = seeds().search(&["-n", "1", "--explain", "mencopot camat"]).exits(0).out;
    let parts = |line: &str| {
        let is_number = |word: &str| word.contains('.') && word.parse::<f64>().is_ok();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["score", number] if is_number(number) => "    score #\n".to_owned(),
            [number, rest @ ..] if line.starts_with("      ") && is_number(number) => {
                format!("      # {}\n", rest.join(" "))
            }
            _ => format!("{line}\n"),
        }
    };
    assert_golden("search-explain.txt", &out.lines().map(parts).collect::<String>());
}

#[test]
fn hits_for_scripts() {
    let query = "\"teguran tertulis\"";
    let tsv = seeds().search(&["--format", "tsv", "-n", "4", query]).exits(0).out;
    assert_golden("search.tsv", &without_column(&tsv, "\t", 2, 1));
    let trec = seeds().search(&["--format", "trec", "-n", "4", query]).exits(0).out;
    assert_golden("search.trec", &without_column(&trec, " ", 4, 0));
    assert_golden("search.ids", &seeds().search(&["--format", "ids", "-n", "4", query]).exits(0).out);
}

#[test]
fn an_article_around_its_passage() {
    let id = seeds().ids(&["-n", "1", "\"peringatan keras kepada Teradu II\""]).remove(0);
    let out = run(awas().args(["show", "--index"]).arg(&seeds().index).arg(id)).exits(0).out;
    assert_golden("show.txt", &out);
}

#[test]
fn terms_of_a_text() {
    let text = "Ketua Bawaslu se-Kota Serang menegaskan: 20.000 ASN harus netral (selama Pemilu-red), kata dia Jum’at (14/2).";
    assert_golden("analyze.txt", &run(awas().args(["analyze", text])).exits(0).out);
}

#[test]
fn registers_for_readers_and_scripts() {
    let ask = |args: &[&str]| {
        let mut command = awas();
        command.arg(args[0]).arg("--index").arg(&seeds().index).args(&args[1..]);
        run(&mut command).exits(0).out
    };
    assert_golden("ledger.txt", &ask(&["ledger", "--status", "imposed", "-n", "8"]));
    assert_golden("ledger.tsv", &ask(&["ledger", "--status", "imposed", "-n", "3", "--format", "tsv"]));
    assert_golden("ledger.jsonl", &ask(&["ledger", "--status", "cleared", "--format", "jsonl", "-n", "1"]));
    assert_golden("declarations.txt", &ask(&["declarations", "-n", "5"]));
    assert_golden("officials.txt", &ask(&["officials", "--institution", "Bawaslu", "-n", "6"]));
    assert_golden("facet.txt", &ask(&["facet", "family", "x", "status"]));
    assert_golden("timeline.txt", &ask(&["timeline", "--since", "2023"]));
}

#[test]
fn what_is_in_an_index() {
    let out = run(awas_index().args(["status", "--index"]).arg(&seeds().index)).exits(0).out;
    let varies = ["index ", "size ", "built ", "lexicon "];
    let kept: String = out
        .lines()
        .filter(|line| !varies.iter().any(|name| line.starts_with(name)))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_golden("status.txt", &kept);
}
