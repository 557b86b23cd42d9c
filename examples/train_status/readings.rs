//! What people read, with the evidence that the finder of sanctions gathers there.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::error::Error;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use awas::analysis::analyze;
use awas::annotation::Reading;
use awas::annotation::training::{STATUS_NAMES, StatusEvidence, status_evidence};
use awas::article::Article;
use awas::passage;
use awas::source::{SourceDocument, inputs};
use serde::Deserialize;
use serde_json::json;

/// Where a reading comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// `status_readings.tsv`, drawn at random.
    Drawn,
    /// `status_readings.tsv`, chosen because a status was rare or a model unsure.
    Chosen,
    /// The half `dev` of `sanction.tsv`.
    Dev,
    /// Our own sentences.
    Own,
    /// Those of our own sentences that a test holds the finder to.
    Tested,
}

impl Source {
    pub(crate) fn is_own(self) -> bool {
        matches!(self, Self::Own | Self::Tested)
    }

    /// How much a case of the source counts in training.
    pub(crate) fn weight(self) -> f64 {
        match self {
            Self::Tested => 8.0,
            Self::Own => 1.5,
            Self::Drawn | Self::Chosen | Self::Dev => 1.0,
        }
    }
}

/// A list of sanctions with the status that was read.
pub(crate) struct Case {
    pub(crate) article: String,
    pub(crate) source: Source,
    pub(crate) status: usize,
    /// A second status that is as defensible.
    pub(crate) further: Option<usize>,
    pub(crate) features: Vec<String>,
    /// What the rules alone say.
    pub(crate) ruled: usize,
    pub(crate) may_be_imposed: bool,
}

/// The number of a status; our own sentences write `-` for no sanction.
fn status(name: &str) -> Option<usize> {
    let name = if name == "-" { STATUS_NAMES[0] } else { name };
    STATUS_NAMES.iter().position(|other| *other == name)
}

/// A list of sanctions with its places in the text of its article.
struct List {
    places: Vec<Range<usize>>,
    evidence: StatusEvidence,
}

impl List {
    fn meets(&self, place: &Range<usize>) -> bool {
        self.places.iter().any(|own| own.start < place.end && place.start < own.end)
    }

    fn case(&self, article: &str, source: Source, read: usize, further: Option<usize>) -> Case {
        Case {
            article: article.to_owned(),
            source,
            status: read,
            further,
            features: self.evidence.features.clone(),
            ruled: status(self.evidence.ruled).expect("rules give statuses"),
            may_be_imposed: self.evidence.may_be_imposed,
        }
    }
}

type Row = HashMap<String, String>;

/// Rows of a table below `tests/data` by the names of its columns.
fn rows(name: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().ok_or("expected a head")?.split('\t').collect();
    let row = |line: &str| {
        head.iter().map(|name| (*name).to_owned()).zip(line.split('\t').map(str::to_owned)).collect()
    };
    Ok(lines.map(row).collect())
}

/// All cases to train on.
pub(crate) fn read(shared: &Path, work: &Path) -> Result<Vec<Case>, Box<dyn Error>> {
    let readings = rows("annotations/status_readings.tsv")?;
    let mut marked = rows("annotations/sanction.tsv")?;
    marked.retain(|row| row["half"] == "dev");
    let wanted: BTreeSet<&str> = readings.iter().chain(&marked).map(|row| row["article"].as_str()).collect();
    fs::create_dir_all(work)?;
    let path = collect(shared, work, &wanted)?;
    let articles = analyse(&path)?;
    let mut cases = Vec::new();
    for row in &readings {
        cases.extend(case_of_reading(row, &articles)?);
    }
    cases.extend(cases_of_windows(&marked, &articles)?);
    let sentences = own_sentences()?;
    cases.extend(own(work, &sentences)?);
    let texts = articles.values().map(|article| article.text.as_str());
    let names = names(texts.chain(sentences.iter().map(|(_, text, _)| text.as_str())));
    for case in &mut cases {
        case.features.retain(|feature| !feature.split([':', ' ']).any(|word| names.contains(word)));
    }
    Ok(cases)
}

