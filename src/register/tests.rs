//! Registers over made-up records: which mentions are one event, and what its row says.

use super::*;
use crate::Span;
use crate::annotation::Annotation;
use crate::article::ArticleDate;
use crate::index::ArticleRecord;

/// A mention: kind, label, the words that prove it, parts.
type Mark<'a> = (&'a str, &'a str, &'a str, &'a [(&'a str, &'a str)]);

fn passage(article: &str, date: &str, ordinal: usize, text: &str, marks: &[Mark<'_>]) -> Gathered {
    let annotations = marks
        .iter()
        .map(|(kind, label, words, parts)| {
            let start = text.find(words).unwrap_or_else(|| panic!("no `{words}` in `{text}`"));
            Annotation {
                kind: (*kind).to_owned(),
                label: (*label).to_owned(),
                span: Span::new(start, start + words.len()),
                rule: "test".to_owned(),
                confidence: 100,
                parts: parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            }
        })
        .collect();
    let article = ArticleRecord {
        id: article.to_owned(),
        source_id: None,
        title: None,
        outlet: Some(format!("Kabar {article}")),
        place: None,
        byline: None,
        url: None,
        date: ArticleDate::from_published(date),
    };
    Gathered {
        passage: PassageRecord {
            id: format!("{}-{}", article.id, ordinal + 1),
            article,
            ordinal,
            text: text.to_owned(),
            annotations,
            file: "a.txt".to_owned(),
            start: 0,
            length: text.len() as u64,
        },
        answers: true,
    }
}

fn built(register: &Register, articles: Vec<Vec<Gathered>>) -> Vec<Row> {
    let mut drafts = (register.build)(articles);
    drafts.sort_by(|a, b| a.order.cmp(&b.order));
    drafts.into_iter().map(|draft| draft.row).collect()
}

/// Some columns of all rows, cells joined by `|`, unknown as `-`.
fn cells(register: &Register, rows: &[Row], columns: &[&str]) -> Vec<String> {
    let cell = |row: &Row, name: &str| {
        let at = register.columns.iter().position(|column| column.name == name).expect("a column");
        match &row.values[at] {
            Value::Unknown => "-".to_owned(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Texts(texts) => texts.join("+"),
            Value::Proofs(proofs) => {
                proofs.iter().map(|proof| proof.id.as_str()).collect::<Vec<_>>().join("+")
            }
            Value::Sources(sources) => {
                sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>().join("+")
            }
        }
    };
    rows.iter().map(|row| columns.iter().map(|name| cell(row, name)).collect::<Vec<_>>().join("|")).collect()
}

fn ledger(articles: Vec<Vec<Gathered>>, columns: &[&str]) -> Vec<String> {
    let register = register("ledger").expect("a register");
    cells(register, &built(register, articles), columns)
}

#[test]
fn a_threat_that_came_true_is_one_row() {
    let article = vec![
        passage(
            "a",
            "2024-03-10",
            0,
            "Camat Suherman terancam dicopot.",
            &[(
                "sanction",
                "dismissal",
                "dicopot",
                &[("status", "threatened"), ("what", "pencopotan"), ("subject", "Suherman")],
            )],
        ),
        passage(
            "a",
            "2024-03-10",
            1,
            "Bupati mencopot Drs. H. Suherman, Kamis (7/3/2024), di Kabupaten Lebak.",
            &[
                (
                    "sanction",
                    "dismissal",
                    "mencopot",
                    &[("status", "imposed"), ("subject", "Drs. H. Suherman"), ("imposer", "Bupati")],
                ),
                ("date", "2024-03-07", "(7/3/2024)", &[("certainty", "full")]),
                ("place", "Kabupaten Lebak", "Kabupaten Lebak", &[("level", "regency")]),
            ],
        ),
    ];
    let columns =
        ["date", "certainty", "status", "what", "imposer", "region", "region_certainty", "passages"];
    assert_eq!(
        ledger(vec![article], &columns),
        ["2024-03-07|stated|imposed|pencopotan|Bupati|Kabupaten Lebak|stated|a-2+a-1"]
    );
}

#[test]
fn two_people_are_never_one_row() {
    let told = |article: &str, name: &str, status: &str| {
        let text =
            format!("Lurah {name} dijatuhi teguran tertulis karena hadir di kampanye calon bupati itu.");
        let mark = [("status", status), ("subject", name)];
        vec![passage(article, "2024-05-01", 0, &text, &[("sanction", "light", "teguran tertulis", &mark)])]
    };
    let columns = ["subject", "status", "sources"];
    let rows = ledger(
        vec![
            told("a", "Budi Hartono", "imposed"),
            told("b", "Sri Wahyuni", "threatened"),
            told("c", "Budi Hartono", "imposed"),
        ],
        &columns,
    );
    // The passages are near-copies, and still name two.
    assert_eq!(rows, ["Budi Hartono|imposed|a+c", "Sri Wahyuni|threatened|b"]);
    let one_article =
        [told("a", "Budi Hartono", "imposed"), told("a", "Sri Wahyuni", "recommended")].concat();
    assert_eq!(ledger(vec![one_article], &columns), ["Budi Hartono|imposed|a", "Sri Wahyuni|recommended|a"]);
}

#[test]
fn a_dropped_case_is_never_shown_as_imposed() {
    let told = |article: &str, date: &str, status: &str| {
        let text = format!("Perkara Kades Jaya Sentosa soal hukuman penjara: {status}.");
        let mark = [("status", status), ("subject", "Jaya Sentosa")];
        vec![passage(article, date, 0, &text, &[("sanction", "criminal", "hukuman penjara", &mark)])]
    };
    let columns = ["status", "sources"];
    let dropped = vec![told("a", "2024-05-01", "threatened"), told("b", "2024-05-10", "cleared")];
    assert_eq!(ledger(dropped, &columns), ["cleared|a+b"]);
    let both = vec![told("a", "2024-05-01", "cleared"), told("b", "2024-05-10", "imposed")];
    assert_eq!(ledger(both, &columns), ["imposed|b", "cleared|a"]);
    let rule = vec![told("a", "2024-05-01", "rule"), told("b", "2024-05-10", "imposed")];
    assert_eq!(ledger(rule, &columns), ["imposed|b", "rule|a"]);
}

#[test]
fn who_is_not_named_folds_in_copies_only() {
    let copy = "Pegawai yang tidak netral dalam pemilihan kepala daerah tahun ini terancam dipecat dengan tidak hormat, demikian edaran itu.";
    let other = "Sekretaris daerah mengingatkan bahwa siapa pun yang ikut berkampanye terancam dipecat dari jabatannya sekarang juga.";
    let told = |article: &str, text: &str| {
        let mark: [(&str, &str); 1] = [("status", "threatened")];
        vec![passage(article, "2024-05-01", 0, text, &[("sanction", "dismissal", "dipecat", &mark)])]
    };
    let rows = ledger(
        vec![told("a", copy), told("b", &copy.replace("demikian", "begitu")), told("c", other)],
        &["sources"],
    );
    assert_eq!(rows, ["a+b", "c"]);
}

#[test]
fn who_is_not_named_beside_named_ones_makes_no_row() {
    let mark = |status, subject| {
        let parts: &[(&str, &str)] = match subject {
            Some(name) => &[("status", status), ("subject", name)],
            None => &[("status", status)],
        };
        ("sanction", "dismissal", "dipecat", parts.to_vec())
    };
    let rows = |statuses: &[(&'static str, Option<&'static str>)]| {
        let texts = ["Satu dipecat di sini.", "Dua dipecat di sana.", "Tiga lalu dipecat lagi."];
        let article = statuses.iter().zip(texts).enumerate().map(|(ordinal, ((status, subject), text))| {
            let (kind, label, words, parts) = mark(*status, *subject);
            passage("a", "2024-03-01", ordinal, text, &[(kind, label, words, &parts)])
        });
        ledger(vec![article.collect()], &["status", "subject"])
    };
    let (budi, sari) = (Some("Budi Santoso"), Some("Sari Dewi"));
    // One decision on two people, told once more without them.
    assert_eq!(
        rows(&[("imposed", budi), ("imposed", sari), ("imposed", None)]),
        ["imposed|Budi Santoso", "imposed|Sari Dewi"]
    );
    // What was asked for, and then done.
    assert_eq!(rows(&[("recommended", None), ("imposed", budi)]), ["imposed|Budi Santoso"]);
    // A warning to all is another thing than what befell one.
    assert_eq!(rows(&[("threatened", None), ("imposed", budi)]).len(), 2);
}

#[test]
fn groups_of_one_name_are_not_one_event() {
    let told = |article: &str, text: &str| {
        let mark = [("status", "imposed"), ("subject", "ASN")];
        let place: [(&str, &str); 1] = [("level", "city")];
        let marks: [Mark<'_>; 2] =
            [("sanction", "light", "ditegur", &mark), ("place", "Kota Serang", "Kota Serang", &place)];
        vec![passage(article, "2024-05-01", 0, text, &marks)]
    };
    let rows = ledger(
        vec![
            told("a", "Seorang ASN di Kota Serang ditegur karena memasang spanduk calon di rumahnya."),
            told("b", "ASN Dinas Pasar di Kota Serang ditegur sebab mengantar calon mendaftar ke kantor."),
        ],
        &["sources"],
    );
    assert_eq!(rows, ["a", "b"]);
}

#[test]
fn an_office_without_a_name_is_the_only_named_one() {
    let sacked = |ordinal, subject: &'static str, text: &str| {
        let mark = [("status", "imposed"), ("subject", subject)];
        passage("a", "2024-05-01", ordinal, text, &[("sanction", "dismissal", "dipecat", &mark)])
    };
    let one = vec![
        sacked(0, "Sri Wahyuni", "Sri Wahyuni dipecat partainya."),
        sacked(1, "Anggota DPR", "Anggota DPR itu dipecat kemarin."),
    ];
    assert_eq!(ledger(vec![one.clone()], &["subject", "passages"]), ["Sri Wahyuni|a-1+a-2"]);
    let two = [one, vec![sacked(2, "Budi Hartono", "Budi Hartono juga dipecat.")]].concat();
    assert_eq!(
        ledger(vec![two], &["subject", "passages"]),
        ["Sri Wahyuni|a-1", "Anggota DPR|a-2", "Budi Hartono|a-3"]
    );
}

#[test]
fn what_nobody_tells_stays_unknown_and_later_dates_do_not_count() {
    let mark = [("status", "imposed")];
    let date = [("certainty", "full")];
    let rows = ledger(
        vec![
            vec![passage("a", "", 0, "Ia dipecat.", &[("sanction", "dismissal", "dipecat", &mark)])],
            vec![passage(
                "b",
                "2024-01-05",
                0,
                "Ia dicopot menjelang pemilu 14 Februari 2024.",
                &[
                    ("sanction", "dismissal", "dicopot", &mark),
                    ("date", "2024-02-14", "14 Februari 2024", &date),
                ],
            )],
        ],
        &["date", "certainty", "region", "subject", "severity", "sources"],
    );
    assert_eq!(rows, ["2024-01-05|article|-|-|-|b", "-|-|-|-|-|a"]);
}

#[test]
fn one_person_has_one_row_and_namesakes_have_two() {
    let told = |article: &str, date: &str, name: &str, office: &[(&str, &str)]| {
        let text = format!("{name} hadir.");
        let parts = [&[("name", name)], office].concat();
        vec![passage(article, date, 0, &text, &[("official", "x", name, &parts)])]
    };
    let head = [("title", "Camat"), ("region", "Kecamatan Kasemen")];
    let later = [("title", "Kepala"), ("institution", "Dinas Pasar"), ("region", "Kecamatan Kasemen")];
    let elsewhere = [("title", "Ketua"), ("institution", "KPU"), ("region", "Kota Medan")];
    let register = register("officials").expect("a register");
    let rows = built(
        register,
        vec![
            told("a", "2023-01-02", "Budi Hartono", &head),
            told("b", "2024-01-02", "H. Budi Hartono", &later),
            told("c", "2024-02-02", "Hartono", &head),
            told("d", "2024-03-02", "Budi Hartono", &elsewhere),
            told("e", "2022-03-02", "Wahyu", &[("title", "Camat")]),
            told("f", "2022-03-01", "Wahyu", &[("title", "Camat")]),
        ],
    );
    assert_eq!(
        cells(register, &rows, &["name", "offices", "first", "last", "articles"]),
        [
            "Budi Hartono|Ketua KPU Kota Medan|2024-03-02|2024-03-02|1",
            "Budi Hartono|Camat Kecamatan Kasemen+Kepala Dinas Pasar Kecamatan Kasemen|2023-01-02|2024-02-02|3",
            "Wahyu|Camat|2022-03-02|2022-03-02|1",
            "Wahyu|Camat|2022-03-01|2022-03-01|1",
        ]
    );
}

#[test]
fn laws_are_counted_by_article() {
    let told = |article: &str, law: &str| {
        let parts = [("law", "UU 20/2023"), ("short", "UU ASN"), ("pasal", "2")];
        vec![passage(article, "2024-01-02", 0, "Pasal itu.", &[("law", law, "Pasal", &parts)])]
    };
    let register = register("laws").expect("a register");
    let both = [told("b", "UU 20/2023 pasal 2"), told("b", "UU 20/2023 pasal 2")].concat();
    let rows = built(register, vec![told("a", "UU 20/2023 pasal 2"), told("a", "PP 94/2021"), both]);
    assert_eq!(
        cells(register, &rows, &["law", "short", "articles", "sources"]),
        ["UU 20/2023 pasal 2|UU ASN|2|a+b", "PP 94/2021|UU ASN|1|a"]
    );
}

#[test]
fn counts_know_what_is_unknown() {
    let told = |article: &str, date: &str, status: &str, family: &str| {
        let mark = [("status", status)];
        vec![passage(article, date, 0, "Ia dipecat.", &[("sanction", family, "dipecat", &mark)])]
    };
    let register = register("ledger").expect("a register");
    let rows = built(
        register,
        vec![
            told("a", "2024-01-05", "imposed", "dismissal"),
            told("b", "2024-04-05", "imposed", "dismissal"),
            told("c", "", "rule", "light"),
        ],
    );
    let show = |counts: Vec<tally::Count>| -> Vec<String> {
        counts.into_iter().map(|count| format!("{} {}", count.values.join("/"), count.rows)).collect()
    };
    let fields = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        show(tally::facet(register, &rows, &fields(&["status", "region"]))),
        ["imposed/unknown 2", "rule/unknown 1"]
    );
    assert_eq!(
        show(tally::facet(register, &rows, &fields(&["outlet"]))),
        ["Kabar a 1", "Kabar b 1", "Kabar c 1"]
    );
    assert_eq!(
        show(tally::timeline(register, &rows)),
        ["2024-01 1", "2024-02 0", "2024-03 0", "2024-04 1", "unknown 1"]
    );
    assert_eq!(tally::register_with(&fields(&["kind"])).map(|register| register.name), Some("declarations"));
    assert!(tally::register_with(&fields(&["kind", "severity"])).is_none());
}
