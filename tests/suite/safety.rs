//! Whatever happens to a build, an index that answered goes on answering.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::support::{
    Place, Ran, awas, awas_index, made_up_articles, run, spawn, std_awas_index, wait_until,
};

const OLD: &str = "Camat Wanajaya dicopot karena tidak netral pada pemilihan kepala daerah tahun ini.";

/// A place with an index of one article.
fn built() -> Place {
    let place = Place::new();
    place.write("old.txt", OLD);
    place.build(&["old.txt"]).exits(0);
    place
}

#[track_caller]
fn assert_old_answers(place: &Place) {
    let found = place.search(&["--format", "tsv", "dicopot"]).exits(0);
    assert!(found.out.contains(OLD), "{}", found.out);
}

fn generations(place: &Place) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(place.index())
        .expect("the index")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("generation-"))
        .collect();
    names.sort();
    names
}

/// Every file of an index but the lock: when it was written, and which file it is.
fn fingerprints(index: &Path) -> BTreeMap<String, (SystemTime, u64, Vec<u8>)> {
    let mut files = BTreeMap::new();
    let mut folders = vec![index.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "lock") {
                let data = entry.metadata().expect("metadata");
                #[cfg(unix)]
                let number = std::os::unix::fs::MetadataExt::ino(&data);
                #[cfg(not(unix))]
                let number = 0;
                let content = fs::read(&path).expect("content");
                let name = path.to_string_lossy().into_owned();
                files.insert(name, (data.modified().expect("a time"), number, content));
            }
        }
    }
    files
}

