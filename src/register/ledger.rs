//! Sanctions: on whom, by whom, where, when, under which law.

use super::events::{Event, Form, of_article, part};
use super::fold::fold;
use super::{Column, Draft, Register, Value};
use crate::search::Gathered;

pub(super) const REGISTER: Register = Register {
    name: "ledger",
    indonesian: "sanksi",
    rows: "sanctions",
    kind: "sanction",
    columns: &[
        Column::shown("date", 11, 0),
        Column::hidden("certainty"),
        Column::shown("status", 11, 0),
        Column::shown("family", 9, 1),
        Column::shown("what", 12, 5),
        Column::shown("severity", 8, 8),
        Column::shown("subject", 12, 2),
        Column::shown("office", 14, 4),
        Column::shown("region", 11, 3),
        Column::hidden("region_certainty"),
        Column::shown("imposer", 12, 6),
        Column::hidden("recommender"),
        Column::shown("speaker", 12, 9),
        Column::shown("law", 12, 7),
        Column::hidden("sources"),
        Column::shown("passages", usize::MAX, 0),
    ],
    build,
};

const FORM: Form = Form {
    kind: "sanction",
    subject: "subject",
    office: Some("subject_office"),
    label: "family",
    parts: &["what", "severity", "imposer", "recommender"],
};

fn build(articles: Vec<Vec<Gathered>>) -> Vec<Draft> {
    let events = articles.iter().flat_map(|article| of_article(&FORM, article)).collect();
    fold(events).into_iter().map(draft).collect()
}

fn draft(event: Event) -> Draft {
    let of_part = |name: &str| part(&event, &FORM, name);
    let (date, certainty, region, region_certainty) = event.where_and_when();
    let subject = event.subject.as_ref();
    let values = vec![
        date,
        certainty,
        Value::text(event.status.clone()),
        Value::Text(event.label.clone()),
        Value::text(of_part("what")),
        of_part("severity").and_then(|level| level.parse().ok()).map_or(Value::Unknown, Value::Number),
        Value::text(subject.and_then(|subject| subject.written.clone())),
        Value::text(subject.and_then(|subject| subject.office.clone())),
        region,
        region_certainty,
        Value::text(of_part("imposer")),
        Value::text(of_part("recommender")),
        Value::Texts(event.speakers.clone()),
        Value::Texts(event.laws.clone()),
        Value::Sources(event.sources.clone()),
        Value::Proofs(event.proofs.clone()),
    ];
    event.draft(&FORM, values)
}
