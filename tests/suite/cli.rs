//! Both programs as a user and a script meet them.

use std::path::Path;
use std::sync::OnceLock;

use unicode_width::UnicodeWidthStr;

use crate::json::{self, Hit, Shown};
use crate::support::{
    Place, ROOT, Shared, awas, awas_index, made_up_articles, run, seeds, spawn, std_awas, std_awas_index,
};

fn show(args: &[&str]) -> crate::support::Ran {
    run(awas().args(["show", "--index"]).arg(&seeds().index).args(args))
}

#[test]
fn the_exit_code_tells_found_nothing_and_error_apart() {
    let found = seeds().search(&["netral"]).exits(0);
    assert!(!found.out.is_empty());
    assert_eq!(found.err, "");
    let nothing = seeds().search(&["curanmor"]).exits(1);
    assert_eq!((nothing.out.as_str(), nothing.err.as_str()), ("", ""));
    seeds().search(&["netral", "AND"]).fails_with(&["awas: ", "nothing behind `AND`"]);
    for format in ["jsonl", "ids", "trec"] {
        assert_eq!(seeds().search(&["--format", format, "curanmor"]).exits(1).out, "");
    }
}

#[test]
fn verbs_are_subcommands_and_nothing_catches_the_rest() {
    for args in [
        &["netral"][..],
        &[],
        &["serch", "netral"],
        &["search"],
        &["show"],
        &["search", "--format", "xml", "a"],
    ] {
        let ran = run(awas().args(args)).exits(2);
        assert_eq!(ran.out, "", "{args:?}");
        assert!(ran.err.contains("Usage") || ran.err.contains("possible values"), "{args:?}: {}", ran.err);
    }
    for args in [&["kliping"][..], &[], &["build"]] {
        assert_eq!(run(awas_index().args(args)).exits(2).out, "", "{args:?}");
    }
    for (mut command, verbs) in
        [(awas(), &["search", "show", "stem", "analyze"][..]), (awas_index(), &["build", "status"])]
    {
        let help = run(command.arg("--help")).exits(0);
        assert_eq!(help.err, "");
        assert!(verbs.iter().all(|verb| help.out.contains(verb)), "{}", help.out);
    }
    for mut command in [awas(), awas_index()] {
        let version = run(command.arg("--version")).exits(0);
        assert!(version.out.trim_end().ends_with(env!("CARGO_PKG_VERSION")), "{}", version.out);
    }
    seeds().search(&["--batch", "x.tsv", "netral"]).fails_with(&["--batch", "cannot be used with"]);
}

