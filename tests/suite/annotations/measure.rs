//! The measures of each kind.

use std::collections::BTreeMap;

use super::count::{Case, Counts, Figure, Measured, Read, Rule};
use super::count::{by_value, count, exact, label_allowed, macro_f1, overlap, read, total};
use super::gold::Mention;
use super::predicted::{Annotations, Found};
use super::same::{
    citations_match, collapsed, institutions_meet, names_meet, places_match, regions_meet, titles_match,
};

fn labels(kind: &str, read: &Read<'_>, same: fn(&str, &str) -> bool) -> Measured {
    let (counts, cases) = count(
        read,
        &Rule {
            gold: &|mention| mention.cell("label").to_owned(),
            said: &|found| found.label.clone(),
            accepts: &|mention, found| label_allowed(mention.cell("label"), &found.label, same),
            counts: &|mention| !mention.is_optional(),
        },
    );
    Measured { figures: vec![Figure::f1(kind, total(&counts), true)], cases }
}

fn sanctions(read: &Read<'_>) -> Measured {
    let counted = |mention: &Mention| !mention.is_optional();
    let status = |found: &Found| {
        let status = found.part("status");
        if status.is_empty() { "no status".to_owned() } else { status.to_owned() }
    };
    let (found, _) = count(
        read,
        &Rule {
            gold: &|_| "sanction".to_owned(),
            said: &|_| "sanction".to_owned(),
            accepts: &|_, _| true,
            counts: &counted,
        },
    );
    let (families, _) = count(
        read,
        &Rule {
            gold: &|mention| mention.cell("label").to_owned(),
            said: &|found| found.label.clone(),
            accepts: &|mention, found| {
                mention.is_optional() || label_allowed(mention.cell("label"), &found.label, exact)
            },
            counts: &counted,
        },
    );
    let (statuses, cases) = count(
        read,
        &Rule {
            gold: &|mention| mention.cell("status").to_owned(),
            said: &status,
            accepts: &|mention, found| {
                mention.is_optional() || label_allowed(mention.cell("status"), found.part("status"), exact)
            },
            counts: &counted,
        },
    );
    // Where the annotator noted that another status can be defended, it is let
    // pass here, to show how much of the rest is a matter of taste.
    let (lenient, _) = count(
        read,
        &Rule {
            gold: &|mention| mention.cell("status").to_owned(),
            said: &status,
            accepts: &|mention, found| {
                let said = found.part("status");
                mention.is_optional()
                    || label_allowed(mention.cell("status"), said, exact)
                    || !said.is_empty() && mention.cell("note").contains(&format!("{said} is defensible"))
            },
            counts: &counted,
        },
    );
    let lenient = Figure { held: false, ..macro_f1("  mean, defensible let pass", &lenient) };
    let imposed = statuses.get("imposed").copied().unwrap_or_default();
    let mut figures = vec![
        Figure::f1("sanction found", total(&found), true),
        Figure::f1("sanction family", total(&families), true),
        macro_f1("sanction status, mean", &statuses),
        Figure {
            name: "imposed, precision".to_owned(),
            cases: imposed.right + imposed.wrong,
            precision: Some(imposed.precision()),
            recall: Some(imposed.recall()),
            score: imposed.precision(),
            held: true,
        },
    ];
    figures.push(lenient);
    figures.extend(by_value(&statuses));
    Measured { figures, cases }
}

fn declarations(read: &Read<'_>) -> Measured {
    let accepts = |mention: &Mention, found: &Found| {
        mention.is_optional() || label_allowed(mention.cell("label"), &found.label, exact)
    };
    let rule = Rule {
        gold: &|mention| mention.cell("label").to_owned(),
        said: &|found| found.label.clone(),
        accepts: &accepts,
        counts: &|mention| !mention.is_optional(),
    };
    let (kinds, mut cases) = count(read, &rule);
    // The status is asked of the mentions whose kind was found.
    let (mut right, mut asked) = (0, 0);
    for (mention, span) in read.mentions.iter().filter(|(mention, _)| (rule.counts)(mention)) {
        let of_kind: Vec<&Found> = read
            .said
            .iter()
            .filter(|(article, found)| *article == mention.article && overlap(&found.span, span))
            .map(|(_, found)| *found)
            .filter(|found| accepts(mention, found))
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        asked += 1;
        let status = mention.cell("status");
        if of_kind.iter().any(|found| label_allowed(status, found.part("status"), exact)) {
            right += 1;
        } else {
            let said: Vec<&str> = of_kind.iter().map(|found| found.part("status")).collect();
            let what = format!("status {status}, said: {}", said.join(" | "));
            cases.push(Case { article: mention.article.clone(), span: span.clone(), what });
        }
    }
    let mut figures = vec![
        Figure::f1("declaration kind", total(&kinds), true),
        Figure::share("declaration status", right, asked),
    ];
    figures.extend(by_value(&kinds));
    Measured { figures, cases }
}