/// Words that are names, and so prove nothing: nearly always written with one
/// capital at their head. Abbreviations have more.
fn names<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    let mut uses: HashMap<String, (usize, usize)> = HashMap::new();
    for text in texts {
        for token in analyze(text) {
            let written = token.span.of(text);
            let has_capital = written.starts_with(char::is_uppercase);
            if has_capital && written.chars().skip(1).any(char::is_uppercase) {
                continue;
            }
            for term in [token.exact, token.stem] {
                let (capital, small) = uses.entry(term.into()).or_default();
                *(if has_capital { capital } else { small }) += 1;
            }
        }
    }
    uses.into_iter().filter(|(_, (capital, small))| *capital > 9 * small).map(|(word, _)| word).collect()
}

struct Analysed {
    text: String,
    lists: Vec<List>,
}

type Articles = BTreeMap<String, Analysed>;

/// Unpacks the collections and keeps the articles that are wanted.
fn collect(shared: &Path, work: &Path, wanted: &BTreeSet<&str>) -> Result<PathBuf, Box<dyn Error>> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let path = work.join("articles.jsonl");
    let (mut kept, mut seen) = (String::new(), BTreeSet::new());
    for name in ["elect_news", "news_all"] {
        let packed = shared.join(format!("eval/ir/{name}.docs.jsonl.gz"));
        let unpacked = Command::new("gzip").arg("-dc").arg(&packed).output()?;
        if !unpacked.status.success() {
            return Err(format!("{}: gzip cannot unpack it", packed.display()).into());
        }
        for line in std::str::from_utf8(&unpacked.stdout)?.lines() {
            let Named { id } = serde_json::from_str(line)?;
            if wanted.contains(id.as_str()) && seen.insert(id) {
                kept.push_str(line);
                kept.push('\n');
            }
        }
    }
    fs::write(&path, kept)?;
    Ok(path)
}

fn analyse(path: &Path) -> Result<Articles, Box<dyn Error>> {
    let mut articles = Articles::new();
    for input in inputs(&[path.to_owned()], Path::new("")) {
        let input = input?;
        let bytes = input.bytes()?;
        let mut fault = None;
        input.documents(bytes, &mut |document| {
            match document {
                Ok(document) => {
                    let id = document.fields.id.clone().unwrap_or_default();
                    articles.insert(id, lists_of(document));
                }
                Err(error) => fault = Some(error),
            }
            fault.is_none()
        });
        if let Some(fault) = fault {
            return Err(fault.into());
        }
    }
    Ok(articles)
}

fn lists_of(document: SourceDocument) -> Analysed {
    let article = Article::read(document);
    let text = article.text.as_str();
    let passages = passage::cut(&article);
    let tokens: Vec<_> = passages.iter().map(|passage| analyze(passage.span.of(text))).collect();
    let texts = passages.iter().map(|passage| passage.span.of(text));
    let readings = Reading::of_article(texts.zip(tokens.iter().map(Vec::as_slice)));
    let list = |evidence: StatusEvidence| {
        let start = passages[evidence.passage].span.start;
        let places = evidence.spans.iter().map(|span| start + span.start..start + span.end).collect();
        List { places, evidence }
    };
    let headline = article.title.as_deref().unwrap_or_default();
    let headline_tokens = analyze(headline);
    let title = article.title.is_some().then(|| Reading::new(headline, &headline_tokens));
    let lists = status_evidence(title.as_ref(), &readings, article.date).into_iter().map(list).collect();
    Analysed { text: text.to_owned(), lists }
}

fn number(row: &Row, column: &str) -> Result<usize, Box<dyn Error>> {
    Ok(row[column].parse().map_err(|error| format!("{column} `{}`: {error}", row[column]))?)
}

/// The case of a row of `status_readings.tsv`; none where the finder marks nothing.
fn case_of_reading(row: &Row, articles: &Articles) -> Result<Option<Case>, Box<dyn Error>> {
    let Some(article) = articles.get(&row["article"]) else {
        return Err(format!("no article {}", row["article"]).into());
    };
    let place = number(row, "start")?..number(row, "end")?;
    let read = status(&row["status"]).ok_or_else(|| format!("status `{}`", row["status"]))?;
    let further = Some(&row["further"]).filter(|name| *name != "-").and_then(|name| status(name));
    let source = if row["drawn"] == "random" { Source::Drawn } else { Source::Chosen };
    let list = article.lists.iter().find(|list| list.meets(&place));
    Ok(list.map(|list| list.case(&row["article"], source, read, further)))
}