#[test]
fn a_build_reports_on_standard_error_and_says_what_it_skipped() {
    let place = Place::new();
    place.write(
        "in/a.txt",
        "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.",
    );
    place.write(
        "in/deep/er/b.TXT",
        "Lurah Rawa Indah diperiksa karena ikut berkampanye di kantornya sendiri kemarin.",
    );
    place.write(
        "in/copy.txt",
        "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.",
    );
    place.write("in/empty.txt", " \n\t\n");
    place.write("in/picture.txt", b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x02\x05\x06");
    place.write("in/notes.docx", "PK");
    place.write("in/.hidden.txt", "Tersembunyi.");
    place.write("in/only.txt", "Baca juga: Gudang Logistik Dijaga Ketat\n");
    place.write("in/r.jsonl", "{\"text\": \"Sekda mundur dari jabatannya untuk maju sebagai calon bupati.\", \"views\": [1]}\n{\"txt\": 1}\nbroken\n");
    let ran = place.build(&["in"]).exits(0);
    assert_eq!(ran.out, "");
    for line in [
        "skipped in/empty.txt: empty",
        "skipped in/picture.txt: not text",
        "skipped in/r.jsonl:2: no `text`",
        "skipped in/r.jsonl:3: not a JSON object",
        "reading 7 files",
        "1 empty",
        "1 not text",
        "2 bad record",
        "1 unknown ending",
        "1 exact copies",
        "1 with nothing but page furniture",
        "indexed   3 articles, 3 passages",
        "index     index (",
    ] {
        assert!(ran.err.contains(line), "`{line}` is not in:\n{}", ran.err);
    }
    assert!(!ran.err.contains("hidden"), "{}", ran.err);
    assert!(
        !ran.err.contains('\u{1b}') && !ran.err.contains('\r'),
        "a bar where no terminal is: {:?}",
        ran.err
    );
    // Folders hold all kinds of files: those of other kinds are only counted.
    assert!(!ran.err.contains("notes.docx"), "{}", ran.err);
    // Named outright, such a file is read as text.
    place.build(&["in/notes.docx", "in/a.txt"]).exits(0);

    for number in 0..14 {
        place.write(&format!("many/{number:02}.txt"), "");
    }
    place.write("many/notes.docx", "x");
    let few = place.build(&["in/a.txt", "many"]).exits(0);
    assert_eq!(few.err.matches("skipped many/").count(), 10, "{}", few.err);
    assert!(few.err.contains("skipped 4 more; --verbose names them"), "{}", few.err);
    let all = place.build(&["--force", "--verbose", "in/a.txt", "many"]).exits(0);
    assert_eq!(all.err.matches("skipped many/").count(), 15, "{}", all.err);
    assert!(all.err.contains("skipped many/notes.docx: unknown ending, expected one of"), "{}", all.err);
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_back_are_skipped() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    let file = place.write(
        "in/a.txt",
        "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.",
    );
    symlink(place.path("in"), place.path("in/loop")).expect("a link");
    symlink("nowhere", place.path("in/broken.txt")).expect("a link");
    symlink(&file, place.path("in/again.txt")).expect("a link");
    let ran = place.build(&["in"]).exits(0);
    assert!(ran.err.contains("indexed   1 articles"), "{}", ran.err);
    assert!(ran.err.contains("1 exact copies") && ran.err.contains("2 cannot be read"), "{}", ran.err);
    assert!(ran.err.contains("in/loop: ") && ran.err.contains("in/broken.txt: "), "{}", ran.err);
}

#[test]
fn every_format_tells_of_the_same_hits() {
    let query = "sanksi ASN tidak netral";
    let ids = seeds().ids(&[query]);
    assert_eq!(ids.len(), 10);
    let column = |format: &str, separator: char, at: usize| -> Vec<String> {
        let ran = seeds().search(&["--format", format, query]).exits(0);
        ran.lines().iter().map(|line| line.split(separator).nth(at).expect("a column").to_owned()).collect()
    };
    let tsv = column("tsv", '\t', 3);
    assert_eq!(tsv[0], "id");
    assert_eq!(tsv[1..], ids);
    assert_eq!(column("trec", ' ', 2), ids);
    let hits: Vec<Hit> = json::read(&seeds().search(&["--format", "jsonl", query]).out);
    assert_eq!(hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>(), ids);
    let human = seeds().search(&[query]).exits(0).out;
    let places: Vec<_> = ids.iter().map(|id| human.find(id.as_str()).expect("the identifier")).collect();
    assert!(places.is_sorted(), "{human}");
    for format in awas::render::FORMATS {
        seeds().search(&["--format", format.name, query]).exits(0);
    }
}

#[test]
fn tables_have_as_many_cells_as_their_header_and_runs_six_columns() {
    let tsv = seeds().search(&["--format", "tsv", "-n", "300", "netral"]).exits(0);
    let columns = tsv.lines()[0].split('\t').count();
    assert_eq!(columns, 10);
    for line in tsv.lines() {
        assert_eq!(line.split('\t').count(), columns, "{line}");
    }
    let run = seeds().search(&["--format", "trec", "-n", "300", "netral"]).exits(0);
    let mut last = f64::INFINITY;
    for (place, line) in run.lines().iter().enumerate() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [topic, q0, id, rank, score, tag] = cells.as_slice() else { panic!("not six columns: {line}") };
        assert_eq!((*topic, *q0, *tag), ("1", "Q0", "awas"));
        assert_eq!(*rank, (place + 1).to_string());
        assert!(!id.is_empty());
        let score: f64 = score.parse().expect("a number");
        assert!(score <= last, "{line}");
        last = score;
    }
}

#[test]
fn a_lens_has_two_names_and_keeps_what_carries_it() {
    for (english, indonesian) in
        [("sanction", "sanksi"), ("declaration", "deklarasi"), ("official", "pejabat")]
    {
        let first =
            seeds().search(&["--about", english, "--format", "jsonl", "-n", "300", "netral"]).exits(0);
        let second = seeds().search(&["--about", indonesian, "--format", "jsonl", "-n", "300", "netral"]);
        assert_eq!(first, second, "{english}");
        let hits: Vec<Hit> = json::read(&first.out);
        for hit in &hits {
            let proof = hit.annotations.iter().find(|annotation| annotation.kind == english);
            assert!(proof.is_some(), "{english}: no proof in {}", hit.text);
        }
        let all = seeds().ids(&["-n", "300", "netral"]);
        assert!(hits.len() < all.len(), "{english} keeps everything");
        let everything = seeds().ids(&["--about", english, "-n", "300", ""]);
        assert!(everything.len() >= hits.len(), "{english}: a lens alone lists all that carry it");
        let field = format!("about:{indonesian}");
        assert_eq!(seeds().ids(&["-n", "300", &field]).len(), everything.len());
    }
    seeds()
        .search(&["--about", "speaker", "netral"])
        .fails_with(&["sanction (sanksi)", "official (pejabat)"]);
    seeds().search(&["--about", "hujan", "netral"]).fails_with(&["hujan", "declaration (deklarasi)"]);
}

