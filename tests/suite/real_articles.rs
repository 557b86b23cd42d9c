//! Five real articles, which cannot be part of this project.
//!
//! They are looked for in `../shared/seeds` beside the checkout, or in `seeds`
//! of the folder that the environment variable `AWAS_SHARED` names. Where they
//! are absent, the checks are passed over, and say so.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::json::{self, Hit};
use crate::support::{ROOT, Shared};

fn shared_folder() -> PathBuf {
    match std::env::var_os("AWAS_SHARED").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(ROOT).join("../shared"),
    }
}

/// The index of the real articles, if they are there.
fn real() -> Option<&'static Shared> {
    static REAL: OnceLock<Option<Shared>> = OnceLock::new();
    REAL.get_or_init(|| {
        let folder = shared_folder();
        if !folder.join("seeds").is_dir() {
            // Straight to the stream: the harness swallows what a passing test prints.
            let _ = writeln!(
                std::io::stderr(),
                "the checks on real articles are passed over: no folder {}; AWAS_SHARED names another",
                folder.join("seeds").display()
            );
            return None;
        }
        Some(Shared::build("real", &folder, &["seeds"], &[]))
    })
    .as_ref()
}

/// Numbers of the articles, as their file names begin.
const SERANG_REGENCY_2023: &str = "000_";
const SERANG_REGENCY_2019: &str = "001_";
const CILEGON: &str = "002_";
const SERANG_CITY: &str = "003_";
const BEKASI: &str = "004_";

fn hits(shared: &Shared, args: &[&str]) -> Vec<Hit> {
    json::read(&shared.search(&[&["--format", "jsonl", "-n", "100"], args].concat()).exits(0).out)
}

fn is_of(hit: &Hit, article: &str) -> bool {
    Path::new(&hit.source.file).file_name().is_some_and(|name| name.to_string_lossy().starts_with(article))
}

#[test]
fn a_threatened_dismissal_comes_first() {
    let Some(real) = real() else { return };
    let found = hits(real, &["sanksi pemecatan ASN tidak netral"]);
    let first = &found[0];
    assert!(is_of(first, SERANG_CITY), "{first:?}");
    let said =
        ["diberhentikan atau dikeluarkan dari pemerintahan", "dikeluarkan dari ASN atau diberhentikan"];
    assert!(said.iter().any(|words| first.text.contains(words)), "{}", first.text);
}

#[test]
fn the_declaration_comes_first() {
    let Some(real) = real() else { return };
    let found = hits(real, &["deklarasi netralitas"]);
    let first = &found[0];
    assert!(is_of(first, SERANG_CITY), "{first:?}");
    let said = ["mendeklarasikan netralitas", "penandatanganan komitmen", "deklarasi ASN"];
    assert!(said.iter().any(|words| first.text.contains(words)), "{}", first.text);
}

#[test]
fn officials_of_the_regency_come_before_those_of_cities() {
    let Some(real) = real() else { return };
    let found = hits(real, &["--about", "official", "Bawaslu Kabupaten Serang"]);
    let place = |name: &str| {
        let named = |hit: &Hit| {
            hit.annotations.iter().any(|annotation| {
                annotation.kind == "official"
                    && annotation
                        .parts
                        .values()
                        .flat_map(|part| part.values())
                        .any(|part| part.contains(name))
            })
        };
        found.iter().position(named).unwrap_or_else(|| panic!("{name} is no official of any hit"))
    };
    let of_regency = [place("Furqon"), place("Yadi")];
    let of_cities = [place("Faridi"), place("Alam Arcy Ashari")];
    assert_eq!(of_regency.iter().max(), Some(&1), "the regency's chairmen are hits {of_regency:?}");
    assert!(
        of_regency.iter().all(|regency| of_cities.iter().all(|city| regency < city)),
        "{of_regency:?} {of_cities:?}"
    );
}

#[test]
fn the_people_are_the_ones_who_hold_a_post_or_have_a_role() {
    let Some(real) = real() else { return };
    let all = hits(real, &["--", "-zzzz"]);
    let mut people: Vec<[String; 4]> = Vec::new();
    for annotation in all.iter().flat_map(|hit| &hit.annotations) {
        let part = |name: &str| {
            let value = annotation.parts.get(name).map(|part| part.values()[0].clone());
            value.unwrap_or_else(|| "-".to_owned())
        };
        if annotation.kind == "official" && part("person") != "-" {
            people.push([part("person"), part("title"), part("institution"), part("region")]);
        }
    }
    people.sort();
    people.dedup();
    let expected = [
        ["Ade Irawan", "narasumber", "ICW", "-"],
        ["Alam Arcy Ashari", "Ketua", "Bawaslu", "Kota Cilegon"],
        ["Dani Ramdan", "Bupati", "-", "Kabupaten Bekasi"],
        ["Dedi Arief", "ASN", "Pemda", "Kabupaten Serang"],
        ["Faridi", "Ketua", "Bawaslu", "Kota Serang"],
        ["Furqon", "Ketua", "Bawaslu", "Kabupaten Serang"],
        ["Joko Purwanto", "Kepala", "BKPSDM", "-"],
        ["Surtaman", "Kepala", "BKPSDM", "-"],
        ["Syafrudin", "Walikota", "-", "Kota Serang"],
        ["Wawan Ikhwanudin", "Sekretaris", "Bakesbangpol", "Kabupaten Serang"],
        ["Yadi", "Ketua", "Bawaslu", "Kabupaten Serang"],
    ];
    assert_eq!(people, expected.map(|row| row.map(str::to_owned)));
}