const OFFICE: [&str; 4] = ["name", "title", "institution", "region"];

fn office_of_gold(mention: &Mention) -> String {
    OFFICE.map(|part| mention.cell(part)).join(" / ")
}

fn office_said(found: &Found) -> String {
    OFFICE.map(|part| found.part(part)).join(" / ")
}

/// Whether name, title, institution and region are all right.
pub(super) fn offices_match(gold: [&str; 4], said: [&str; 4]) -> bool {
    let [name, title, institution, region] = gold;
    let is_whole = titles_match(title, said[1])
        && institutions_meet(institution, said[2])
        && regions_meet(region, said[3]);
    collapsed(name) == collapsed(said[0]) && is_whole
}

fn officials(read: &Read<'_>) -> Measured {
    let is_full = |mention: &Mention| {
        !mention.is_optional() && mention.cell("reference") == "full" && !mention.cell("name").is_empty()
    };
    let said_full = |found: &&Found| {
        let in_short = ["bare", "pronoun"].contains(&found.part("reference"));
        !in_short && !found.part("name").is_empty() && !found.part("title").is_empty()
    };
    let full = Read {
        mentions: read.mentions.clone(),
        said: read.said.iter().copied().filter(|(_, found)| said_full(found)).collect(),
    };
    let excused = |mention: &Mention| mention.is_optional();
    let (wholes, mut cases) = count(
        &full,
        &Rule {
            gold: &office_of_gold,
            said: &office_said,
            accepts: &|mention, found| {
                let gold = OFFICE.map(|part| mention.cell(part));
                excused(mention)
                    || is_full(mention) && offices_match(gold, OFFICE.map(|part| found.part(part)))
            },
            counts: &is_full,
        },
    );
    let (names, _) = count(
        &full,
        &Rule {
            gold: &|mention| mention.cell("name").to_owned(),
            said: &|found| found.part("name").to_owned(),
            accepts: &|mention, found| {
                let same = collapsed(mention.cell("name")) == collapsed(found.part("name"));
                excused(mention) || is_full(mention) && same
            },
            counts: &is_full,
        },
    );
    let mut figures = vec![
        Figure::f1("official", total(&wholes), true),
        Figure::f1("official, name only", total(&names), true),
    ];
    let (mut right, mut asked) = ([0, 0], [0, 0]);
    for (mention, span) in &read.mentions {
        let reference = ["bare", "pronoun"].iter().position(|known| mention.cell("reference") == *known);
        let Some(at) = reference.filter(|_| !mention.is_optional() && !mention.cell("person").is_empty())
        else {
            continue;
        };
        asked[at] += 1;
        let over = read
            .said
            .iter()
            .filter(|(article, found)| *article == mention.article && overlap(&found.span, span));
        let said: Vec<&str> = over.map(|(_, found)| found.part("person")).collect();
        let person = mention.cell("person");
        if said.iter().any(|said| names_meet(said, person)) {
            right[at] += 1;
        } else {
            let what = format!("missed person {person}, said: {}", said.join(" | "));
            cases.push(Case { article: mention.article.clone(), span: span.clone(), what });
        }
    }
    figures.push(Figure::share("official, person of bare", right[0], asked[0]));
    figures.push(Figure::share("official, person of pronoun", right[1], asked[1]));
    Measured { figures, cases }
}

