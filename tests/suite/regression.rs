//! Faults that were found, each under the name of what was reported.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::cli::assert_caret_under;
use crate::json::{self, Hit, Shown};
use crate::support::{Place, awas, made_up_articles, run, seeds, spawn, std_awas_index, wait_until};

/// The engine's scorer of phrases was moved backwards, which it forbids.
#[test]
fn an_excluded_phrase_panics() {
    for query in [
        "netral -\"kota serang\"",
        "-\"kota serang\"",
        "netral -\"kota serang\" -camat",
        "netral AND NOT \"politik praktis\"",
    ] {
        let ran = seeds().search(&["--format", "jsonl", "-n", "300", "--", query]).exits(0);
        let hits: Vec<Hit> = json::read(&ran.out);
        let excluded = if query.contains("kota") { "kota serang" } else { "politik praktis" };
        assert!(hits.iter().all(|hit| !hit.text.to_lowercase().contains(excluded)), "{query}");
    }
}

/// Every byte of such a line that is no ASCII moved the range by one.
#[test]
fn the_range_of_a_western_record_is_off() {
    let place = Place::new();
    let line = b"{\"title\": \"Caf\xE9\", \"text\": \"Caf\xE9 di seberang kelurahan itu ramai.\\nLurah \x93Rawa Indah\x94 diperiksa karena menyebut na\xEFf calon lain di depan warga.\"}\n";
    place.write("in.jsonl", line);
    place.build(&["in.jsonl"]).exits(0);
    let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", "lurah"]).exits(0).out);
    let source = &hits[0].source;
    let (text, _, _) = encoding_rs::WINDOWS_1252.decode(&line[source.start..source.start + source.length]);
    assert_eq!(text.replace("\\n", "\n"), hits[0].text);
}

/// One line of a batch took the whole program down.
#[test]
fn deep_parentheses_overflow_the_stack() {
    let (open, close) = ("(".repeat(20_000), ")".repeat(20_000));
    let queries = [
        format!("{open}camat{close}"),
        format!("{open}camat OR lurah{close}"),
        format!("{open}camat"),
        "-(".repeat(20_000) + "camat" + &close,
    ];
    for query in queries {
        let mut search = awas();
        search.args(["search", "--format", "ids", "--batch", "-", "--index"]).arg(&seeds().index);
        let ran = run(search.write_stdin(format!("a\tnetral\nb\t{query}\nc\tnetral\n")));
        assert!([0, 2].contains(&ran.code), "exit {}", ran.code);
        assert_eq!(ran.lines().len() % 10, 0, "{}", ran.out);
        assert!(ran.lines().len() >= 20, "the other queries are answered");
    }
}

/// Cutting them apart went one level deeper for each, over all that followed.
#[test]
fn many_sentences_without_spaces_overflow_the_stack() {
    let place = Place::new();
    place.write("in/a.txt", format!("Camat Wanajaya dicopot dari jabatannya. {}\n", "Kata.".repeat(20_000)));
    place.write(
        "in/b.txt",
        "Lurah Rawa Indah diperiksa karena ikut berkampanye di kantornya sendiri kemarin.",
    );
    place.build(&["in"]).exits(0);
    place.search(&["lurah"]).exits(0);
    place.search(&["jabatannya"]).exits(0);
}

/// The rest of the batch was not answered.
#[test]
fn a_batch_ends_at_a_line_that_is_no_utf_8() {
    let place = Place::new();
    let file =
        place.write("q.tsv", b"a\tnetral\nb\tcaf\xE9 netral\nc\tcamat\n").to_string_lossy().into_owned();
    let ran = seeds().search(&["--format", "trec", "-n", "1", "--batch", &file]).exits(2);
    let topics: Vec<&str> = ran.lines().iter().map(|line| &line[..1]).collect();
    assert_eq!(topics, ["a", "c"]);
    assert!(ran.err.contains(&format!("{file}:2: ")), "{}", ran.err);
}

