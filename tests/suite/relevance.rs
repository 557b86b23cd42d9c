//! How well the samples are ranked: judged topics, measured against the figures
//! of `tests/data/relevance/baseline.tsv`.
//!
//! `AWAS_BLESS=1` writes better figures into the baseline, `AWAS_BLESS=lower`
//! worse ones too. The table of all topics is printed; `--nocapture` shows it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::json::{self, Hit};
use crate::support::{ROOT, awas, awas_index, run, seeds};

fn data(name: &str) -> PathBuf {
    Path::new(ROOT).join("tests/data/relevance").join(name)
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(data(name)).expect("a table");
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

struct Topic {
    id: String,
    class: String,
    query: String,
    split: String,
}

fn topics() -> Vec<Topic> {
    rows("queries.tsv")
        .into_iter()
        .map(|row| {
            let [id, class, query, split] = <[String; 4]>::try_from(row).expect("four cells");
            Topic { id, class, query, split }
        })
        .collect()
}

/// Grades by topic and passage.
type Judgements = HashMap<String, HashMap<String, u32>>;

/// Finds the passage of every judged quotation; where two of a topic fall into
/// one passage, the higher grade counts.
fn judgements() -> Judgements {
    let all: Vec<Hit> = json::read(
        &seeds().search(&["--copies", "--format", "jsonl", "-n", "100000", "--", "-zzzz"]).exits(0).out,
    );
    let mut judgements = Judgements::new();
    let mut report = String::new();
    for row in rows("judgements.tsv") {
        let [topic, file, quote, grade] = <[String; 4]>::try_from(row).expect("four cells");
        let holds = |hit: &&Hit| hit.source.file == format!("seeds/{file}") && hit.text.contains(&quote);
        let found: Vec<&Hit> = all.iter().filter(holds).collect();
        let [hit] = found.as_slice() else {
            writeln!(report, "{topic}: {} passages of {file} hold `{quote}`, expected one", found.len())
                .expect("a string");
            continue;
        };
        let grade: u32 = grade.parse().expect("a grade");
        let kept = judgements.entry(topic).or_default().entry(hit.id.clone()).or_default();
        *kept = grade.max(*kept);
    }
    assert!(report.is_empty(), "{report}");
    judgements
}

/// The ranking of every topic.
fn run_of(topics: &[Topic]) -> HashMap<String, Vec<String>> {
    let batch: String = topics.iter().map(|topic| format!("{}\t{}\n", topic.id, topic.query)).collect();
    let mut search = awas();
    search.args(["search", "--format", "trec", "-n", "100", "--batch", "-", "--index"]).arg(&seeds().index);
    let ran = run(search.write_stdin(batch)).exits(0);
    assert_eq!(ran.err, "");
    let mut rankings: HashMap<String, Vec<String>> = HashMap::new();
    for line in ran.lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        rankings.entry(cells[0].to_owned()).or_default().push(cells[2].to_owned());
    }
    rankings
}

/// What is measured of a ranking, each between 0 and 1.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    /// nDCG of the first ten, with a gain of 2 to the grade less 1.
    ndcg: f64,
    /// One over the place of the first passage of grade 2 or 3.
    rr: f64,
    /// Share of the passages of grade 1 to 3 among the first hundred.
    recall: f64,
}

const DEPTH: usize = 10;

fn dcg(grades: impl Iterator<Item = u32>) -> f64 {
    grades
        .take(DEPTH)
        .zip(2_u32..)
        .map(|(grade, place)| (f64::from(grade).exp2() - 1.0) / f64::from(place).log2())
        .sum()
}

fn measure(ranking: &[String], grades: &HashMap<String, u32>) -> Figures {
    let grade = |id: &String| grades.get(id).copied().unwrap_or(0);
    let mut ideal: Vec<u32> = grades.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = dcg(ideal.into_iter());
    let relevant = grades.values().filter(|&&grade| grade > 0).count();
    let found = ranking.iter().take(100).filter(|id| grade(id) > 0).count();
    let first = ranking.iter().position(|id| grade(id) > 1);
    Figures {
        ndcg: if best > 0.0 { dcg(ranking.iter().map(grade)) / best } else { 0.0 },
        rr: first.map_or(0.0, |place| 1.0 / (place as f64 + 1.0)),
        recall: if relevant > 0 { found as f64 / relevant as f64 } else { 0.0 },
    }
}

fn mean<'f>(figures: impl Iterator<Item = &'f Figures> + Clone) -> Figures {
    let count = figures.clone().count().max(1) as f64;
    let sum = |pick: fn(&Figures) -> f64| figures.clone().map(pick).sum::<f64>() / count;
    Figures { ndcg: sum(|f| f.ndcg), rr: sum(|f| f.rr), recall: sum(|f| f.recall) }
}

/// The recorded figures.
struct Baseline {
    tolerance: f64,
    articles: u64,
    passages: u64,
    ndcg: BTreeMap<String, f64>,
}

impl Baseline {
    fn read() -> Option<Self> {
        let text = std::fs::read_to_string(data("baseline.tsv")).ok()?;
        let note = |name: &str| -> f64 {
            let line = text.lines().find_map(|line| line.strip_prefix(&format!("# {name}:")));
            line.unwrap_or_else(|| panic!("no `# {name}:` in baseline.tsv")).trim().parse().expect("a number")
        };
        let ndcg = rows("baseline.tsv")
            .into_iter()
            .map(|row| (row[0].clone(), row[1].parse().expect("a figure")))
            .collect();
        Some(Self {
            tolerance: note("tolerance"),
            articles: note("articles") as u64,
            passages: note("passages") as u64,
            ndcg,
        })
    }

