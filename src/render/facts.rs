//! What annotations tell, in one line for people.

use super::text::clean;
use crate::annotation::Annotation;
use crate::annotation::facts::{office, strength};

/// How many of a sort are told; of the others only the number.
const TOLD: usize = 2;

/// Sanctions and declarations with their status, who is named, which laws:
/// `sanction: dismissal, threatened · Syafrudin, Wali Kota Serang · UU 20/2023 pasal 9`.
pub(super) fn facts(annotations: &[Annotation]) -> String {
    let of_kind = |kind: &'static str| annotations.iter().filter(move |other| other.kind == kind);
    let mut told: Vec<String> = Vec::new();
    for kind in ["sanction", "declaration"] {
        let mut events: Vec<&Annotation> = of_kind(kind).collect();
        events.sort_by_key(|event| std::cmp::Reverse(event.part("status").map_or(0, strength)));
        let events = some(events.into_iter().map(|event| {
            let status = event.part("status").map(|status| format!(", {status}")).unwrap_or_default();
            format!("{}{status}", event.label)
        }));
        if !events.is_empty() {
            told.push(format!("{kind}: {}", events.join("; ")));
        }
    }
    let mut people: Vec<&str> = Vec::new();
    let named = of_kind("official").filter_map(|official| {
        let name = official.part("person").or_else(|| official.part("name"))?;
        if people.contains(&name) {
            return None;
        }
        people.push(name);
        Some(office(official).map_or_else(|| name.to_owned(), |office| format!("{name}, {office}")))
    });
    told.extend(some(named.collect::<Vec<_>>().into_iter()));
    told.extend(some(of_kind("law").map(|law| law.label.clone())));
    told.extend(some(of_kind("violation").map(|violation| violation.label.clone())));
    clean(&told.join(" · "))
}

/// The first of a sort, each once, and how many more there are.
fn some(all: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for one in all {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    let more = once.len().saturating_sub(TOLD);
    once.truncate(TOLD);
    if more > 0
        && let Some(last) = once.last_mut()
    {
        last.push_str(&format!(" +{more}"));
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn facts_stand_in_one_line() {
        let annotation = |kind: &str, label: &str, parts: &[(&str, &str)]| Annotation {
            kind: kind.to_owned(),
            label: label.to_owned(),
            span: Span::new(0, 1),
            rule: "test".to_owned(),
            confidence: 100,
            parts: parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        };
        let mayor = [("title", "Wali Kota"), ("region", "Kota Serang"), ("name", "Budi")];
        let line = facts(&[
            annotation("law", "UU 20/2023 pasal 9", &[]),
            annotation("sanction", "light", &[("status", "rule")]),
            annotation("official", "mayor", &mayor),
            annotation("official", "mayor", &mayor),
            annotation("sanction", "dismissal", &[("status", "threatened")]),
            annotation("sanction", "moral", &[("status", "rule")]),
            annotation("place", "Kota Serang", &[]),
        ]);
        assert_eq!(
            line,
            "sanction: dismissal, threatened; light, rule +1 · Budi, Wali Kota Serang · UU 20/2023 pasal 9"
        );
        assert_eq!(facts(&[]), "");
    }
}