/// Evaluators read five columns and give up.
#[test]
fn a_run_without_topic_has_five_columns() {
    let mut search = awas();
    search.args(["search", "--format", "trec", "-n", "1", "--batch", "-", "--index"]).arg(&seeds().index);
    let ran = run(search.write_stdin("netral\n\tcamat\n \tlurah\n\u{AD}\tkades\n")).exits(0);
    for (line, number) in ran.lines().iter().zip(["1", "2", "3", "4"]) {
        assert_eq!(line.split(' ').count(), 6, "{line}");
        // A line that names no topic goes by its number, as one without a tab does.
        assert_eq!(line.split(' ').next(), Some(number), "{line}");
    }
    assert_eq!(ran.lines().len(), 4);
}

/// Words in brackets were wanted in every passage.
#[test]
fn parentheses_of_a_plain_query_count() {
    for (plain, pasted) in [
        ("sanksi tidak netral camat", "sanksi (tidak netral) camat"),
        ("Badan Pengawas Pemilu Kabupaten Sagara", "Badan Pengawas Pemilu (Kabupaten Sagara)"),
        ("penjabat bupati tirta raya netral", "(penjabat) bupati (tirta raya) netral"),
    ] {
        assert_eq!(seeds().ids(&["-n", "300", pasted]), seeds().ids(&["-n", "300", plain]), "{pasted}");
    }
}

/// Headings of invitations and notices, as people paste them.
#[test]
fn a_heading_that_is_a_field_name_fails() {
    for query in [
        "Tempat: Aula Kantor Camat",
        "Tanggal: Senin 20 Februari",
        "Ini Media: Semua Sama",
        "pembicara : ketua",
    ] {
        let ran = seeds().search(&[query]);
        assert_ne!(ran.code, 2, "{query}: {}", ran.err);
    }
}

/// A longer page had other hits at its head.
#[test]
fn what_comes_first_depends_on_how_much_is_asked_for() {
    const WORDS: [&str; 16] = [
        "netral",
        "camat",
        "lurah",
        "bawaslu",
        "sanksi",
        "teguran",
        "perkara",
        "pegawai",
        "kampanye",
        "deklarasi",
        "pleno",
        "laporan",
        "saksi",
        "bukti",
        "aturan",
        "pasal",
    ];
    // Numbers that look thrown, the same on every machine.
    let mut state = 7_u32;
    let mut throw = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    };
    let mut lines = String::new();
    for number in 0..1_400 {
        let count = 8 + throw(52);
        let words: Vec<&str> = (0..count).map(|_| WORDS[throw(WORDS.len())]).collect();
        lines.push_str(&format!(
            "{{\"id\": \"p{number}\", \"text\": \"{} nomor {number}\"}}\n",
            words.join(" ")
        ));
    }
    let place = Place::new();
    place.write("in.jsonl", lines);
    place.build(&["--unit", "passage", "in.jsonl"]).exits(0);
    let query = "pleno saksi camat";
    let whole = place.search(&["--format", "ids", "-n", "400", query]).exits(0);
    let whole = whole.lines();
    assert_eq!(whole.len(), 400);
    let first = place.search(&["--format", "ids", "-n", "100", query]);
    assert!(first.lines() == whole[..100], "the first hundred are others");
    let mut pages = Vec::new();
    for offset in (0..400).step_by(50) {
        let page = place.search(&["--format", "ids", "-n", "50", "--offset", &offset.to_string(), query]);
        pages.extend(page.lines().into_iter().map(str::to_owned));
    }
    assert!(pages == whole, "pages do not join up");
}

/// The tenth passage stood before the second, and all had ordinal 0.
#[test]
fn ready_made_passages_of_an_article_are_out_of_order() {
    let place = Place::new();
    let lines: String = (1..=12)
        .map(|number| format!("{{\"id\": \"p{number}\", \"article\": \"A\", \"text\": \"Potongan nomor {number} tentang camat.\"}}\n"))
        .collect();
    place.write("in.jsonl", lines);
    place.build(&["--unit", "passage", "in.jsonl"]).exits(0);
    let shown = run(place.here(awas()).args(["show", "--format", "jsonl", "p3"])).exits(0);
    let shown: Vec<Shown> = json::read(&shown.out);
    let ids: Vec<String> = shown.iter().map(|passage| passage.id.clone()).collect();
    assert_eq!(ids, (1..=12).map(|number| format!("p{number}")).collect::<Vec<_>>());
    let ordinals: Vec<usize> = shown.iter().map(|passage| passage.ordinal).collect();
    assert_eq!(ordinals, (0..12).collect::<Vec<_>>());
}