/// Speakers are held against each other window by window.
fn speakers(half: &str, mentions: &[Mention], annotations: &Annotations) -> Measured {
    let mut windows: BTreeMap<(&str, usize, usize), Vec<&Mention>> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.half == half) {
        let window = (mention.article.as_str(), mention.window.start, mention.window.end);
        windows.entry(window).or_default().push(mention);
    }
    let mut counts = Counts::default();
    let mut cases = Vec::new();
    for ((article, start, end), mentions) in windows {
        let window = start..end;
        let speaker = |mention: &&&Mention| !mention.cell("speaker").is_empty();
        // Bodies and unnamed persons that speak may be named or passed over.
        let (free, asked): (Vec<&Mention>, Vec<&Mention>) =
            mentions.iter().filter(speaker).copied().partition(|mention| {
                ["optional", "body", "unnamed"].iter().any(|note| mention.is_noted(note))
            });
        let mut wanted: Vec<&str> = Vec::new();
        for mention in &asked {
            let name = mention.cell("speaker");
            if !wanted.iter().any(|other| names_meet(other, name)) {
                wanted.push(name);
            }
        }
        let mut said: Vec<&Found> = Vec::new();
        for found in annotations.get(article).map_or(&[][..], Vec::as_slice) {
            let is_of_window = found.kind == "speaker" && overlap(&found.span, &window);
            if is_of_window && !said.iter().any(|other| names_meet(&other.label, &found.label)) {
                said.push(found);
            }
        }
        for name in &wanted {
            if said.iter().any(|found| names_meet(&found.label, name)) {
                counts.right += 1;
            } else {
                counts.missed += 1;
                let names: Vec<&str> = said.iter().map(|found| found.label.as_str()).collect();
                let what = format!("missed {name}, said: {}", names.join(" | "));
                cases.push(Case { article: article.to_owned(), span: window.clone(), what });
            }
        }
        for found in said {
            let known = wanted.iter().any(|name| names_meet(name, &found.label))
                || free.iter().any(|mention| names_meet(mention.cell("speaker"), &found.label));
            if !known {
                counts.wrong += 1;
                let what = format!("said in vain: {}", found.label);
                cases.push(Case { article: article.to_owned(), span: found.span.clone(), what });
            }
        }
    }
    Measured { figures: vec![Figure::f1("speaker", counts, true)], cases }
}

/// Measures a kind over one half.
pub(super) fn measure(kind: &str, half: &str, mentions: &[Mention], annotations: &Annotations) -> Measured {
    let read = read(kind, half, mentions, annotations);
    match kind {
        "sanction" => sanctions(&read),
        "declaration" => declarations(&read),
        "official" => officials(&read),
        "speaker" => speakers(half, mentions, annotations),
        "law" => labels(kind, &read, citations_match),
        "place" => labels(kind, &read, places_match),
        _ => labels(kind, &read, exact),
    }
}

/// One article of two sentences, read by a person, and what could be said of it.
#[test]
fn what_is_said_is_held_against_what_was_read() {
    let mention = |window: std::ops::Range<usize>, span, label: &str, status: &str, note: &str| Mention {
        half: "dev".to_owned(),
        article: "a".to_owned(),
        window,
        span,
        cells: [("label", label), ("status", status), ("note", note)]
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .into(),
    };
    let mentions = [
        mention(0..100, Some(10..20), "dismissal", "imposed", "-"),
        mention(0..100, Some(30..40), "warning", "threatened", "-"),
        mention(0..100, Some(50..60), "warning", "rule", "optional"),
        mention(200..300, None, "-", "-", "-"),
    ];
    let said = |span, label: &str, status: &str| Found::new("sanction", label, span, &[("status", status)]);
    let found = vec![
        // Right; the second one agrees and is not counted, the third is wrong.
        said(8..12, "dismissal", "imposed"),
        said(15..22, "dismissal", "imposed"),
        said(18..20, "dismissal", "rule"),
        // Wrong once, however often it is said of one mention.
        said(30..35, "warning", "imposed"),
        said(36..38, "warning", "imposed"),
        // Of a mention that counts neither way.
        said(50..60, "warning", "pending"),
        // In vain, of nothing.
        said(80..90, "warning", "imposed"),
        said(220..230, "warning", "threatened"),
        // Outside what was read.
        said(150..160, "warning", "imposed"),
    ];
    let annotations: Annotations = [("a".to_owned(), found)].into();
    let Measured { figures, cases } = measure("sanction", "dev", &mentions, &annotations);
    let counts = |name: &str| {
        let figure = figures.iter().find(|figure| figure.name.trim() == name).expect(name);
        (figure.cases, figure.precision.unwrap_or_default(), figure.recall.unwrap_or_default())
    };
    assert_eq!(counts("sanction found"), (2, 0.5, 1.0));
    assert_eq!(counts("sanction family"), (2, 0.5, 1.0));
    assert_eq!(counts("imposed"), (1, 1.0 / 3.0, 1.0));
    assert_eq!(counts("threatened"), (1, 0.0, 0.0));
    assert_eq!(cases.len(), 5, "{cases:?}");
    let none = measure("sanction", "check", &mentions, &annotations);
    assert!(none.cases.is_empty() && none.figures.iter().all(|figure| figure.cases == 0));
}
