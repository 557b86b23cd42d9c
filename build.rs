//! Compiles the tables of `src/lexicon/language` for the stemmer: the grammar
//! as Rust source, the lexicon and the table of forms as bytes.
//!
//! The same engine that serves unseen words at run time makes the table, so
//! that the two cannot disagree, and nothing generated is kept under version
//! control, so that it cannot be stale. `docs/STEMMER.md` gives the reasons.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

#[allow(dead_code, unused_imports, reason = "the library uses the rest")]
#[path = "src/analysis/stemmer/engine/mod.rs"]
mod engine;

#[path = "src/analysis/stemmer/engine/compile.rs"]
mod compile;

const TABLES: &str = "src/lexicon/language";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={TABLES}");
    println!("cargo::rerun-if-changed=src/analysis/stemmer/engine");
    println!("cargo::rerun-if-changed=build.rs");
    let mut tables = HashMap::new();
    for entry in fs::read_dir(TABLES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "tsv")
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
        {
            tables.insert(name.to_owned(), &*fs::read_to_string(&path)?.leak());
        }
    }
    let compiled = compile::compile(&compile::Tables(tables));
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    fs::write(out.join("stemmer.rs"), compile::source(&compiled))?;
    fs::write(out.join("lexicon-slots.bin"), compiled.engine.lexicon.slots)?;
    fs::write(out.join("lexicon-presence.bin"), compiled.engine.lexicon.presence)?;
    fs::write(out.join("lexicon-records.bin"), compiled.engine.lexicon.records)?;
    fs::write(out.join("lexicon-pool.txt"), compiled.engine.lexicon.pool)?;
    fs::write(out.join("forms.bin"), compiled.forms)
}