#[test]
fn pages_join_up() {
    let whole = seeds().ids(&["-n", "60", "ASN netral pemilu"]);
    assert_eq!(whole.len(), 60);
    let mut pages = Vec::new();
    for offset in (0..60).step_by(7) {
        let size = 7.min(60 - offset).to_string();
        pages.extend(seeds().ids(&["-n", &size, "--offset", &offset.to_string(), "ASN netral pemilu"]));
    }
    assert_eq!(pages, whole);
    let beyond = seeds().search(&["--offset", "100000", "netral"]).exits(1);
    assert_eq!(beyond.out, "");
    seeds().search(&["-n", "0", "netral"]).exits(1);
    seeds().search(&["-n", "18446744073709551615", "--offset", "18446744073709551615", "netral"]).exits(1);
    for bad in ["-1", "x", "1.5", ""] {
        seeds().search(&[&format!("--offset={bad}"), "netral"]).fails_with(&["--offset"]);
        seeds().search(&[&format!("--limit={bad}"), "netral"]).fails_with(&["--limit"]);
    }
}

#[test]
fn a_batch_is_answered_in_order_from_a_file_and_from_standard_input() {
    let place = Place::new();
    let content = "\u{FEFF}t-1\tsanksi camat\r\nderap cangkul\r\n\r\nt-3\tdeklarasi damai\r\nketua bawaslu\r\nt-1\tnetral";
    let file = place.write("queries.tsv", content).to_string_lossy().into_owned();
    let from_file = seeds().search(&["--format", "trec", "-n", "3", "--batch", &file]).exits(0);
    let mut topics: Vec<&str> =
        from_file.lines().iter().map(|line| line.split(' ').next().expect("a topic")).collect();
    topics.dedup();
    // A line without an identifier goes by its number, blank lines counted.
    assert_eq!(topics, ["t-1", "t-3", "5", "t-1"]);

    let mut command = awas();
    command
        .args(["search", "--index"])
        .arg(&seeds().index)
        .args(["--format", "trec", "-n", "3", "--batch", "-"]);
    let from_input = run(command.write_stdin(content)).exits(0);
    assert_eq!(from_input, from_file);

    for (line, alone) in [("t-1\tsanksi camat", "sanksi camat"), ("deklarasi damai", "deklarasi damai")] {
        let one = place.write("one.tsv", line).to_string_lossy().into_owned();
        assert_eq!(seeds().ids(&["--batch", &one]), seeds().ids(&[alone]), "{line}");
    }
    let human = seeds().search(&["--batch", &file]).exits(0).out;
    let heads = [
        "t-1  sanksi camat",
        "2  derap cangkul",
        "nothing found",
        "t-3  deklarasi damai",
        "5  ketua bawaslu",
    ];
    let places: Vec<_> =
        heads.iter().map(|head| human.find(head).unwrap_or_else(|| panic!("{head} in {human}"))).collect();
    assert!(places.is_sorted(), "{human}");
    let tsv = seeds().search(&["--batch", &file, "--format", "tsv"]).exits(0).out;
    assert_eq!(tsv.matches("query\trank").count(), 1, "one header for all answers");

    let none = place.write("none.tsv", "derap cangkul\n").to_string_lossy().into_owned();
    seeds().search(&["--format", "ids", "--batch", &none]).exits(1);
    let empty = place.write("empty.tsv", "\n\n").to_string_lossy().into_owned();
    seeds().search(&["--format", "ids", "--batch", &empty]).exits(1);
    seeds().search(&["--batch", "/nowhere/queries.tsv"]).fails_with(&["/nowhere/queries.tsv"]);
}

#[test]
fn an_unreadable_query_of_a_batch_is_named_and_the_rest_is_answered() {
    let place = Place::new();
    let file = place
        .write("q.tsv", "a\tnetral\nb\tcamat AND\nc\tabout:hujan\n\nd\tlurah\n")
        .to_string_lossy()
        .into_owned();
    let ran = seeds().search(&["--format", "trec", "-n", "2", "--batch", &file]).exits(2);
    let topics: Vec<&str> = ran.lines().iter().map(|line| &line[..1]).collect();
    assert_eq!(topics, ["a", "a", "d", "d"]);
    assert!(
        ran.err.contains(&format!("{file}:2: cannot read the query at column 7: nothing behind `AND`")),
        "{}",
        ran.err
    );
    assert!(ran.err.contains(&format!("{file}:3: ")), "{}", ran.err);
    assert_eq!(ran.err.matches("cannot read the query").count(), 2);
}

#[test]
fn a_query_error_points_at_its_place() {
    let cases = [
        ("sanksi AND", "AND"),
        ("OR sanksi", "OR"),
        ("netral about:hujan", "hujan"),
        ("camat date:kemarin lusa", "kemarin"),
        ("(camat OR lurah", "("),
        ("camat OR lurah)", ")"),
        ("netral NOT", "NOT"),
        ("“tidak netral” about:hujan", "hujan"),
        ("Jum’at é è date:x", "x"),
        ("a\tb AND", "AND"),
    ];
    for (query, at) in cases {
        let ran = seeds().search(&[query]).fails_with(&["cannot read the query at column"]);
        assert_caret_under(&ran.err, at);
    }
}

