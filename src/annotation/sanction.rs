//! Sanctions: what office-holders lose, are told, or are threatened with.
//!
//! A sanction that the table finds gets its status from [`super::status`], its
//! severity from the ladder in force, and the people of its sentence.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::cues::{self, CueRow, Cues, Found};
use super::evidence::{Evidence, Sink};
use super::judge::{Judgement, judge};
use super::parties::{Cast, parties};
use super::phrases::{occurs, terms};
use super::scope::Sentence;
use super::status::{self, Head, Roles, Status};
use super::training::StatusEvidence;
use super::{Annotation, Kind, Scene};
use crate::article::ArticleDate;
use crate::lexicon::domain::sanctions::{self, Family};
use crate::lexicon::domain::status_cues::Class;
use crate::lexicon::domain::{sanction_ladders, sanctions::Row};

pub(super) const KIND: Kind =
    Kind { name: "sanction", indonesian: "sanksi", is_lens: true, general: &["generic"], find };

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(sanctions::rows().iter().map(|row| CueRow {
        id: &row.id,
        label: row.family.name(),
        strength: row.strength,
        forms: &row.forms.0,
        requires: &row.requires.0,
        excludes: &row.excludes.0,
    }))
});

fn find(scene: &Scene<'_, '_>) -> Vec<Vec<Annotation>> {
    let mut found: Vec<Vec<Annotation>> = scene.passages.iter().map(|_| Vec::new()).collect();
    each_list(scene, &mut |list, evidence| {
        let judgement = judge(evidence, status::may_be_imposed(evidence));
        if let Some(status) = judgement.status {
            found[list.passage].extend(list.annotations(status, &judgement, evidence.roles, scene.date));
        }
    });
    found
}

/// What each list of sanctions of an article is judged by.
pub(super) fn evidence(scene: &Scene<'_, '_>) -> Vec<StatusEvidence> {
    let mut all = Vec::new();
    each_list(scene, &mut |list, evidence| {
        let mut features = Vec::new();
        evidence.tell(&mut Sink::new(&mut |feature| features.push(feature.to_owned())));
        features.sort_unstable();
        features.dedup();
        all.push(StatusEvidence {
            passage: list.passage,
            spans: list
                .chain
                .iter()
                .map(|mention| list.sentence.reading.span(mention.tokens.clone()))
                .collect(),
            features,
            ruled: evidence.ruling.status.name(),
            may_be_imposed: status::may_be_imposed(evidence),
        });
    });
    all
}

/// Sanctions that stand in one list, and so share a status.
struct List<'l, 'r, 'p> {
    passage: usize,
    sentence: &'l Sentence<'r, 'p>,
    chain: &'l [Found<'l>],
    rows: Vec<&'static Row>,
}

impl List<'_, '_, '_> {
    fn annotations(
        &self,
        status: Status,
        judgement: &Judgement,
        roles: &Roles<'_>,
        date: ArticleDate,
    ) -> Vec<Annotation> {
        let annotated = |(mention, row): (&Found<'_>, &&'static Row)| {
            let mut annotation = cues::annotation(KIND.name, mention, mention.label, self.sentence.reading);
            annotation.confidence = judgement.confidence;
            annotation.parts = self.parts(row, status, judgement, roles, date);
            annotation
        };
        self.chain.iter().zip(&self.rows).map(annotated).collect()
    }

    fn parts(
        &self,
        row: &Row,
        status: Status,
        judgement: &Judgement,
        roles: &Roles<'_>,
        date: ArticleDate,
    ) -> Vec<(String, String)> {
        // What a law says hits nobody in particular, and of what is only asked for nobody has imposed anything.
        let subject = roles.subject.filter(|_| status != Status::Rule);
        let imposer = roles.imposer.filter(|_| status.has_imposer());
        let mut parts = Vec::new();
        let mut push = |name: &str, value: Option<String>| {
            parts.extend(value.map(|value| (name.to_owned(), value)));
        };
        push("status", Some(status.name().to_owned()));
        push("status_rule", Some(judgement.ground.to_owned()));
        push("severity", Some(severity(self.sentence, row, date).to_string()));
        push("what", Some(row.term.clone()));
        push("subject", subject.and_then(|party| party.name().map(str::to_owned)));
        push("subject_office", subject.and_then(|party| party.office.clone()));
        push("imposer", imposer.and_then(|party| party.words.clone()));
        push("recommender", roles.recommender.and_then(|party| party.words.clone()));
        parts
    }
}

