//! Which room may use which: the table of the house, held against the source.
//!
//! The checks read source text, comments and strings taken out; they need no
//! compiler and show the line of each fault.

use std::collections::BTreeSet;
use std::path::Path;

use crate::support::ROOT;

/// Rooms, and the rooms each may use. A room may use itself and `span`.
/// An arrow that is missing here is missing on purpose: adding one is a decision
/// about the design, to be told in the commit that adds it.
const ROOMS: &[(&str, &[&str])] = &[
    ("lexicon", &[]),
    ("source", &[]),
    ("span", &[]),
    ("article", &["source", "lexicon"]),
    ("passage", &["article", "lexicon"]),
    ("analysis", &["lexicon"]),
    ("annotation", &["passage", "article", "analysis", "lexicon"]),
    ("index", &["annotation", "analysis", "passage", "article", "lexicon"]),
    // A query knows words too: function words, question words and translations
    // are rows of the lexicon that no other room asks for.
    ("query", &["index", "annotation", "analysis", "article", "lexicon"]),
    ("search", &["query", "index", "annotation", "analysis", "article"]),
    // A register reads records as a search finds them: it asks where a sentence
    // ends, and tables tell names of people and regions from one another.
    ("register", &["search", "query", "index", "annotation", "passage", "article", "analysis", "lexicon"]),
    ("render", &["register", "search", "index", "annotation", "article", "analysis"]),
    ("ingest", &["source", "article", "passage", "analysis", "annotation", "index", "lexicon"]),
    ("exit", &["render"]),
];

/// What the tests of a room may use beyond the rooms before it: the examples of
/// the language tables are shown to the stemmer that is compiled from them.
const TEST_ARROWS: &[(&str, &str)] = &[("lexicon", "analysis")];

/// What belongs to one place only: identifiers, where they may stand, and why.
const CONFINED: &[(&[&str], &[&str], &str)] = &[
    (&["clap", "indicatif"], &["bin"], "the library knows no command line and draws no progress"),
    (&["println", "eprintln", "print", "eprint", "dbg"], &["bin"], "the library never prints"),
    (
        &["thread", "rayon", "crossbeam", "mpsc", "Mutex", "RwLock", "Condvar"],
        &["bin", "ingest.rs"],
        "only the write path has threads",
    ),
    (&["now"], &["bin", "ingest.rs", "index/writer.rs"], "nothing that decides reads the clock"),
    (&["var", "var_os", "vars", "current_dir"], &["bin"], "the library reads no environment"),
];

/// The longest a source file may be, in lines.
const MAX_LINES: usize = 600;

/// Files that are longer, and how long they may be.
const LONGER: &[(&str, usize)] = &[("analysis/stemmer/engine/compile.rs", 700)];

/// A fault in a source text.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    line: usize,
    what: String,
}

/// A piece of Rust with the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    line: usize,
    text: String,
}