    fn write(&self, means: &[(String, Figures)]) {
        let mut text = format!(
            "# Figures of the ranking over seeds/, measured by the test `relevance`.\n\
             # The test fails when the mean nDCG@10 of a split falls more than the tolerance below its row;\n\
             # RR and recall@100 are written down for the reader.\n\
             # tolerance: {}\n# articles: {}\n# passages: {}\nsplit\tndcg10\trr\trecall100\n",
            self.tolerance, self.articles, self.passages
        );
        for (split, figures) in means {
            writeln!(text, "{split}\t{:.4}\t{:.4}\t{:.4}", self.ndcg[split], figures.rr, figures.recall)
                .expect("a string");
        }
        std::fs::write(data("baseline.tsv"), text).expect("a written baseline");
    }
}

const TOLERANCE: f64 = 0.005;

#[test]
#[expect(clippy::print_stdout, reason = "the table is for who runs this test alone, with --nocapture")]
fn the_ranking_is_no_worse_than_recorded() {
    let status = run(awas_index().args(["status", "--json", "--index"]).arg(&seeds().index)).exits(0);
    let status: serde_json::Value = serde_json::from_str(&status.out).expect("one JSON object");
    let (articles, passages) =
        (status["articles"].as_u64().expect("a count"), status["passages"].as_u64().expect("a count"));

    let topics = topics();
    let (judgements, rankings) = (judgements(), run_of(&topics));
    let empty = Vec::new();
    let measured: Vec<(&Topic, Figures)> = topics
        .iter()
        .map(|topic| {
            let grades =
                judgements.get(&topic.id).unwrap_or_else(|| panic!("{} has no judgements", topic.id));
            (topic, measure(rankings.get(&topic.id).unwrap_or(&empty), grades))
        })
        .collect();

    println!("{:<10}{:<14}{:<7}{:>8}{:>8}{:>8}  query", "topic", "class", "split", "nDCG@10", "RR", "R@100");
    for (topic, Figures { ndcg, rr, recall }) in &measured {
        println!(
            "{:<10}{:<14}{:<7}{ndcg:>8.3}{rr:>8.3}{recall:>8.3}  {}",
            topic.id, topic.class, topic.split, topic.query
        );
    }
    let mut classes: Vec<&str> = topics.iter().map(|topic| topic.class.as_str()).collect();
    classes.dedup();
    let of = |fits: &dyn Fn(&Topic) -> bool| {
        let kept: Vec<Figures> =
            measured.iter().filter(|(topic, _)| fits(topic)).map(|(_, figures)| *figures).collect();
        mean(kept.iter())
    };
    println!();
    for class in classes {
        for split in ["tune", "check"] {
            let Figures { ndcg, rr, recall } = of(&|topic| topic.class == class && topic.split == split);
            println!("{:<10}{class:<14}{split:<7}{ndcg:>8.3}{rr:>8.3}{recall:>8.3}", "mean");
        }
    }
    let means = [
        ("all".to_owned(), of(&|_| true)),
        ("check".to_owned(), of(&|topic| topic.split == "check")),
        ("tune".to_owned(), of(&|topic| topic.split == "tune")),
    ];
    for (split, Figures { ndcg, rr, recall }) in &means {
        println!("{:<10}{:<14}{split:<7}{ndcg:>8.3}{rr:>8.3}{recall:>8.3}", "mean", "");
    }

    let recorded = Baseline::read();
    if let Ok(bless) = std::env::var("AWAS_BLESS") {
        let tolerance = recorded.as_ref().map_or(TOLERANCE, |baseline| baseline.tolerance);
        let old = recorded.map(|baseline| baseline.ndcg).unwrap_or_default();
        let kept = |split: &String, new: f64| match old.get(split) {
            Some(&old) if bless != "lower" => old.max(new),
            _ => new,
        };
        let ndcg = means.iter().map(|(split, figures)| (split.clone(), kept(split, figures.ndcg))).collect();
        Baseline { tolerance, articles, passages, ndcg }.write(&means);
    }
    let baseline = Baseline::read().expect("tests/data/relevance/baseline.tsv; AWAS_BLESS=1 writes it");
    assert_eq!(
        (articles, passages),
        (baseline.articles, baseline.passages),
        "the samples are cut otherwise than when the figures were recorded (articles, passages); if that is meant, AWAS_BLESS=1 records it"
    );
    for (split, figures) in &means {
        let least = baseline.ndcg[split] - baseline.tolerance;
        assert!(
            figures.ndcg >= least,
            "{split}: mean nDCG@10 is {:.4}, recorded {:.4} with a tolerance of {}",
            figures.ndcg,
            baseline.ndcg[split],
            baseline.tolerance
        );
    }
}

/// The measures themselves, on rankings that can be worked out by hand.
#[test]
fn measures_by_example() {
    let grades: HashMap<String, u32> =
        [("a", 3), ("b", 2), ("c", 1), ("d", 0)].map(|(id, grade)| (id.to_owned(), grade)).into();
    let ranking = |ids: &str| -> Vec<String> { ids.split_whitespace().map(str::to_owned).collect() };
    let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
    let best = measure(&ranking("a b c d"), &grades);
    assert!(near(best.ndcg, 1.0) && near(best.rr, 1.0) && near(best.recall, 1.0), "{best:?}");
    let late = measure(&ranking("x c b"), &grades);
    let expected = (1.0 / 3_f64.log2() + 3.0 / 2.0) / (7.0 + 3.0 / 3_f64.log2() + 1.0 / 2.0);
    assert!(
        near(late.ndcg, expected) && near(late.rr, 1.0 / 3.0) && near(late.recall, 2.0 / 3.0),
        "{late:?}"
    );
    let none = measure(&[], &grades);
    assert!(near(none.ndcg + none.rr + none.recall, 0.0), "{none:?}");
}
