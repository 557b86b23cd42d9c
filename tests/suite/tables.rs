//! The tables of the lexicon as files: what an editor of them can get wrong.
//!
//! That each row does what it says is tested beside its typed view in `src`.

use std::path::{Path, PathBuf};

use crate::support::ROOT;

/// A table with the folder it stands in.
struct TableFile {
    path: PathBuf,
    name: String,
    text: String,
}

fn tables() -> Vec<TableFile> {
    let lexicon = Path::new(ROOT).join("src/lexicon");
    let mut tables = Vec::new();
    for folder in std::fs::read_dir(&lexicon).expect("the lexicon") {
        let folder = folder.expect("an entry").path();
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(&folder).expect("a folder of tables") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|ending| ending == "tsv") {
                let text = std::fs::read_to_string(&path).expect("UTF-8 text");
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                tables.push(TableFile { path, name, text });
            }
        }
    }
    tables.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(tables.len() > 10, "only {} tables found", tables.len());
    tables
}

/// Faults of a table's text, each with its line.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for field in ["columns", "source", "licence", "date"] {
        let wanted = format!("# {field}:");
        let value =
            text.lines().take_while(|line| line.starts_with('#')).find_map(|line| line.strip_prefix(&wanted));
        if value.is_none_or(|value| value.trim().is_empty()) {
            faults.push(format!("1: no `{wanted}` with something behind it"));
        }
    }
    if !text.ends_with('\n') || text.ends_with("\n\n") {
        faults.push("end: expected one line end behind the last row".to_owned());
    }
    let mut columns = None;
    let mut previous = "";
    for (index, line) in text.lines().enumerate() {
        let mut fault = |what: String| faults.push(format!("{}: {what}", index + 1));
        if line.contains(['\r', '\u{FEFF}', '\u{A0}', '\u{200B}']) {
            fault("an invisible character".to_owned());
        }
        if line.trim_end() != line {
            fault("white space at the end".to_owned());
        }
        if line.starts_with('#') && columns.is_none() {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        for (column, cell) in cells.iter().enumerate() {
            if cell.trim().is_empty() {
                fault(format!("cell {} is empty, expected `-` or a value", column + 1));
            } else if cell.trim() != *cell {
                fault(format!("white space around `{cell}`"));
            }
        }
        match columns {
            None => columns = Some(cells.len()),
            Some(columns) => {
                if columns != cells.len() {
                    fault(format!("{} cells, expected {columns}", cells.len()));
                }
                if cells[0] <= previous {
                    fault(format!("`{}` stands after `{previous}`", cells[0]));
                }
                previous = cells[0];
            }
        }
    }
    if columns.is_none() || previous.is_empty() {
        faults.push("end: no rows".to_owned());
    }
    faults
}

#[test]
fn every_table_is_in_order() {
    let mut report = String::new();
    for table in tables() {
        for fault in faults(&table.text) {
            report.push_str(&format!("{}:{fault}\n", table.path.display()));
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// Where the tables that the build script compiles are asked for by name, and
/// where one table is read that only helps to make another.
const COMPILERS: [&str; 3] = [
    "src/analysis/stemmer/engine/compile.rs",
    "src/analysis/stemmer/engine/families.rs",
    "examples/import_hunspell.rs",
];

#[test]
fn every_table_is_read_by_the_code() {
    let compilers =
        COMPILERS.map(|file| std::fs::read_to_string(Path::new(ROOT).join(file)).expect("source text"));
    let compiler = compilers.concat();
    for table in tables() {
        let folder = table.path.parent().expect("a folder");
        let call = format!("table!(\"{}\"", table.name);
        let views: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("a folder of tables")
            .map(|file| file.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
            .filter(|path| std::fs::read_to_string(path).expect("source text").contains(&call))
            .collect();
        assert_eq!(views.len(), 1, "{}: read by {views:?}, expected one typed view", table.path.display());
        // What only a test of the room reads must be compiled for the stemmer.
        let stem = table.name.trim_end_matches(".tsv");
        let named = [format!("\"{stem}\""), format!("/{}\"", table.name)];
        let in_use = !views[0].ends_with("mod.rs") || named.iter().any(|name| compiler.contains(name));
        assert!(in_use, "{}: nothing but a test reads it", table.path.display());
    }
}

/// The checker itself.
#[test]
fn a_table_out_of_order_is_caught() {
    const HEADER: &str = "# A table.\n# columns: a, b\n# source: us\n# licence: MIT\n# date: 2026-11\na\tb\n";
    let cases: &[(&str, &str)] = &[
        ("x\t1\ny\t2\n", ""),
        ("x\t1\nx\t2\n", "8: `x` stands after `x`"),
        ("y\t1\nx\t2\n", "8: `x` stands after `y`"),
        ("x\t\n", "7: white space at the end|7: cell 2 is empty, expected `-` or a value"),
        ("x\t1 \n", "7: white space at the end|7: white space around `1 `"),
        ("x\t1\t2\n", "7: 3 cells, expected 2"),
        ("x\n", "7: 1 cells, expected 2"),
        ("x\t1", "end: expected one line end behind the last row"),
        ("", "end: no rows"),
    ];
    for (rows, expected) in cases {
        assert_eq!(faults(&format!("{HEADER}{rows}")).join("|"), *expected, "{rows:?}");
    }
    assert_eq!(
        faults("# columns: a\n# source:\na\nx\n").len(),
        3,
        "a header without source, licence and date"
    );
}