#[test]
fn a_second_build_changes_nothing_and_says_so() {
    let place = built();
    place.write(
        "in/b.txt",
        "Lurah Rawa Indah diperiksa karena ikut berkampanye di kantornya sendiri kemarin.",
    );
    place.build(&["old.txt", "in"]).exits(0);
    let before = fingerprints(&place.index());
    let again = place.build(&["old.txt", "in"]).exits(0);
    assert_eq!(again.out, "");
    assert!(
        again.err.contains("nothing changed: index is of these sources already (2 articles, 2 passages)"),
        "{}",
        again.err
    );
    assert!(fingerprints(&place.index()) == before, "files were touched");

    let forced = place.build(&["--force", "old.txt", "in"]).exits(0);
    assert!(forced.err.contains("indexed   2 articles"), "{}", forced.err);
    let forced = fingerprints(&place.index());
    assert_ne!(forced.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert_eq!(generations(&place).len(), 1);

    for (change, expected) in [("in/b.txt", "2 articles"), ("in/c.txt", "3 articles")] {
        place.write(
            change,
            format!("Sekda mundur dari jabatannya untuk maju dalam {change} sebagai calon bupati."),
        );
        let ran = place.build(&["old.txt", "in"]).exits(0);
        assert!(ran.err.contains(expected), "{change}: {}", ran.err);
    }
    fs::remove_file(place.path("in/c.txt")).expect("removed");
    assert!(place.build(&["old.txt", "in"]).exits(0).err.contains("2 articles"));
    assert!(place.build(&["--unit", "passage", "old.txt", "in"]).exits(0).err.contains("indexed"));
}

#[test]
fn a_build_that_finds_nothing_leaves_the_index_as_it_was() {
    let place = built();
    let before = fingerprints(&place.index());
    place.write("bad/empty.txt", "");
    place.write("bad/data.txt", b"PK\x03\x04\x00\x00\x00");
    place.write("bad/bare.txt", "Baca juga: Gudang Logistik Dijaga Ketat\n");
    place.write("bad/broken.jsonl", "{\n");
    fs::create_dir(place.path("void")).expect("a folder");
    let cases: [(&[&str], &[&str]); 5] = [
        (
            &["bad"],
            &[
                "no article in bad",
                "1 empty",
                "1 not text",
                "1 bad record",
                "page furniture",
                "left as it was",
            ],
        ),
        (&["void"], &["no article in void: no files"]),
        (&["missing.txt"], &["missing.txt"]),
        (&["old.txt", "missing"], &["missing"]),
        (&["bad/empty.txt"], &["empty.txt: empty", "no article in bad/empty.txt: 1 empty"]),
    ];
    for (paths, words) in cases {
        place.build(paths).fails_with(words);
        assert_old_answers(&place);
    }
    let after = fingerprints(&place.index());
    assert!(
        before.iter().all(|(name, file)| after.get(name) == Some(file)),
        "the old generation was touched"
    );
    let first = Place::new();
    first.build(&["missing.txt"]).fails_with(&["missing.txt"]);
    assert!(!first.index().exists(), "a folder was made for nothing");
}

#[test]
fn what_a_cut_off_build_left_is_ignored_and_then_removed() {
    let place = built();
    place.write("index/generation-000999/half.store", "half");
    place.write("index/current.new", "generation-000999\n");
    assert_old_answers(&place);
    run(place.here(awas_index()).arg("status")).exits(0);
    assert!(place.build(&["old.txt"]).exits(0).err.contains("nothing changed"));
    assert_old_answers(&place);
    place.build(&["--force", "old.txt"]).exits(0);
    assert_eq!(generations(&place), ["generation-001000"]);
    assert_old_answers(&place);
}

#[test]
fn an_index_that_cannot_be_read_says_how_to_mend_it() {
    let place = built();
    let generation = format!("index/{}", generations(&place)[0]);
    let (current, manifest) =
        (place.path("index/current"), place.path(&format!("{generation}/manifest.json")));
    let (good_current, good_manifest) =
        (fs::read(&current).expect("content"), fs::read_to_string(&manifest).expect("content"));
    let value: serde_json::Value = serde_json::from_str(&good_manifest).expect("JSON");
    let with = |key: &str, other: serde_json::Value| {
        let mut value = value.clone();
        value[key] = other;
        value.to_string()
    };
    let without = |key: &str| {
        let mut value = value.clone();
        value.as_object_mut().expect("an object").remove(key);
        value.to_string()
    };
    let fails = |words: &[&str]| {
        let mend = "awas-index build --index index PATH...";
        let words = [words, &[mend]].concat();
        place.search(&["dicopot"]).fails_with(&words);
        run(place.here(awas()).args(["show", "x-1"])).fails_with(&words);
        run(place.here(awas_index()).arg("status")).fails_with(&words);
    };
    for damage in ["", "\n", "/etc", "../old", "generation-000001/../..", "main"] {
        fs::write(&current, damage).expect("damaged");
        fails(&["index: the index is damaged", "`current` names"]);
    }
    fs::write(&current, "generation-123456\n").expect("damaged");
    fails(&["the index is damaged", "manifest.json"]);
    fs::write(&current, [0xFF, 0x00]).expect("damaged");
    fails(&["index"]);
    fs::write(&current, &good_current).expect("mended");
    assert_old_answers(&place);

    let format = with("format", 999.into());
    let lexicon = with("lexicon", "0123456789abcdef".into());
    let cases: [(&str, &[&str]); 8] = [
        ("", &["damaged", "manifest.json"]),
        ("{", &["damaged", "manifest.json"]),
        ("[]", &["damaged", "manifest.json"]),
        (&good_manifest[..good_manifest.len() / 2], &["damaged", "manifest.json"]),
        (&without("format"), &["damaged", "format"]),
        (&without("passages"), &["damaged", "passages"]),
        (&format, &["the index has format `999`", "this awas reads `6`"]),
        (&lexicon, &["the index has lexicon `0123456789abcdef`"]),
    ];
    for (content, words) in cases {
        fs::write(&manifest, content).expect("damaged");
        fails(words);
    }
    // A manifest of another time may have other fields altogether.
    fs::write(&manifest, "{\"format\": 7, \"tables\": []}").expect("damaged");
    fails(&["the index has format `7`"]);
    fs::write(&manifest, &lexicon).expect("damaged");
    assert!(place.build(&["old.txt"]).exits(0).err.contains("indexed   1 articles"), "built without --force");
    assert_old_answers(&place);

    let folder = place.path(&format!("index/{}", generations(&place)[0]));
    fs::remove_file(folder.join("meta.json")).expect("removed");
    fails(&["damaged"]);
    place.build(&["old.txt"]).exits(0);
    assert_old_answers(&place);
    let folder = place.path(&format!("index/{}", generations(&place)[0]));
    for entry in fs::read_dir(&folder).expect("a generation") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "term" || ending == "store") {
            fs::write(path, "").expect("damaged");
        }
    }
    fails(&["index"]);
    place.build(&["old.txt"]).exits(0);
    assert_old_answers(&place);
}