/// Asserts that the carets of a message stand under a word of the line before.
#[track_caller]
pub(crate) fn assert_caret_under(message: &str, word: &str) {
    let lines: Vec<&str> = message.lines().collect();
    let caret =
        lines.iter().position(|line| line.contains('^')).unwrap_or_else(|| panic!("no caret: {message}"));
    let (shown, marks) = (lines[caret - 1], lines[caret]);
    let at = shown.rfind(word).unwrap_or_else(|| panic!("`{word}` is not shown: {message}"));
    assert_eq!(
        marks.find('^').expect("a caret"),
        shown[..at].width(),
        "the caret stands elsewhere:\n{message}"
    );
    assert_eq!(marks.matches('^').count(), word.width(), "{message}");
}

/// Headlines as people paste them, and what else a hand slips into a query.
const PASTED: &[&str] = &[
    "Bawaslu: \"ASN harus netral\" - (Banten",
    "ASN (PNS dan PPPK) wajib netral!!!",
    "Wah! Camat 'X' dicopot?! Ini kata Bupati...",
    "5\" layar dan \"tanda kutip",
    "“Kami netral,” kata dia; ‘itu saja’",
    "”terbalik“ «sudut» „bawah‟",
    "UU No. 20/2023 [pasal 2(f)] & PP 94/2021 §3",
    "100% netral #ASNNetral @bawaslu_ri $$$ ^_^ ~`",
    "http://contoh.id/berita?id=1&x=2#top",
    "kata:kata ::: a:b:c pukul 08:00–10.00",
    "-",
    "--",
    "---",
    "- -",
    "-- netral",
    "netral -",
    "(",
    ")",
    ")(",
    "()",
    "(((",
    ")))",
    "[]{}<>",
    "\"",
    "\"\"",
    "\"\"\"",
    "''",
    "'",
    "“",
    "“”",
    "*",
    "?",
    "netral* ne?ral netral~2 netral^3",
    "+netral +camat",
    "\\",
    "\\\"netral\\\"",
    "a && b || c ! d",
    "and or not",
    "And Or Not",
    "dan atau bukan",
    "se-Kabupaten/Kota",
    "di-PTDH-kan",
    "Rp12.000.000,-",
    "1. satu 2) dua (3) tiga",
    "…",
    "•",
    "—",
    "– netral",
    "−netral",
    "🗳️ pemilu ✊",
    "ＡＳＮ ｎｅｔｒａｌ",
    "中立 公务员",
    "\u{200B}\u{AD}\u{FEFF}",
    "ne\u{AD}tral",
    "a\u{300}\u{301}\u{302}",
    "\u{202E}lartен",
    "Jum'at, 3 Nopember '23",
    "%s %d {} {0} $(id) `id` ; rm",
    "NULL null 0x1F 1e9 NaN",
    ".",
    ",",
    ";",
    ":",
    "/",
    "|",
    "_",
    "=",
];

#[test]
fn a_pasted_headline_never_fails() {
    let mut command = awas();
    command.args(["search", "--index"]).arg(&seeds().index).args(["--format", "ids", "--batch", "-"]);
    let ran = run(command.write_stdin(PASTED.join("\n")));
    assert_ne!(ran.code, 2, "{}", ran.err);
    assert_eq!(ran.err, "");
    for query in ["- netral", "--netral", "-1", "()", "\"", "-- -n 3", "--index", "-h netral"] {
        let args: Vec<&str> = ["--format", "ids", "--"].into_iter().chain(query.split(' ')).collect();
        let ran = seeds().search(&args);
        assert_ne!(ran.code, 2, "{query}: {}", ran.err);
    }
    let words = PASTED.join(" ").replace(['"', '“', '”', '«', '»', '„'], " ");
    let ran = seeds().search(&["--format", "ids", "--", &words]);
    assert_ne!(ran.code, 2, "{}", ran.err);
}

#[test]
fn words_may_come_in_one_argument_or_many() {
    let one = seeds().ids(&["sanksi tidak netral"]);
    assert_eq!(seeds().ids(&["sanksi", "tidak", "netral"]), one);
    assert_eq!(seeds().ids(&["  sanksi\ttidak\n netral  "]), one);
    assert_eq!(seeds().ids(&["sanksi,", "TIDAK", "netral!?"]), one);
    seeds().search(&[""]).exits(1);
}