/// Identifiers and punctuation of Rust, without comments, strings and characters.
fn pieces(source: &str) -> Vec<Piece> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    let next = |at: usize| chars.get(at).copied().unwrap_or('\0');
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        match c {
            '/' if next(at + 1) == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            '/' if next(at + 1) == '*' => {
                let mut depth = 0;
                while at < chars.len() {
                    match (chars[at], next(at + 1)) {
                        ('/', '*') => (depth, at) = (depth + 1, at + 2),
                        ('*', '/') => (depth, at) = (depth - 1, at + 2),
                        _ => at += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            '"' => at = string_end(&chars, at + 1),
            '\'' => {
                // A character, or a lifetime.
                if next(at + 1) == '\\' {
                    at += 3;
                    while at < chars.len() && chars[at] != '\'' {
                        at += 1;
                    }
                    at += 1;
                } else if next(at + 2) == '\'' {
                    at += 3;
                } else {
                    at += 1;
                }
            }
            'r' | 'b' | 'c' if literal_end(&chars, at).is_some() => {
                at = literal_end(&chars, at).expect("just found");
            }
            c if c == '_' || c.is_alphanumeric() => {
                while next(at) == '_' || next(at).is_alphanumeric() {
                    at += 1;
                }
                found.push(Piece { line, text: chars[start..at].iter().collect() });
            }
            ':' if next(at + 1) == ':' => {
                at += 2;
                found.push(Piece { line, text: "::".to_owned() });
            }
            c if c.is_whitespace() => at += 1,
            c => {
                at += 1;
                found.push(Piece { line, text: c.to_string() });
            }
        }
        line += chars[start..at.min(chars.len())].iter().filter(|&&c| c == '\n').count();
    }
    found
}

/// The end of a string whose first character stands at `at`.
fn string_end(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The end of a literal with a prefix (`r"`, `br#"`, `b"`, `b'x'`), if one begins here.
fn literal_end(chars: &[char], start: usize) -> Option<usize> {
    let mut at = start;
    while matches!(chars.get(at), Some('b' | 'c' | 'r')) && at - start < 2 {
        at += 1;
    }
    let raw = chars[start..at].contains(&'r');
    let hashes = chars[at..].iter().take_while(|&&c| raw && c == '#').count();
    at += hashes;
    match chars.get(at) {
        Some('"') if raw => {
            let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let rest = &chars[at + 1..];
            let end = rest.windows(close.len()).position(|window| window == close).unwrap_or(rest.len());
            Some(at + 1 + end + close.len())
        }
        Some('"') => Some(string_end(chars, at + 1)),
        Some('\'') if chars[start] == 'b' && !raw => {
            let escaped = usize::from(chars.get(at + 1) == Some(&'\\'));
            Some(at + 3 + escaped)
        }
        _ => None,
    }
}

/// The room that a file below `src` belongs to.
fn room_of(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or_default();
    first.strip_suffix(".rs").unwrap_or(first)
}

/// How many modules deep a file stands: `src/a.rs` and `src/a/mod.rs` are 1.
fn depth_of(file: &str) -> usize {
    let depth = file.split('/').count();
    if file.ends_with("/mod.rs") { depth - 1 } else { depth }
}

/// A brace that is open around a piece.
struct Brace {
    module: bool,
    test: bool,
}

/// Faults of one file of the library against the table of rooms.
fn room_faults(file: &str, source: &str) -> Vec<Fault> {
    let room = room_of(file);
    let Some(allowed) = allowed(room) else {
        return vec![Fault { line: 1, what: format!("`{room}` is no room of the table") }];
    };
    // Tests may make their input with the rooms before theirs.
    let upstream = upstream(room);
    let pieces = pieces(source);
    let mut faults = Vec::new();
    let mut braces: Vec<Brace> = Vec::new();
    let mut test_follows = false;
    let text = |at: usize| pieces.get(at).map_or("", |piece: &Piece| piece.text.as_str());
    let mut at = 0;
    while at < pieces.len() {
        let line = pieces[at].line;
        let in_test = braces.iter().any(|brace| brace.test);
        match text(at) {
            "#" if (1..=6).map(|n| text(at + n)).eq(["[", "cfg", "(", "test", ")", "]"]) => {
                test_follows = true;
                at += 6;
            }
            "{" => {
                let module = at >= 2 && text(at - 2) == "mod";
                braces.push(Brace { module, test: test_follows });
                test_follows = false;
            }
            "}" => {
                braces.pop();
            }
            ";" => test_follows = false,
            "super" => {
                let mut ups = 1;
                while text(at + 1) == "::" && text(at + 2) == "super" {
                    ups += 1;
                    at += 2;
                }
                let inside = braces.iter().filter(|brace| brace.module).count();
                if ups >= depth_of(file) + inside {
                    faults.push(Fault {
                        line,
                        what: format!("`{}` leads out of `{room}`", vec!["super"; ups].join("::")),
                    });
                }
            }
            "awas" if text(at + 1) == "::" => {
                faults.push(Fault { line, what: "the library names itself `awas`; say `crate`".to_owned() });
            }
            "crate" if text(at + 1) == "as" => {
                faults.push(Fault { line, what: "`crate` under another name hides what is used".to_owned() });
            }
            "crate" if text(at + 1) == "::" => {
                for used in named(&pieces, at + 2) {
                    let fine = used == room
                        || used == "span"
                        || used == "Span"
                        || allowed.contains(&used.as_str())
                        || (in_test && upstream.contains(used.as_str()))
                        || (in_test && TEST_ARROWS.contains(&(room, used.as_str())));
                    if !fine {
                        faults.push(Fault { line, what: format!("`{room}` uses `{used}`") });
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    faults
}

/// What a path behind `crate::` names first: one name, or those of a list.
fn named(pieces: &[Piece], at: usize) -> Vec<String> {
    let Some(first) = pieces.get(at) else { return Vec::new() };
    if first.text != "{" {
        return vec![first.text.clone()];
    }
    let mut names = Vec::new();
    let (mut depth, mut wants) = (0, true);
    for piece in &pieces[at..] {
        match piece.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => wants = true,
            name if depth == 1 && wants => {
                names.push(name.to_owned());
                wants = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

fn allowed(room: &str) -> Option<&'static [&'static str]> {
    ROOMS.iter().find(|(name, _)| *name == room).map(|(_, allowed)| *allowed)
}

/// Every room that stands before a room.
fn upstream(room: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![room];
    while let Some(room) = open.pop() {
        for &next in allowed(room).unwrap_or_default() {
            if found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

/// Faults of one file against [`CONFINED`].
fn confinement_faults(file: &str, source: &str) -> Vec<Fault> {
    let pieces = pieces(source);
    let mut faults = Vec::new();
    for (names, places, why) in CONFINED {
        if places.iter().any(|place| file == *place || file.starts_with(&format!("{place}/"))) {
            continue;
        }
        for (at, piece) in pieces.iter().enumerate() {
            if !names.contains(&piece.text.as_str()) {
                continue;
            }
            // A name alone may be a field; as a path, a macro or a call it is meant.
            let before = at.checked_sub(1).map_or("", |at| pieces[at].text.as_str());
            let after = |n: usize| pieces.get(at + n).map_or("", |piece| piece.text.as_str());
            let is_macro = after(1) == "!" && matches!(after(2), "(" | "[" | "{");
            if before == "::" || after(1) == "::" || is_macro || matches!(before, "use" | "crate") {
                faults.push(Fault { line: piece.line, what: format!("`{}`: {why}", piece.text) });
            }
        }
    }
    faults
}

/// The Rust files below `src`, with their paths from there.
fn library() -> Vec<(String, String)> {
    let src = Path::new(ROOT).join("src");
    let mut files: Vec<(String, String)> = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&src).expect("below src").to_string_lossy().replace('\\', "/");
                files.push((name, std::fs::read_to_string(&path).expect("source text")));
            }
        }
    }
    files.sort();
    assert!(files.len() > 30, "only {} source files found", files.len());
    files
}

fn is_room(file: &str) -> bool {
    file != "lib.rs" && !file.starts_with("bin/")
}

#[track_caller]
fn assert_faultless(check: impl Fn(&str, &str) -> Vec<Fault>, files: impl Fn(&str) -> bool) {
    let mut report = String::new();
    for (file, source) in library().iter().filter(|(file, _)| files(file)) {
        for Fault { line, what } in check(file, source) {
            report.push_str(&format!("src/{file}:{line}: {what}\n"));
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn no_room_looks_downstream() {
    assert_faultless(room_faults, is_room);
}

#[test]
fn each_thing_stays_in_its_place() {
    assert_faultless(confinement_faults, |_| true);
}

#[test]
fn no_source_file_is_longer_than_can_be_read() {
    for (file, source) in library() {
        let lines = source.lines().count();
        let most = LONGER.iter().find(|(name, _)| *name == file).map_or(MAX_LINES, |(_, most)| *most);
        assert!(lines <= most, "src/{file}: {lines} lines, at most {most} are read in one go");
    }
}

#[test]
fn the_front_door_has_no_logic() {
    let (_, source) = library().into_iter().find(|(file, _)| file == "lib.rs").expect("a front door");
    let words: Vec<String> = pieces(&source).into_iter().map(|piece| piece.text).collect();
    for word in ["fn", "struct", "enum", "impl", "static"] {
        assert!(
            !words.iter().any(|other| other == word),
            "src/lib.rs has `{word}`, expected re-exports only"
        );
    }
}

#[test]
fn the_table_has_no_circles() {
    for (room, _) in ROOMS {
        assert!(!upstream(room).contains(room), "`{room}` stands before itself");
    }
}

/// The checker itself: what it finds in texts made up to offend.
#[test]
fn a_room_that_looks_downstream_is_caught() {
    let cases: &[(&str, &str, &[&str])] = &[
        ("source/text.rs", "use crate::article::Article;", &["`source` uses `article`"]),
        (
            "source/mod.rs",
            "use crate::{Span, search::{Hit, rank}, lexicon};",
            &["`source` uses `search`", "`source` uses `lexicon`"],
        ),
        ("article/mod.rs", "fn f() -> crate::render::Look { todo!() }", &["`article` uses `render`"]),
        ("index/writer.rs", "use super::super::query::Query;", &["`super::super` leads out of `index`"]),
        ("index/mod.rs", "use super::query::Query;", &["`super` leads out of `index`"]),
        ("span.rs", "use super::index;", &["`super` leads out of `span`"]),
        (
            "analysis/stemmer/rules.rs",
            "use super::super::super::index;",
            &["`super::super::super` leads out of `analysis`"],
        ),
        (
            "article/date.rs",
            "mod inner { mod more { use super::super::super::super::source; } }",
            &["`super::super::super::super` leads out of `article`"],
        ),
        ("query/plan.rs", "use crate as c;", &["`crate` under another name hides what is used"]),
        ("query/plan.rs", "use awas::search::Hit;", &["the library names itself `awas`; say `crate`"]),
        (
            "passage/mod.rs",
            "#[cfg(test)] mod tests { use crate::index::Index; }",
            &["`passage` uses `index`"],
        ),
        (
            "passage/mod.rs",
            "#[cfg(test)] use crate::lexicon; fn f() { crate::source::x() }",
            &["`passage` uses `source`"],
        ),
        ("lexicon/language/mod.rs", "use crate::analysis::words;", &["`lexicon` uses `analysis`"]),
        ("cellar/mod.rs", "fn f() {}", &["`cellar` is no room of the table"]),
    ];
    for (file, source, expected) in cases {
        let found: Vec<String> = room_faults(file, source).into_iter().map(|fault| fault.what).collect();
        assert_eq!(&found, expected, "{file}: {source}");
    }
    let lines = room_faults("source/text.rs", "// one\n/* two\n*/\nuse crate::query;");
    assert_eq!(lines[0].line, 4);
}

#[test]
fn what_only_looks_like_an_offence_passes() {
    let cases = [
        ("source/text.rs", "// use crate::search;\n/* crate::index /* crate::query */ */ fn f() {}"),
        ("source/text.rs", "const S: &str = \"crate::search\"; const R: &str = r#\"crate::\"search\"#;"),
        ("source/text.rs", "fn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' } use crate::source;"),
        ("source/text.rs", "/// [`crate::search`]\nuse super::Bytes; use crate::Span;"),
        ("article/date.rs", "mod tests { use super::*; mod more { use super::super::x; } }"),
        ("analysis/stemmer/rules.rs", "use super::super::words; use super::x;"),
        ("analysis/stemmer/mod.rs", "use super::words;"),
        ("passage/mod.rs", "#[cfg(test)] mod tests { use crate::source::Fields; }"),
        ("lexicon/table.rs", "macro_rules! t { () => { $crate::lexicon::table::Table } } pub(crate) use t;"),
        ("search/mod.rs", "use crate::query::{Query, Node}; use crate::{index::Index, article};"),
    ];
    for (file, source) in cases {
        assert_eq!(room_faults(file, source), [], "{file}: {source}");
    }
}

#[test]
fn a_thing_out_of_its_place_is_caught() {
    let cases: &[(&str, &str, usize)] = &[
        ("query/mod.rs", "use clap::Parser;", 1),
        ("bin/awas/args.rs", "use clap::Parser; fn f() { println!() }", 0),
        ("ingest.rs", "fn f() { indicatif::HumanBytes(1); std::thread::scope(|_| ()); }", 1),
        ("search/mod.rs", "fn f() { println!(\"{}\", 1); std::thread::spawn(g); }", 2),
        ("search/mod.rs", "use std::sync::Mutex;", 1),
        ("article/date.rs", "fn f() { jiff::Timestamp::now(); }", 1),
        ("index/writer.rs", "fn f() { jiff::Timestamp::now(); let now = 1; }", 0),
        ("render/mod.rs", "fn f() { std::env::var_os(\"NO_COLOR\"); }", 1),
        (
            "render/mod.rs",
            "struct S { thread: u8, now: u8 } fn f(s: S) { s.now; let var = 1; s.now != 2; }",
            0,
        ),
        ("render/mod.rs", "// println!()\nconst S: &str = \"println!()\";", 0),
    ];
    for (file, source, expected) in cases {
        let found = confinement_faults(file, source);
        assert_eq!(found.len(), *expected, "{file}: {source}: {found:?}");
    }
}