#[test]
fn forms_of_a_word_and_names_of_an_institution_meet() {
    let Some(real) = real() else { return };
    let cases: [(&str, &[(&str, &str)]); 3] = [
        (
            "netral",
            &[
                (SERANG_REGENCY_2023, "ketidaknetralan"),
                (CILEGON, "kenetralitasan"),
                (CILEGON, "netralitasnya"),
            ],
        ),
        ("terlibat", &[(CILEGON, "keterlibatan")]),
        (
            "badan pengawas pemilu",
            &[(SERANG_REGENCY_2023, "Bawaslu"), (SERANG_REGENCY_2019, "Bawaslu"), (BEKASI, "Bawaslu")],
        ),
    ];
    for (query, wanted) in cases {
        let found = hits(real, &[query]);
        for (article, word) in wanted {
            let meets = found.iter().filter(|hit| is_of(hit, article)).flat_map(|hit| &hit.matches);
            let mut meets = meets.map(|found| &found.text);
            assert!(
                meets.any(|text| text.eq_ignore_ascii_case(word)),
                "`{query}` does not meet {word} in {article}"
            );
        }
    }
}

#[test]
fn page_furniture_is_not_found() {
    let Some(real) = real() else { return };
    for query in ["curanmor", "SKD CPNS", "Dinkes Lebak", "back to top"] {
        let ran = real.search(&[query]).exits(1);
        assert_eq!(ran.out, "", "{query}");
    }
}

#[test]
fn every_byte_range_shows_its_passage() {
    let Some(real) = real() else { return };
    let all = hits(real, &["--", "-zzzz"]);
    let articles = [SERANG_REGENCY_2023, SERANG_REGENCY_2019, CILEGON, SERANG_CITY, BEKASI];
    for article in articles {
        let of: Vec<&Hit> = all.iter().filter(|hit| is_of(hit, article)).collect();
        assert!(of.len() > 4, "only {} passages of {article}", of.len());
        for hit in of {
            let content = std::fs::read(real.root.join(&hit.source.file)).expect("the article");
            let cut = &content[hit.source.start..hit.source.start + hit.source.length];
            assert_eq!(std::str::from_utf8(cut).expect("whole characters"), hit.text);
        }
    }
}

#[test]
fn what_the_pages_say_of_themselves_is_read() {
    let Some(real) = real() else { return };
    let all = hits(real, &["--", "-zzzz"]);
    let article = |number: &str| &all.iter().find(|hit| is_of(hit, number)).expect("a passage").article;
    let title = "Gelar Sosialisasi, Bawaslu: ASN Harus Jaga Netralitas di Pemilu";
    assert_eq!(article(SERANG_REGENCY_2019).title.as_deref(), Some(title));
    assert_eq!(
        article(SERANG_CITY).title.as_deref(),
        Some("Tidak Netral di Pemilu, ASN Pemkot Serang Akan Dipecat")
    );
    for number in [SERANG_REGENCY_2023, CILEGON, BEKASI] {
        assert_eq!(article(number).title, None, "{number}");
    }
    let outlets = [SERANG_REGENCY_2023, SERANG_REGENCY_2019, CILEGON, SERANG_CITY, BEKASI]
        .map(|number| article(number).outlet.as_deref().unwrap_or_default().to_lowercase());
    assert_eq!(outlets, ["antara", "biem.co", "bantenraya.com", "bisnisbanten.com", "djapost.com"]);
    let dates = [(SERANG_CITY, "2023-02-20"), (SERANG_REGENCY_2019, "2019-02-14"), (BEKASI, "2024-01-22")];
    for (number, date) in dates {
        assert_eq!(article(number).date.as_deref(), Some(date), "{number}");
    }
    assert_eq!(article(SERANG_REGENCY_2019).certainty, json::Certainty::Inferred);
    assert_eq!(article(SERANG_REGENCY_2023).certainty, json::Certainty::Unknown);
}

#[test]
fn cited_laws_come_out() {
    let Some(real) = real() else { return };
    let all = hits(real, &["--", "-zzzz"]);
    let laws: Vec<&str> = all
        .iter()
        .filter(|hit| is_of(hit, CILEGON))
        .flat_map(|hit| &hit.annotations)
        .filter(|annotation| annotation.kind == "law")
        .map(|annotation| annotation.label.as_str())
        .collect();
    let expected = [
        "SE Sekda Kota Cilegon 1064/2024",
        "UU 20/2023 pasal 2 huruf f",
        "UU 20/2023 pasal 9 ayat 2",
        "UU 20/2023 pasal 2 huruf f",
        "UU 20/2023 pasal 9 ayat 2",
    ];
    assert_eq!(laws, expected);
    let others = all.iter().filter(|hit| !is_of(hit, CILEGON));
    assert!(others.flat_map(|hit| &hit.annotations).all(|annotation| annotation.kind != "law"));
}

#[test]
fn named_dates_come_out() {
    let Some(real) = real() else { return };
    let all = hits(real, &["--", "-zzzz"]);
    let dates = |article: &str| -> Vec<String> {
        all.iter()
            .filter(|hit| is_of(hit, article))
            .flat_map(|hit| &hit.annotations)
            .filter(|annotation| annotation.kind == "date")
            .map(|annotation| format!("{} {}", annotation.label, annotation.parts["certainty"].values()[0]))
            .collect()
    };
    assert_eq!(dates(SERANG_CITY), ["2023-02-20 full"]);
    assert_eq!(dates(SERANG_REGENCY_2019), ["2019-02-14 inferred"]);
    assert_eq!(dates(BEKASI), ["2024-02-14 full", "2024-01-22 full"]);
    assert_eq!(dates(SERANG_REGENCY_2023), [""; 0], "no year is named for the day");
    assert_eq!(dates(CILEGON), [""; 0]);
}