#[test]
fn operators_and_fields_do_what_the_help_says() {
    let ids = |query: &str| {
        let mut ids = seeds().ids(&["-n", "300", "--", query]);
        ids.sort();
        ids
    };
    let texts = |query: &str| -> Vec<Hit> {
        json::read(&seeds().search(&["--format", "jsonl", "-n", "300", "--", query]).out)
    };
    let (camat, lurah) = (ids("\"camat\""), ids("\"lurah\""));
    let both: Vec<String> = camat.iter().filter(|id| lurah.contains(id)).cloned().collect();
    let mut either = [camat.clone(), lurah.clone()].concat();
    either.sort();
    either.dedup();
    assert!(!both.is_empty() && both.len() < camat.len());
    assert_eq!(ids("\"camat\" AND \"lurah\""), both);
    assert_eq!(ids("\"camat\" OR \"lurah\""), either);
    assert_eq!(ids("(\"camat\" OR \"lurah\") AND \"lurah\""), lurah);
    for query in [
        "\"camat\" -\"lurah\"",
        "\"camat\" NOT \"lurah\"",
        "\"camat\" AND -\"lurah\"",
        "-\"lurah\" \"camat\"",
    ] {
        let without: Vec<String> = camat.iter().filter(|id| !lurah.contains(id)).cloned().collect();
        assert_eq!(ids(query), without, "{query}");
    }
    let exact = texts("\"politik praktis\"");
    assert!(exact.len() > 2);
    assert!(exact.iter().all(|hit| hit.text.to_lowercase().contains("politik praktis")));
    for quoted in [
        "“politik praktis”",
        "”politik praktis”",
        "«politik praktis»",
        "'politik praktis'",
        "„politik praktis“",
    ] {
        assert_eq!(ids(quoted), ids("\"politik praktis\""), "{quoted}");
    }
    let outlet = |hit: &Hit| hit.article.outlet.clone().unwrap_or_default().to_lowercase();
    assert!(texts("outlet:antara").iter().all(|hit| outlet(hit) == "antara"));
    assert_eq!(ids("media:antara"), ids("outlet:ANTARA"));
    assert_eq!(ids("outlet:\"kabar kencana\"").len(), texts("outlet:kencana -outlet:mimbar").len());
    let place = texts("place:Cilegon OR tempat:\"Muara Tenang\"");
    assert!(!place.is_empty());
    let dated = texts("date:2023..2023 netral");
    assert!(!dated.is_empty());
    assert!(dated.iter().all(|hit| hit.article.date.as_deref().is_some_and(|date| date.starts_with("2023"))));
    for query in ["date:2023-02-20", "tanggal:20/2/2023", "date:2023-02-20..2023-02-20"] {
        let day = texts(query);
        assert!(!day.is_empty(), "{query}");
        assert!(day.iter().all(|hit| hit.article.date.as_deref() == Some("2023-02-20")), "{query}");
    }
    let speaker = texts("speaker:Faridi");
    let says = |hit: &Hit| hit.annotations.iter().any(|annotation| annotation.label.contains("Faridi"));
    assert!(speaker.iter().all(says), "{speaker:?}");
}

#[test]
fn the_index_is_named_by_option_environment_or_place() {
    let place = Place::new();
    place
        .write("a.txt", "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.");
    let other = Place::new();
    let build = run(place.here(awas_index()).env("AWAS_INDEX", "dari-env").args(["build", "a.txt"])).exits(0);
    assert!(build.err.contains("index     dari-env"), "{}", build.err);
    let index = place.path("dari-env");
    run(other.here(awas()).env("AWAS_INDEX", &index).args(["search", "camat"])).exits(0);
    run(other.here(awas_index()).env("AWAS_INDEX", &index).arg("status")).exits(0);
    let wins = run(other
        .here(awas())
        .env("AWAS_INDEX", "/nowhere")
        .args(["search", "--index"])
        .arg(&index)
        .arg("camat"));
    wins.exits(0);
    run(other.here(awas()).args(["search", "camat"])).fails_with(&["index: no index here"]);
    std::fs::rename(&index, other.path("index")).expect("moved");
    // Moved about, it is the same index.
    run(other.here(awas()).args(["search", "camat"])).exits(0);
}

#[test]
fn colour_goes_where_it_is_wanted() {
    let escapes = |args: &[&str], no_color: Option<&str>| {
        let mut command = awas();
        command.args(["search", "--index"]).arg(&seeds().index).args(args).arg("netral");
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        run(&mut command).exits(0).out.contains('\u{1b}')
    };
    assert!(!escapes(&[], None), "a pipe is no terminal");
    assert!(!escapes(&["--color", "auto"], None));
    assert!(!escapes(&["--color", "never"], None));
    assert!(!escapes(&[], Some("1")));
    assert!(escapes(&["--color", "always"], None));
    assert!(escapes(&["--color=always"], Some("1")), "what is said on the command line counts most");
    for format in ["jsonl", "tsv", "ids", "trec"] {
        assert!(!escapes(&["--color", "always", "--format", format], None), "{format}");
    }
    // Marks and styles are all that colour changes.
    let plain = seeds().search(&["netral"]).out;
    let coloured = seeds().search(&["--color", "always", "netral"]).out;
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = &rest[at..][rest[at..].find('m').expect("a style ends") + 1..];
    }
    assert_eq!(bare + rest, plain);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31mnetral\u{1b}[0m"), "{coloured}");
}

