//! Scores the programs on development sets: builds an index of each collection
//! with `awas-index`, answers all topics with `awas` in one batch, and scores the
//! runs against the judgements.
//!
//! ```text
//! cargo run --release --example evaluate -- FOLDER WORK [--accept]
//! ```
//!
//! `FOLDER` holds the sets of `SETS`, each with `NAME.dev.topics.tsv`
//! (`id<TAB>query`), qrels of TREC and a collection of ready-made passages
//! (`*.passages.jsonl.gz`). `WORK` keeps the indexes, the runs and the scores that
//! were last accepted with `--accept`; later runs are compared with those by a
//! paired randomisation test (Smucker, Allan and Carterette, 2007). A file of
//! means, `tests/data/relevance/development.tsv`, is compared too, and written
//! with `--accept`.

#![allow(clippy::print_stdout, reason = "a program that prints tables")]

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use awas::query::{Query, Role};

/// Name, collection, ending of the judgements, whether articles are judged.
const SETS: [(&str, &str, &str, bool); 5] = [
    ("tydi", "qa_pool", "qrels", false),
    ("facqa", "qa_pool", "qrels", false),
    ("squadid", "qa_pool", "qrels", false),
    ("newsqa", "newsqa", "docqrels", true),
    ("judged", "elect_news", "qrels", false),
];
const MEASURES: [&str; 5] = ["nDCG@10", "MRR@10", "R@100", "S@1", "S@5"];
/// Classes of fewer topics are counted together.
const SMALLEST_CLASS: usize = 20;
/// Signs are drawn so often for the randomisation test.
const DRAWS: usize = 10_000;
const MEANS: &str = "tests/data/relevance/development.tsv";

type Scores = [f64; 5];

struct Topic {
    id: String,
    query: String,
    class: String,
    scores: Scores,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let accept = arguments.iter().position(|argument| argument == "--accept");
    if let Some(place) = accept {
        arguments.remove(place);
    }
    let [folder, work] = arguments.as_slice() else {
        return Err("expected the folder of the sets and a folder to work in".into());
    };
    let (folder, work) = (Path::new(folder), Path::new(work));
    fs::create_dir_all(work)?;
    let programs = std::env::current_exe()?.parent().and_then(Path::parent).ok_or("no folder")?.to_owned();
    for collection in ["qa_pool", "newsqa", "elect_news"] {
        let source = folder.join(format!("{collection}.passages.jsonl.gz"));
        let unpacked = work.join(format!("{collection}.jsonl"));
        if !unpacked.exists() {
            let status =
                Command::new("gzip").arg("-dc").arg(&source).stdout(fs::File::create(&unpacked)?).status()?;
            if !status.success() {
                fs::remove_file(&unpacked)?;
                return Err(format!("{}: gzip cannot unpack it", source.display()).into());
            }
        }
        let built = Command::new(programs.join("awas-index"))
            .args(["build", "--unit", "passage", "--index"])
            .arg(work.join(collection))
            .arg(&unpacked)
            .output()?;
        if !built.status.success() {
            return Err(format!("{collection}: {}", String::from_utf8_lossy(&built.stderr)).into());
        }
    }
    let accepted = work.join("accepted.tsv");
    let before = read_scores(&accepted);
    let means = read_scores(Path::new(MEANS));
    let (mut per_topic, mut per_set) = (String::new(), String::from(HEAD));
    println!("{:10} {:>6}{}", "", "topics", MEASURES.map(|name| format!("{name:>9}")).concat());
    for (name, collection, judgements, by_article) in SETS {
        let topics = score_set(folder, &programs, &work.join(collection), name, judgements, by_article)?;
        let mean = mean(topics.iter().map(|topic| topic.scores));
        let against = means.get(name).map(|&recorded| format!("  recorded {recorded:.4}"));
        println!("{name:10} {:>6}{}{}", topics.len(), cells(mean), against.unwrap_or_default());
        print_classes(&topics);
        compare(name, &topics, &before);
        per_set.push_str(&format!("{name}\t{:.4}\n", mean[0]));
        for topic in &topics {
            per_topic.push_str(&format!("{name}/{}\t{:.6}\n", topic.id, topic.scores[0]));
        }
    }
    if accept.is_some() {
        fs::write(accepted, per_topic)?;
        fs::write(MEANS, per_set)?;
    }
    Ok(())
}

const HEAD: &str = "# nDCG@10 of the development sets, as last accepted: `make relevance ACCEPT=--accept`.\n";

/// Names with numbers, one pair a line; none if there is no file.
fn read_scores(path: &Path) -> HashMap<String, f64> {
    let content = fs::read_to_string(path).unwrap_or_default();
    let pair = |line: &str| {
        let (name, value) = line.split_once('\t')?;
        Some((name.to_owned(), value.parse().ok()?))
    };
    content.lines().filter_map(pair).collect()
}

