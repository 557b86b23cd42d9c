//! Declarations: who declared what, before whom, where and when.

use super::events::{Event, Form, of_article, part};
use super::fold::fold;
use super::{Column, Draft, Register, Value};
use crate::search::Gathered;

pub(super) const REGISTER: Register = Register {
    name: "declarations",
    indonesian: "deklarasi",
    rows: "declarations",
    kind: "declaration",
    columns: &[
        Column::shown("date", 11, 0),
        Column::hidden("certainty"),
        Column::shown("status", 10, 0),
        Column::shown("kind", 11, 1),
        Column::shown("declarer", 14, 2),
        Column::shown("before", 12, 5),
        Column::shown("region", 11, 3),
        Column::hidden("region_certainty"),
        Column::shown("where", 12, 6),
        Column::shown("speaker", 12, 7),
        Column::hidden("law"),
        Column::hidden("sources"),
        Column::shown("passages", usize::MAX, 0),
    ],
    build,
};

const FORM: Form = Form {
    kind: "declaration",
    subject: "declarer",
    office: None,
    label: "kind",
    parts: &["before", "where"],
};

fn build(articles: Vec<Vec<Gathered>>) -> Vec<Draft> {
    let events = articles.iter().flat_map(|article| of_article(&FORM, article)).collect();
    fold(events).into_iter().map(draft).collect()
}

fn draft(event: Event) -> Draft {
    let (date, certainty, region, region_certainty) = event.where_and_when();
    let values = vec![
        date,
        certainty,
        Value::text(event.status.clone()),
        Value::Text(event.label.clone()),
        Value::text(event.subject.as_ref().and_then(|subject| subject.written.clone())),
        Value::text(part(&event, &FORM, "before")),
        region,
        region_certainty,
        Value::text(part(&event, &FORM, "where")),
        Value::Texts(event.speakers.clone()),
        Value::Texts(event.laws.clone()),
        Value::Sources(event.sources.clone()),
        Value::Proofs(event.proofs.clone()),
    ];
    event.draft(&FORM, values)
}