#[test]
fn a_path_that_is_no_index_says_so() {
    let place = Place::new();
    place.write("thesis/bab-1.txt", OLD);
    fs::create_dir(place.path("void")).expect("a folder");
    for path in ["nowhere", "void", "thesis", "thesis/bab-1.txt"] {
        let mend = format!(
            "{path}: no index here, expected a folder made by `awas-index build`; run `awas-index build --index {path} PATH...`"
        );
        let search = run(place.here(awas()).args(["search", "--index", path, "camat"]));
        search.fails_with(&[&mend]);
        run(place.here(awas()).args(["show", "--index", path, "x-1"])).fails_with(&[&mend]);
        run(place.here(awas_index()).args(["status", "--index", path])).fails_with(&[&mend]);
    }
    assert!(!place.path("nowhere").exists(), "asking makes nothing");
    let build =
        |path: &str| -> Ran { run(place.here(awas_index()).args(["build", "--index", path, "thesis"])) };
    build("thesis").fails_with(&["thesis: not an index and not empty", "found `bab-1.txt`", "--index"]);
    build("thesis/bab-1.txt").fails_with(&["bab-1.txt"]);
    assert_eq!(fs::read_to_string(place.path("thesis/bab-1.txt")).expect("untouched"), OLD);
    assert_eq!(fs::read_dir(place.path("thesis")).expect("a folder").count(), 1, "nothing was put there");
    // The folder of this project holds a page for people and no index.
    place.write("fresh/README.md", "An index will lie here.");
    build("fresh").exits(0);
    build("new/deep/er").exits(0);
}

/// A build that waits for its input, with the index locked.
fn waiting_build(place: &Place) -> std::process::Child {
    let mut command = std_awas_index();
    command.current_dir(place.path("")).args(["build", "--force", "--index", "index", "-"]);
    let before = generations(place).len();
    let child = spawn(command);
    wait_until("the build has begun", || generations(place).len() > before);
    child
}

#[test]
fn two_builds_do_not_meet() {
    let place = built();
    let mut first = waiting_build(&place);
    place.build(&["old.txt"]).fails_with(&["index: another build is running here"]);
    place.build(&["--force", "old.txt"]).fails_with(&["another build is running"]);
    assert_old_answers(&place);
    let mut input = first.stdin.take().expect("its input");
    input.write_all(made_up_articles(2).as_bytes()).expect("written");
    drop(input);
    let output = first.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let found = place.search(&["--format", "ids", "perkara"]).exits(0);
    assert!(!found.out.is_empty());
    place.search(&["\"dicopot\""]).exits(1);
    place.build(&["old.txt"]).exits(0);
    assert_old_answers(&place);
}

#[test]
fn a_build_that_is_killed_leaves_the_old_index_answering() {
    let place = built();
    place.write("many.jsonl", made_up_articles(1500));
    let mut waiting = waiting_build(&place);
    waiting.kill().expect("killed");
    waiting.wait().expect("an end");
    assert_old_answers(&place);
    // Later and later in a build of many articles.
    for moment in [0, 60, 250, 700] {
        let mut command = std_awas_index();
        command.current_dir(place.path("")).args(["build", "--index", "index", "many.jsonl"]);
        let before = generations(&place);
        let mut build = spawn(command);
        wait_until("the build has begun", || {
            generations(&place) != before || build.try_wait().expect("a state").is_some()
        });
        std::thread::sleep(Duration::from_millis(moment));
        build.kill().expect("killed");
        let ended = build.wait().expect("an end");
        if ended.success() {
            // A machine so fast that the build was over: then the new one answers.
            place.search(&["perkara"]).exits(0);
            place.build(&["old.txt"]).exits(0);
        }
        assert_old_answers(&place);
    }
    place.build(&["--force", "old.txt"]).exits(0);
    assert_eq!(generations(&place).len(), 1, "leftovers are removed");
    assert_old_answers(&place);
}

#[test]
fn readers_are_answered_all_through_rebuilds() {
    let place = built();
    std::thread::scope(|scope| {
        let builds = scope.spawn(|| {
            for _ in 0..3 {
                place.build(&["--force", "old.txt"]).exits(0);
            }
        });
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    let mut answers = 0;
                    while !builds_over(&place) {
                        assert_old_answers(&place);
                        answers += 1;
                        // Leave the builds some of the machine.
                        std::thread::sleep(Duration::from_millis(10));
                    }
                    answers
                })
            })
            .collect();
        builds.join().expect("builds that end well");
        place.write("over", "");
        for reader in readers {
            assert!(reader.join().expect("answers") > 0);
        }
    });
}

fn builds_over(place: &Place) -> bool {
    place.path("over").exists()
}