/// Characters that take no room were counted.
#[test]
fn the_caret_of_a_query_error_is_off_behind_invisible_characters() {
    for query in [
        "ne\u{AD}tral AND",
        "ne\u{200B}tral AND",
        "kat\u{301}a AND",
        "\u{FEFF}netral AND",
        "中立 AND",
        "ne\u{1b}tral AND",
    ] {
        let ran = seeds().search(&[query]).exits(2);
        assert_caret_under(&ran.err, "AND");
    }
}

/// The reader waited for workers that were gone.
#[test]
fn a_build_that_cannot_write_never_ends() {
    let place = Place::new();
    let mut command = std_awas_index();
    command.current_dir(place.path("")).args(["build", "--threads", "1", "--index", "index", "-"]);
    let mut build = spawn(command);
    let folder = place.path("index/generation-000001");
    wait_until("the engine holds the generation", || folder.join(".tantivy-writer.lock").exists());
    // The reader waits for its input by now; then the disk goes.
    std::thread::sleep(Duration::from_millis(300));
    wait_until("the generation is gone", || std::fs::remove_dir_all(&folder).is_ok() || !folder.exists());
    let mut input = build.stdin.take().expect("its input");
    let writing = std::thread::spawn(move || input.write_all(made_up_articles(2_000).as_bytes()));
    let mut ended = None;
    let started = Instant::now();
    while ended.is_none() && started.elapsed().as_secs() < 30 {
        ended = build.try_wait().expect("a state");
        std::thread::sleep(Duration::from_millis(5));
    }
    if ended.is_none() {
        build.kill().expect("killed");
    }
    let output = build.wait_with_output().expect("an end");
    writing.join().expect("a writer").ok();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(ended.map(|status| status.code()), Some(Some(2)), "{said}");
    assert!(said.contains("index"), "{said}");
}

/// Cells of the engine were named as files that cannot be read.
#[test]
fn an_index_below_the_sources_is_read_as_a_source() {
    let place = Place::new();
    place
        .write("a.txt", "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.");
    place.build(&["."]).exits(0);
    let again = place.build(&["--force", "--verbose", "."]).exits(0);
    assert!(!again.err.contains("generation-"), "{}", again.err);
    assert!(again.err.contains("skipped   nothing"), "{}", again.err);
    // By another way to the same folder, too.
    let whole = place.path("").to_string_lossy().into_owned();
    let again = place.build(&["--force", "--verbose", &whole]).exits(0);
    assert!(!again.err.contains("generation-"), "{}", again.err);
}

/// A cedilla that stands alone became a space inside a term.
#[test]
fn a_term_holds_a_space() {
    for text in ["a¸", "Jum¸at", "kata\u{203E}b", "x¨y", "1¸"] {
        for word in awas::analysis::words(text) {
            assert!(!word.exact.contains(char::is_whitespace), "{text}: {word:?}");
        }
    }
}

/// The mark between two directions of writing made another word of it.
#[test]
fn direction_marks_are_part_of_a_term() {
    for mark in
        ['\u{200E}', '\u{202A}', '\u{2066}', '\u{2068}', '\u{2069}', '\u{061C}', '\u{00AD}', '\u{200B}']
    {
        let text = format!("ne{mark}tral");
        let terms: Vec<String> =
            awas::analysis::words(&text).into_iter().map(|word| word.exact.into()).collect();
        assert_eq!(terms, ["netral"], "U+{:04X}", u32::from(mark));
    }
}

/// The pages of local sites write it with a capital.
#[test]
fn a_link_to_the_next_page_is_text() {
    let place = Place::new();
    let text = "Larangan itu dituangkan dalam surat edaran yang dikirim kepada semua camat, lurah, dan kepala dinas di kabupaten.";
    for (number, line) in
        ["Halaman Selanjutnya", "Halaman Berikutnya", "HALAMAN SELANJUTNYA", "Halaman selanjutnya"]
            .iter()
            .enumerate()
    {
        place.write(&format!("in/{number}.txt"), format!("{text} Perkara {number}.\n{line}\n1\n2\n"));
    }
    place.build(&["in"]).exits(0);
    let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", "larangan"]).exits(0).out);
    for hit in hits {
        assert!(!hit.text.to_lowercase().contains("halaman"), "{:?}", hit.text);
    }
}