fn score_set(
    folder: &Path,
    programs: &Path,
    index: &Path,
    name: &str,
    judgements: &str,
    by_article: bool,
) -> Result<Vec<Topic>, Box<dyn Error>> {
    let mut grades: HashMap<String, HashMap<String, i32>> = HashMap::new();
    for line in fs::read_to_string(folder.join(format!("{name}.dev.{judgements}")))?.lines() {
        if let [topic, _, id, grade] = line.split_whitespace().collect::<Vec<_>>()[..] {
            grades.entry(topic.to_owned()).or_default().insert(id.to_owned(), grade.parse()?);
        }
    }
    let topics: PathBuf = folder.join(format!("{name}.dev.topics.tsv"));
    let run = Command::new(programs.join("awas"))
        .args(["search", "--format", if by_article { "jsonl" } else { "trec" }, "-n", "100", "--index"])
        .arg(index)
        .args(["--copies", "--batch"])
        .arg(&topics)
        .stderr(Stdio::inherit())
        .output()?;
    let mut rankings: HashMap<String, Vec<String>> = HashMap::new();
    for line in String::from_utf8(run.stdout)?.lines() {
        let (topic, id) = if by_article {
            let hit: serde_json::Value = serde_json::from_str(line)?;
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            (text(&hit["query"]), text(&hit["article"]["id"]))
        } else {
            let cells: Vec<&str> = line.split(' ').collect();
            (cells[0].to_owned(), cells[2].to_owned())
        };
        let ranking = rankings.entry(topic).or_default();
        if !ranking.contains(&id) {
            ranking.push(id);
        }
    }
    let mut scored = Vec::new();
    for line in fs::read_to_string(topics)?.lines() {
        let Some((id, query)) = line.split_once('\t') else { continue };
        let Some(judged) = grades.get(id).filter(|judged| judged.values().any(|&grade| grade > 0)) else {
            continue;
        };
        let ranking = rankings.get(id).map(Vec::as_slice).unwrap_or_default();
        let parsed = Query::parse(query)?;
        let asking = parsed.terms().into_iter().find(|term| term.role == Role::Asking);
        let class = asking.map_or("topical".to_owned(), |term| term.exact.clone());
        scored.push(Topic {
            id: id.to_owned(),
            query: query.to_owned(),
            class,
            scores: measure(ranking, judged),
        });
    }
    Ok(scored)
}

fn measure(ranking: &[String], judged: &HashMap<String, i32>) -> Scores {
    let grade = |id: &String| judged.get(id).copied().unwrap_or(0);
    let gain = |grade: i32| f64::from(2_i32.pow(grade.max(0).unsigned_abs()) - 1);
    let discount = |place: usize| 1.0 / ((place + 2) as f64).log2();
    let dcg = |grades: &mut dyn Iterator<Item = i32>| -> f64 {
        grades.take(10).enumerate().map(|(place, grade)| gain(grade) * discount(place)).sum()
    };
    let mut ideal: Vec<i32> = judged.values().copied().filter(|&grade| grade > 0).collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let first = ranking.iter().position(|id| grade(id) > 0);
    let found = ranking.iter().take(100).filter(|id| grade(id) > 0).count();
    [
        dcg(&mut ranking.iter().map(grade)) / dcg(&mut ideal.iter().copied()),
        first.filter(|&place| place < 10).map_or(0.0, |place| 1.0 / (place + 1) as f64),
        found as f64 / ideal.len() as f64,
        f64::from(u8::from(first == Some(0))),
        f64::from(u8::from(first.is_some_and(|place| place < 5))),
    ]
}

fn mean(scores: impl Iterator<Item = Scores>) -> Scores {
    let (mut sum, mut count) = ([0.0; 5], 0.0);
    for scores in scores {
        sum.iter_mut().zip(scores).for_each(|(sum, score)| *sum += score);
        count += 1.0;
    }
    sum.map(|sum| sum / f64::max(count, 1.0))
}

fn cells(scores: Scores) -> String {
    scores.map(|score| format!("{score:>9.4}")).concat()
}

fn print_classes(topics: &[Topic]) {
    let mut classes: BTreeMap<&str, Vec<Scores>> = BTreeMap::new();
    for topic in topics {
        classes.entry(&topic.class).or_default().push(topic.scores);
    }
    let mut others = Vec::new();
    for (class, scores) in classes {
        if scores.len() < SMALLEST_CLASS {
            others.extend(scores);
        } else {
            println!("  {class:8} {:>6}{}", scores.len(), cells(mean(scores.into_iter())));
        }
    }
    if !others.is_empty() {
        println!("  {:8} {:>6}{}", "others", others.len(), cells(mean(others.into_iter())));
    }
}

/// Compares with the accepted scores: the difference, how likely chance alone
/// makes one as large, and the topics that moved most.
fn compare(name: &str, topics: &[Topic], before: &HashMap<String, f64>) {
    let mut moved: Vec<(f64, &Topic)> = topics
        .iter()
        .filter_map(|topic| {
            let before = before.get(&format!("{name}/{}", topic.id))?;
            Some((topic.scores[0] - before, topic))
        })
        .collect();
    if moved.is_empty() || moved.iter().all(|(difference, _)| difference.abs() < 1e-6) {
        return;
    }
    let observed: f64 = moved.iter().map(|(difference, _)| difference).sum();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut as_large = 0;
    for _ in 0..DRAWS {
        let mut sum = 0.0;
        for (difference, _) in &moved {
            // xorshift64 (Marsaglia, 2003).
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            sum += if state >> 63 == 0 { *difference } else { -difference };
        }
        as_large += usize::from(sum.abs() >= observed.abs() - 1e-9);
    }
    let count = moved.len() as f64;
    println!(
        "  against the accepted run {:+.4}, p = {:.4}",
        observed / count,
        (as_large + 1) as f64 / (DRAWS + 1) as f64
    );
    moved.sort_by(|a, b| b.0.total_cmp(&a.0));
    let worst = moved.iter().rev().take(3).filter(|(difference, _)| *difference < -0.005);
    for (difference, topic) in moved.iter().take(3).filter(|(difference, _)| *difference > 0.005).chain(worst)
    {
        println!("    {difference:+.2}  {}  {}", topic.id, topic.query);
    }
}