/// Reads every list of sanctions of an article, in order.
fn each_list(scene: &Scene<'_, '_>, take: &mut dyn FnMut(&List<'_, '_, '_>, &Evidence<'_, '_, '_, '_>)) {
    let mut before = None;
    let mut families: FxHashMap<&str, Status> = FxHashMap::default();
    for (passage, cast) in Cast::of_article(scene).enumerate() {
        let reading = cast.reading();
        let found = CUES.find(reading);
        let mut rest = found.as_slice();
        while let Some(first) = rest.first() {
            let mut sentence = Sentence::around(reading, first.tokens.start);
            let in_sentence = rest.partition_point(|mention| mention.tokens.start < sentence.tokens.end);
            let (mentions, later) = rest.split_at(in_sentence.max(1));
            rest = later;
            let names: Vec<Range<usize>> = mentions.iter().map(|mention| mention.tokens.clone()).collect();
            sentence.forget_inside(&names);
            let is_elsewhere = is_elsewhere(&sentence, mentions);
            let parties = parties(&sentence, &cast);
            let of_people = |mention: &Found<'_>| row_of(mention).addressee.0.as_deref() != Some(THINGS);
            for chain in chains(&sentence, mentions).into_iter().filter(|chain| chain.iter().all(of_people)) {
                let rows: Vec<&Row> = chain.iter().map(|mention| row_of(mention)).collect();
                let keys: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
                let head = Head::read(
                    &sentence,
                    &chain.iter().map(|mention| mention.tokens.clone()).collect::<Vec<_>>(),
                    &rows,
                );
                let roles = Roles::of(&sentence, &parties, &head);
                let ruling = status::rule(&sentence, &head, &roles);
                let evidence = Evidence {
                    sentence: &sentence,
                    cast: &cast,
                    head: &head,
                    rows: &keys,
                    parties: &parties,
                    roles: &roles,
                    ruling: &ruling,
                    before,
                    before_of_family: families.get(head.family.name()).copied(),
                    is_elsewhere,
                    passage,
                    title: scene.title,
                };
                take(&List { passage, sentence: &sentence, chain, rows }, &evidence);
                before = Some(ruling.status);
                families.insert(head.family.name(), ruling.status);
            }
        }
    }
}

/// Addressee of a measure that hits no person: a banner that is taken down.
const THINGS: &str = "things";

/// Whether a sentence speaks of another country, of sport or of an ordinary
/// crime, which no supervisor of elections counts.
fn is_elsewhere(sentence: &Sentence<'_, '_>, mentions: &[Found<'_>]) -> bool {
    let has = |class| sentence.of(class).next().is_some();
    if has(Class::Home) {
        return false;
    }
    let crime = has(Class::Crime) && !has(Class::Public);
    let criminal = |mention: &Found<'_>| {
        mention.label == Family::Criminal.name() || mention.label == Family::Generic.name()
    };
    has(Class::Foreign) || crime && mentions.iter().all(criminal)
}

/// The most words between a verdict and the measure that it sets.
const VERDICT_REACH: usize = 8;

/// Cuts the sanctions of a sentence into lists: `teguran hingga pemecatan` is
/// one, and shares its status.
fn chains<'f, 'c>(sentence: &Sentence<'_, '_>, mentions: &'f [Found<'c>]) -> Vec<&'f [Found<'c>]> {
    let glued = |a: &Found<'_>, b: &Found<'_>| {
        (a.tokens.end..b.tokens.start).all(|index| {
            sentence.cue_at(index, Class::Glue).is_some()
                || sentence.reading.tokens[index].exact.starts_with(|c: char| c.is_ascii_digit())
        })
    };
    // `memvonis kades itu dua bulan penjara`: the verdict and its measure.
    let verdict = |a: &Found<'_>, b: &Found<'_>| {
        [a, b].iter().all(|mention| mention.label == Family::Criminal.name())
            && b.tokens.start - a.tokens.end <= VERDICT_REACH
            && !sentence.has_edge(a.tokens.end..b.tokens.start + 1)
    };
    mentions.chunk_by(|a, b| glued(a, b) || verdict(a, b)).collect()
}