/// A word with a slip found nothing, and words that are merely absent must not
/// become others.
#[test]
fn a_slip_of_typing_finds_the_nearest_word() {
    let place = Place::new();
    let line = "Bawaslu Kota Sagara menyatakan camat itu melanggar netralitas dalam pemilihan wali kota.";
    place.write("in/a.txt", format!("{line} Sambutan camat itu singkat sekali dan baik-baik saja."));
    place.write(
        "in/b.txt",
        "Bawaslu memeriksa dua lurah lain yang hadir dalam rapat relawan di sebuah balai desa.",
    );
    place.build(&["in"]).exits(0);
    for query in ["bawalsu", "netralitsa", "Bwaslu Sagara"] {
        let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", query]).exits(0).out);
        let slips = hits[0].matches.iter().filter(|found| found.how == json::How::Slip);
        assert_eq!(slips.count(), 1, "{query}: {:?}", hits[0].matches);
    }
    for absent in ["curanmor", "back to top", "sambal", "SKD CPNS", "puyuh"] {
        place.search(&[absent]).exits(1);
    }
    // A passage that holds the slip itself is found where little else is.
    place.write(
        "in/c.txt",
        "Pengarh uang dalam pemilihan lurah disebut sangat besar oleh para pemantau setempat.",
    );
    place.build(&["in"]).exits(0);
    assert_eq!(place.search(&["--format", "ids", "pengaruh"]).exits(0).lines().len(), 1);
    let told = place.search(&["bawalsu"]).exits(0);
    assert!(told.out.contains("nearest to bawalsu"), "{}", told.out);
}

/// Three outlets that print one story filled the first page with it.
#[test]
fn copies_of_a_story_take_one_place() {
    let place = Place::new();
    let story = "Camat Wanajaya dicopot dari jabatannya setelah terbukti mengajak warga memilih seorang calon \
                 bupati dalam rapat desa, kata Ketua Bawaslu Kabupaten Wanajaya di kantornya, {day} siang, seusai \
                 rapat pleno yang dihadiri lima anggota dan dua pengawas kecamatan dari daerah itu.";
    for (name, day) in [("a", "Rabu"), ("b", "Kamis"), ("c", "Rabu kemarin")] {
        place.write(&format!("in/{name}.txt"), story.replace("{day}", day));
    }
    place.write(
        "in/d.txt",
        "Seorang camat lain ditegur inspektorat karena hadir dalam kampanye pada jam kerja pekan lalu.",
    );
    place.build(&["in"]).exits(0);
    let hits: Vec<Hit> = json::read(&place.search(&["--format", "jsonl", "camat dicopot"]).exits(0).out);
    assert_eq!(hits.iter().map(|hit| hit.copies.len()).collect::<Vec<_>>(), [2, 0]);
    assert_eq!(place.search(&["--copies", "--format", "ids", "camat dicopot"]).exits(0).lines().len(), 4);
    assert_eq!(place.search(&["--format", "trec", "camat dicopot"]).exits(0).lines().len(), 4);
    let second = place.search(&["--format", "ids", "--offset", "1", "-n", "1", "camat dicopot"]).exits(0);
    assert_eq!(second.lines(), [hits[1].id.as_str()]);
}

/// Of equal scores the newest comes first, whatever the order of the files.
#[test]
fn ties_are_ordered_by_date() {
    let place = Place::new();
    for (name, year) in [("a", "2019"), ("b", "2024"), ("c", "2023")] {
        let record = serde_json::json!({ "id": name, "published": format!("{year}-05-05"),
            "text": "Lurah Sukamaju ditegur karena memasang baliho calon bupati di depan kantornya sendiri." });
        place.write(&format!("in/{name}.jsonl"), format!("{record}\n"));
    }
    place.build(&["in"]).exits(0);
    for query in ["lurah baliho", "date:2019..2024"] {
        let hits: Vec<Hit> =
            json::read(&place.search(&["--copies", "--format", "jsonl", query]).exits(0).out);
        let dates: Vec<_> = hits.iter().filter_map(|hit| hit.article.date.as_deref()).collect();
        assert_eq!(dates, ["2024-05-05", "2023-05-05", "2019-05-05"], "{query}");
    }
}