/// The cases of the windows of `sanction.tsv`: what is marked has its status, what
/// else the finder marks is no sanction.
fn cases_of_windows(marked: &[Row], articles: &Articles) -> Result<Vec<Case>, Box<dyn Error>> {
    let mut windows: BTreeMap<(&str, usize, usize), Vec<&Row>> = BTreeMap::new();
    for row in marked {
        windows.entry((&row["article"], number(row, "start")?, number(row, "end")?)).or_default().push(row);
    }
    let mut cases = Vec::new();
    for ((id, start, end), rows) in windows {
        let article = articles.get(id).ok_or_else(|| format!("no article {id}"))?;
        let window = article.text.get(start..end).ok_or_else(|| format!("no window {start} in {id}"))?;
        for list in article.lists.iter().filter(|list| list.meets(&(start..end))) {
            let over = rows.iter().find(|row| {
                place_of(&row["excerpt"], window)
                    .is_some_and(|place| list.meets(&(start + place.start..start + place.end)))
            });
            let Some(row) = over else {
                cases.push(list.case(id, Source::Dev, 0, None));
                continue;
            };
            let words = || row["note"].split(|c: char| !c.is_alphanumeric());
            if words().any(|word| word == "optional") {
                continue;
            }
            let read = status(&row["status"]).ok_or_else(|| format!("status `{}`", row["status"]))?;
            let defensible =
                row["note"].split_once(" is defensible").and_then(|(before, _)| before.rsplit(' ').next());
            cases.push(list.case(id, Source::Dev, read, defensible.and_then(status)));
        }
    }
    Ok(cases)
}

/// Where the words of an excerpt stand in a window; `words#2` for the second time.
fn place_of(excerpt: &str, window: &str) -> Option<Range<usize>> {
    let numbered =
        excerpt.rsplit_once('#').and_then(|(words, nth)| Some((words, nth.parse::<usize>().ok()?)));
    let (words, nth) = numbered.unwrap_or((excerpt, 1));
    let (start, _) = window.match_indices(words).nth(nth - 1)?;
    (excerpt != "-").then_some(start..start + words.len())
}

/// A sentence of our own and the statuses of its sanctions.
type OwnSentence = (Source, String, String);

/// Our own sentences with what is expected of them.
fn own_sentences() -> Result<Vec<OwnSentence>, Box<dyn Error>> {
    let mut sentences = Vec::new();
    for row in rows("annotations_own/sanction.tsv")? {
        sentences.push((Source::Tested, row["text"].clone(), row["expected"].clone()));
    }
    for row in rows("annotations_own/status.tsv")? {
        sentences.push((Source::Own, row["text"].clone(), row["status"].clone()));
    }
    Ok(sentences)
}

/// The cases of our own sentences, each of which is an article.
fn own(work: &Path, sentences: &[OwnSentence]) -> Result<Vec<Case>, Box<dyn Error>> {
    let records: Vec<String> = sentences
        .iter()
        .enumerate()
        .map(|(number, (_, text, _))| json!({"id": format!("own-{number}"), "text": text}).to_string())
        .collect();
    let path = work.join("own.jsonl");
    fs::write(&path, records.join("\n"))?;
    let articles = analyse(&path)?;
    let mut cases = Vec::new();
    for (number, (source, text, expected)) in sentences.iter().enumerate() {
        let id = format!("own-{number}");
        let Some(article) = articles.get(&id) else { continue };
        let expected: Vec<&str> = expected.split(',').collect();
        // One status is that of all lists; several are those of the lists in order.
        if expected.len() > 1 && expected.len() != article.lists.len() {
            continue;
        }
        for (list, name) in article.lists.iter().zip(expected.iter().cycle()) {
            let read = status(name).ok_or_else(|| format!("status `{name}` of `{text}`"))?;
            cases.push(list.case(&id, *source, read, None));
        }
    }
    Ok(cases)
}