fn row_of(mention: &Found<'_>) -> &'static Row {
    let rows = sanctions::rows();
    let place = rows.binary_search_by(|row| row.id.as_str().cmp(mention.id));
    &rows[place.expect("cues are made of these rows, which are sorted")]
}

/// The severity on the ladder that the people of the sentence stand under, in
/// force on the first day that the article may be from; or that of the sanction.
fn severity(sentence: &Sentence<'_, '_>, row: &Row, date: ArticleDate) -> u8 {
    let Some(rungs) = RUNGS.get(row.id.as_str()) else { return row.severity };
    let day = date.days.map(|(first, _)| first);
    let tokens = &sentence.reading.tokens[sentence.tokens.clone()];
    let in_force = || rungs.iter().filter(|rung| rung.row.is_in_force(day));
    let told = in_force().find(|rung| rung.addressees.iter().any(|words| occurs(tokens, words)));
    let ordinary = || in_force().find(|rung| rung.addressees.is_empty());
    told.or_else(ordinary).map_or(row.severity, |rung| rung.row.severity)
}

/// A measure on a ladder, with the words that tell whose it is as terms.
struct Rung {
    row: &'static sanction_ladders::Row,
    addressees: Vec<Vec<String>>,
}

/// The rungs on which a sanction stands, by its key.
static RUNGS: LazyLock<FxHashMap<&'static str, Vec<Rung>>> = LazyLock::new(|| {
    let mut rungs: FxHashMap<&str, Vec<Rung>> = FxHashMap::default();
    for row in sanction_ladders::rows() {
        let addressees = row.addressees.0.iter().map(|words| terms(words)).collect();
        rungs.entry(&row.sanction).or_default().push(Rung { row, addressees });
    }
    rungs
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::annotation::{Reading, annotate};

    const CASES: &str = include_str!("../../tests/data/annotations_own/sanction.tsv");

    fn sanctions(text: &str, date: ArticleDate) -> Vec<Annotation> {
        let tokens = analyze(text);
        let readings = Reading::of_article(std::iter::once((text, tokens.as_slice())));
        let mut all = annotate(&readings, date).remove(0);
        all.retain(|annotation| annotation.kind == KIND.name);
        all
    }

    #[test]
    fn statuses_and_subjects_of_our_own_sentences() {
        let mut wrong = Vec::new();
        let rows = CASES.lines().filter(|line| !line.starts_with('#')).skip(1);
        for line in rows {
            let cells: Vec<&str> = line.split('\t').collect();
            let [text, expected, subject, why] = cells[..] else { panic!("four cells in `{line}`") };
            let found = sanctions(text, ArticleDate::default());
            let mut statuses: Vec<&str> =
                found.iter().map(|annotation| annotation.part("status").unwrap_or("?")).collect();
            // A list of sanctions has one status; so have two words for one of them.
            statuses.dedup_by(|a, b| a == b && expected.split(',').count() < found.len());
            let got = if statuses.is_empty() { "-".to_owned() } else { statuses.join(",") };
            let named = found.first().and_then(|annotation| annotation.part("subject")).unwrap_or("-");
            if got != expected || (named != subject && expected != "rule") {
                let rules: Vec<_> = found.iter().filter_map(|found| found.part("status_rule")).collect();
                wrong.push(format!("{text}\n   {why}: {got} {named} by {rules:?}, not {expected} {subject}"));
            }
        }
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn severity_follows_the_ladder_in_force() {
        for (text, published, severity) in [
            ("Lima ASN dijatuhi pemotongan tunjangan kinerja.", "2020-05-01", "2"),
            ("Lima ASN dijatuhi pemotongan tunjangan kinerja.", "2022-05-01", "3"),
            ("Lima ASN dijatuhi pemotongan tunjangan kinerja.", "", "3"),
            ("DKPP menjatuhkan peringatan keras terakhir kepada teradu.", "2022-05-01", "3"),
            ("Dua polisi dijatuhi penundaan pendidikan.", "2022-05-01", "3"),
            ("Kades itu diberhentikan sementara.", "2022-05-01", "4"),
        ] {
            let found = sanctions(text, ArticleDate::from_published(published));
            let rungs: Vec<_> = found.iter().map(|found| found.part("severity").unwrap_or("-")).collect();
            assert_eq!(rungs, [severity], "{text} {published}");
        }
    }

    #[test]
    fn who_imposes_and_who_recommends() {
        for (text, part, expected) in [
            ("DKPP memberhentikan dua komisioner.", "imposer", Some("DKPP")),
            ("Dua komisioner dipecat oleh DKPP.", "imposer", Some("DKPP")),
            ("Dua kader dipecat PDIP.", "imposer", Some("PDIP")),
            ("Dua komisioner dipecat.", "imposer", None),
            ("Bawaslu merekomendasikan agar dua lurah diberi sanksi.", "recommender", Some("Bawaslu")),
            ("Lurah itu dicopot atas rekomendasi KASN.", "recommender", Some("KASN")),
        ] {
            let found = sanctions(text, ArticleDate::default());
            assert_eq!(found[0].part(part), expected, "{text}");
        }
    }
}