/// Whether a text holds nothing that acts on a terminal.
fn is_harmless(text: &str) -> bool {
    text.chars().all(|c| {
        c == '\n'
            || (!c.is_control()
                && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
    })
}

#[test]
fn control_characters_never_reach_the_reader() {
    let place = Place::new();
    let evil =
        "\u{1b}[31mmerah\u{1b}[0m \u{9b}2J \u{7}\u{8}\u{7f} \u{202E}kilabret\u{202C} \u{2066}x\u{2069}";
    let body = format!(
        "Camat Wanajaya {evil} dicopot karena tidak netral, kata Ketua Bawaslu Kota Sagara Budi {evil} Santoso dalam rapat pleno yang panjang sekali hari itu. "
    );
    place.write("in/a.txt", format!("{}\n{}", "Judul Berita Camat\u{1b}]0;x\u{7}", body.repeat(12)));
    let record = serde_json::json!({
        "id": format!("id{evil}"), "title": format!("Camat {evil}"), "outlet": format!("Kabar {evil}"),
        "url": format!("https://x.example/{evil}"), "published": "2024-01-02", "text": body,
    });
    place.write("in/b.jsonl", format!("{record}\n"));
    #[cfg(unix)]
    place.write(
        "in/c\u{1b}[31m.txt",
        format!("{} Lurah ikut juga diperiksa.", "Camat itu tidak netral. ".repeat(60)),
    );
    #[cfg(unix)]
    place.write("in/d\u{1b}[31m.docx", "x");
    let built = place.build(&["in"]).exits(0);
    assert!(is_harmless(&built.err), "{:?}", built.err);
    for format in ["human", "tsv", "ids", "trec"] {
        let found = place
            .search(&["--copies", "--format", format, "--explain", "-n", "100", "camat netral merah"])
            .exits(0);
        assert!(is_harmless(&found.out.replace('\t', " ")), "{format}: {:?}", found.out);
        assert!(found.lines().len() >= 3, "{format}: {:?}", found.out);
    }
    let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", "-n", "100", "camat"]).out);
    assert!(hits.iter().any(|hit| hit.text.contains('\u{1b}')), "a script gets the text as it is");
    for hit in &hits {
        let shown = run(place.here(awas()).args(["show", "--", &hit.id])).exits(0);
        assert!(is_harmless(&shown.out), "{:?}", shown.out);
    }
    let status = run(place.here(awas_index()).arg("status")).exits(0);
    assert!(is_harmless(&status.out), "{:?}", status.out);
    for query in [format!("{evil} AND"), format!("about:{evil}"), format!("camat (OR {evil}")] {
        let ran = place.search(&[&query]).exits(2);
        assert!(is_harmless(&ran.err), "{:?}", ran.err);
    }
    let missing = run(place.here(awas()).args(["show", "x\u{1b}[31m"])).exits(1);
    assert!(is_harmless(&missing.err), "{:?}", missing.err);
    place.write("q.tsv", format!("id{evil}\tcamat\nx\t{evil} AND\n"));
    let batch = place.search(&["--batch", "q.tsv"]).exits(2);
    assert!(is_harmless(&batch.out) && is_harmless(&batch.err), "{batch:?}");
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let index = &seeds().index;
    let batch = Place::new();
    let queries = batch.write("q.tsv", "netral\n".repeat(300));
    let with_index = |verb: &str| {
        let mut command = std_awas();
        command.arg(verb).arg("--index").arg(index);
        command
    };
    let mut commands = Vec::new();
    for format in awas::render::FORMATS {
        let mut command = with_index("search");
        command.args(["-n", "1000", "--format", format.name, "--batch"]).arg(&queries);
        commands.push(command);
    }
    let mut shown = with_index("show");
    shown.arg(&seeds().ids(&["-n", "1", "netral"])[0]);
    commands.push(shown);
    let mut stem = std_awas();
    stem.arg("stem").args(vec!["pengawasan"; 20_000]);
    commands.push(stem);
    let mut analyze = std_awas();
    analyze.args(["analyze", &"pengawasan pemilu ".repeat(5_000)]);
    commands.push(analyze);
    let mut status = std_awas_index();
    status.args(["status", "--index"]).arg(index);
    commands.push(status);
    for command in commands {
        let said = format!("{command:?}");
        let said: String = said.chars().take(300).collect();
        let mut child = spawn(command);
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{said}");
    }
}

#[test]
fn a_passage_is_shown_with_its_article_around_it() {
    let hits: Vec<Hit> =
        json::read(&seeds().search(&["--format", "jsonl", "-n", "1", "mencopot camat karang pulo"]).out);
    let hit = &hits[0];
    assert!(hit.source.file.ends_with("07-camat-karang-pulo-dicopot.txt"), "{hit:?}");
    let human = show(&[&hit.id]).exits(0);
    assert_eq!(human.err, "");
    assert!(human.out.starts_with(hit.article.title.as_deref().expect("a title")), "{}", human.out);
    assert!(
        human.out.contains(&format!("{}  bytes {}+{}", hit.id, hit.source.start, hit.source.length)),
        "{}",
        human.out
    );
    assert!(human.out.contains("\n  > "), "{}", human.out);
    for annotation in &hit.annotations {
        assert!(human.out.contains(&annotation.label), "{}: {}", annotation.label, human.out);
    }
    let squeezed =
        |text: &str| text.replace(['>', '\u{AD}'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: Vec<Shown> = json::read(&show(&["--format", "jsonl", &hit.id]).exits(0).out);
    assert!(shown.len() > 3);
    for passage in &shown {
        assert!(squeezed(&human.out).contains(&squeezed(&passage.text)), "{}", passage.text);
    }
    for unknown in ["0000000000000000-1", "", "netral"] {
        let ran = show(&["--", unknown]).exits(1);
        assert_eq!(ran.out, "");
        assert!(ran.err.contains(&format!("no passage `{unknown}`")), "{}", ran.err);
    }
}

#[test]
fn words_are_stemmed_from_arguments_and_standard_input() {
    let args = run(awas().args(["stem", "Netral", "diawasi"])).exits(0);
    assert_eq!(args.err, "");
    let lines = args.lines();
    assert_eq!(lines.len(), 2);
    for (line, word) in lines.iter().zip(["Netral", "diawasi"]) {
        let (left, stem) = line.split_once('\t').expect("a tab");
        assert_eq!(left, word);
        assert!(!stem.is_empty() && !stem.contains('\t') && stem == stem.to_lowercase(), "{line}");
    }
    for input in ["Netral\ndiawasi\n", "Netral\r\n\r\n  diawasi  "] {
        assert_eq!(run(awas().arg("stem").write_stdin(input)).exits(0).out, args.out, "{input:?}");
    }
    assert_eq!(run(awas().arg("stem").write_stdin("")).exits(1).out, "");
    let why = run(awas().args(["stem", "--why", "diawasi", "camat"])).exits(0);
    assert!(why.out.contains("diawasi") && why.out.contains("camat"), "{}", why.out);
}

#[test]
fn terms_are_printed_with_their_bytes() {
    let text =
        "ASN “Kota Serang” di-PTDH-kan: sanksi-sanksi se-Kabupaten, Kamis (14/2) Rp12.000 Jum’at ke-2.";
    let args = run(awas().args(["analyze", text])).exits(0);
    let mut last = 0;
    let mut terms = Vec::new();
    for line in args.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [start, end, exact, stem] = cells.as_slice() else { panic!("not four cells: {line}") };
        let (start, end): (usize, usize) = (start.parse().expect("a byte"), end.parse().expect("a byte"));
        assert!(last <= start && start < end, "{line}");
        let written = text.get(start..end).expect("character boundaries");
        assert!(written.chars().any(char::is_alphanumeric) && !stem.is_empty(), "{line}");
        terms.push(*exact);
        last = end;
    }
    for term in
        ["asn", "kota", "serang", "ptdh", "sanksi-sanksi", "kabupaten", "14/2", "12000", "jumat", "ke-2"]
    {
        assert!(terms.contains(&term), "{term} is not in {terms:?}");
    }
    assert_eq!(run(awas().arg("analyze").write_stdin(text)).exits(0).out, args.out);
    assert_eq!(run(awas().args(["analyze", "... -- !"])).exits(1).out, "");
}

#[test]
fn the_status_counts_what_is_there() {
    let ran = run(awas_index().args(["status", "--index"]).arg(&seeds().index)).exits(0);
    assert_eq!(ran.err, "");
    let value = |key: &str| -> String {
        let line = ran.lines().into_iter().find(|line| line.split_whitespace().next() == Some(key));
        line.unwrap_or_else(|| panic!("no `{key}` in {}", ran.out))[key.len()..].trim().to_owned()
    };
    let ids = |query: &str| seeds().ids(&["--copies", "-n", "1000", "--", query]).len().to_string();
    assert_eq!(value("articles"), "30");
    assert_eq!(value("passages"), ids("-zzzz"), "every passage lacks a word that none has");
    assert!(value("sources").starts_with("25 files of articles"), "{}", ran.out);
    assert!(value("terms").parse::<u64>().expect("a number") > 1000);
    assert!(value("dates").starts_with("2019-02-14 to 2024-12-03"), "{}", ran.out);
    for key in ["index", "outlets", "size", "format", "lexicon", "built"] {
        assert!(!value(key).is_empty(), "{key}");
    }
    let json = run(awas_index().args(["status", "--json", "--index"]).arg(&seeds().index)).exits(0);
    let manifest: serde_json::Value = serde_json::from_str(&json.out).expect("one JSON object");
    assert_eq!(manifest["articles"], 30);
    assert_eq!(manifest["passages"].to_string(), value("passages"));
    assert_eq!(manifest["format"].to_string(), value("format"));
    assert_eq!(manifest["lexicon"].as_str(), Some(value("lexicon").as_str()));
    let outlets = manifest["outlets"].as_object().expect("outlets");
    assert_eq!(outlets.values().filter_map(serde_json::Value::as_u64).sum::<u64>(), 30);
}

#[test]
fn the_answer_does_not_depend_on_threads() {
    let batch = Place::new();
    let queries = batch
        .write("q.tsv", "netral\nsanksi camat\nketua bawaslu\nperkara nomor 12\n\"tidak netral\"\n-camat\n");
    let records = batch.write("made-up.jsonl", made_up_articles(120)).to_string_lossy().into_owned();
    let answers: Vec<String> = ["1", "4"]
        .iter()
        .map(|threads| {
            let place = Place::new();
            let index = place.index();
            run(awas_index()
                .args(["build", "--threads", threads, "--index"])
                .arg(&index)
                .args(["seeds", &records]))
            .exits(0);
            let mut search = awas();
            search.args(["search", "--format", "jsonl", "--explain", "-n", "500", "--index"]).arg(&index);
            run(search.arg("--batch").arg(&queries)).exits(0).out
        })
        .collect();
    assert!(answers[0].lines().count() > 300);
    assert!(answers[0] == answers[1], "threads show");
}

#[test]
fn an_identifier_depends_on_the_content_alone() {
    let place = Place::new();
    // Another folder, other names, another order, another article before it.
    place.write(
        "lain/00.txt",
        "Sebuah berita lain yang berdiri di depan semua berita yang memang sudah ada di sana.",
    );
    for (number, entry) in std::fs::read_dir(Path::new(ROOT).join("seeds")).expect("samples").enumerate() {
        let path = entry.expect("an entry").path();
        let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if ending == "txt" || ending == "jsonl" {
            let name = format!("lain/{}/{number}.{ending}", number % 3);
            place.write(&name, std::fs::read(&path).expect("a sample"));
        }
    }
    place.build(&["lain"]).exits(0);
    let sorted = |out: &str| {
        let mut hits: Vec<(String, String)> =
            json::read::<Hit>(out).into_iter().map(|hit| (hit.id, hit.text)).collect();
        hits.sort();
        hits
    };
    let here = sorted(&seeds().search(&["--format", "jsonl", "-n", "1000", "--", "-zzzz"]).exits(0).out);
    let mut there = sorted(&place.search(&["--format", "jsonl", "-n", "1000", "--", "-zzzz"]).exits(0).out);
    there.retain(|(_, text)| !text.contains("berdiri di depan semua berita"));
    assert!(here.len() > 150);
    assert_eq!(here, there);
}

/// Ready-made passages, cut by somebody else.
fn ready_made() -> &'static Shared {
    static READY: OnceLock<(Place, Shared)> = OnceLock::new();
    let (_, shared) = READY.get_or_init(|| {
        let place = Place::new();
        let lines = [
            r#"{"id": "berita-7#1", "article": "berita-7", "title": "Camat dicopot", "published": "2024-02-03", "text": "Kabar\nBaca juga: camat kucing"}"#,
            r#"{"id": "berita-7#2", "article": "berita-7", "text": " Camat itu dicopot. Ia tidak netral. \n"}"#,
            r#"{"id": 12, "article": 5, "text": "Lurah diperiksa oleh Bawaslu."}"#,
            r#"{"text": "Sekda mundur."}"#,
        ];
        place.write("in.jsonl", lines.join("\n"));
        let shared = Shared::build("ready-made", &place.path(""), &["in.jsonl"], &["--unit", "passage"]);
        (place, shared)
    });
    shared
}

#[test]
fn ready_made_passages_are_taken_as_they_are() {
    let shared = ready_made();
    let hits: Vec<Hit> =
        json::read(&shared.search(&["--format", "jsonl", "-n", "9", "--", "-zzzz"]).exits(0).out);
    assert_eq!(hits.len(), 4);
    let by_id = |id: &str| hits.iter().find(|hit| hit.id == id).unwrap_or_else(|| panic!("{id} in {hits:?}"));
    assert_eq!(by_id("berita-7#1").text, "Kabar\nBaca juga: camat kucing", "nothing is set aside");
    assert_eq!(by_id("berita-7#2").text, "Camat itu dicopot. Ia tidak netral.");
    assert_eq!(by_id("12").article.id, "5");
    assert_eq!(by_id("berita-7#2").article.id, "berita-7");
    let shown =
        run(awas().args(["show", "--format", "jsonl", "--index"]).arg(&shared.index).arg("berita-7#2"))
            .exits(0);
    let shown: Vec<Shown> = json::read(&shown.out);
    assert_eq!(
        shown.iter().map(|passage| passage.id.as_str()).collect::<Vec<_>>(),
        ["berita-7#1", "berita-7#2"]
    );
    let trec = shared.search(&["--format", "trec", "camat"]).exits(0);
    assert!(trec.out.contains(" berita-7#2 "), "{}", trec.out);
    let status = run(awas_index().args(["status", "--index"]).arg(&shared.index)).exits(0);
    assert!(status.out.contains("ready-made passages"), "{}", status.out);
}

#[test]
fn sources_may_come_through_a_pipe() {
    let place = Place::new();
    let piped =
        |content: &str| run(place.here(awas_index()).args(["build", "-"]).write_stdin(content.to_owned()));
    let records = made_up_articles(3);
    piped(&records).exits(0);
    let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", "-n", "1", "perkara nomor 2"]).out);
    let source = &hits[0].source;
    assert_eq!(source.file, "-");
    assert_eq!(&records[source.start..source.start + source.length], hits[0].text);
    assert!(piped(&records).exits(0).err.contains("nothing changed"));
    assert!(
        piped("Camat itu dicopot karena dinilai tidak netral oleh Bawaslu.")
            .exits(0)
            .err
            .contains("1 articles")
    );
}
