//! Turns Debian's `id_ID.dic` into `src/lexicon/language/hunspell-roots.tsv`.
//!
//! ```text
//! apt-get download hunspell-id && dpkg -x hunspell-id_*.deb unpacked
//! cargo run --example import_hunspell -- unpacked/usr/share/hunspell/id_ID.dic \
//!     > src/lexicon/language/hunspell-roots.tsv
//! ```
//!
//! The affix flags are kept as the derivations they stand for, because they
//! are evidence that a form is a derivation and not a word of its own.

#![allow(clippy::print_stdout, reason = "a maintenance program that writes a table")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

const FLAGS: &str = include_str!("../src/lexicon/language/hunspell-flags.tsv");

/// Flag of entries that never stand alone.
const NEEDS_AFFIX: &str = "A2";

#[derive(Default)]
struct Entry {
    kinds: BTreeSet<&'static str>,
    derivations: BTreeSet<&'static str>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of id_ID.dic")?;
    // The file is ISO 8859-1: every byte is the code point of the same number.
    let text: String = std::fs::read(path)?.into_iter().map(char::from).collect();
    let derivations: BTreeMap<&str, &str> = FLAGS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
    for line in text.lines() {
        let Some(item) = line.split_whitespace().next() else { continue };
        let (word, flags) = item.split_once('/').unwrap_or((item, ""));
        if word.chars().count() < 2 || !word.chars().all(|c| c.is_alphabetic() || c == '-') {
            continue;
        }
        let flags: Vec<&str> = (0..flags.len() / 2).filter_map(|i| flags.get(2 * i..2 * i + 2)).collect();
        let entry = entries.entry(word.to_lowercase()).or_default();
        entry.kinds.insert(if word.chars().any(char::is_uppercase) {
            "name"
        } else if flags.contains(&NEEDS_AFFIX) {
            "bound"
        } else {
            "word"
        });
        entry.derivations.extend(flags.iter().filter_map(|flag| derivations.get(flag)));
    }
    println!(
        "# Base words of the Indonesian spelling dictionary, with the derivations it lets each of them take."
    );
    println!(
        "# columns: root: lower case; kind: word, name (written with a capital) or bound (never alone);"
    );
    println!("#   derivations: pattern names, evidence that these forms exist");
    println!("# source: id_ID.dic of Debian package hunspell-id 1:7.5.0-1 (LibreOffice dictionaries/id),");
    println!("#   Copyright (C) 2017 Ali Ahmadi, after Benitius Brevoort 2004-2014;");
    println!(
        "#   converted by examples/import_hunspell.rs, nothing added or removed but entries that are not words"
    );
    println!("# licence: LGPL-3 (as recorded in the package's copyright file)");
    println!("# date: 2026-11");
    println!("root\tkind\tderivations");
    for (word, entry) in entries {
        // A word that is also a name is a word: the dictionary has both senses.
        let kind =
            ["word", "bound", "name"].into_iter().find(|kind| entry.kinds.contains(kind)).unwrap_or("word");
        let list: Vec<&str> = entry.derivations.into_iter().collect();
        println!("{word}\t{kind}\t{}", if list.is_empty() { "-".to_owned() } else { list.join("; ") });
    }
    Ok(())
}
