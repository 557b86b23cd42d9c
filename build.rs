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

const LEXICON: &str = "src/lexicon";
const TABLES: &str = "src/lexicon/language";

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={LEXICON}");
    println!("cargo::rustc-env=AWAS_LEXICON={:016x}", fingerprint(Path::new(LEXICON))?);
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
    fs::write(out.join("lexicon-records.bin"), compiled.engine.lexicon.records)?;
    fs::write(out.join("lexicon-pool.txt"), compiled.engine.lexicon.pool)?;
    fs::write(out.join("forms.bin"), compiled.forms)
}

/// A number over the names and contents of all tables, the same on every
/// machine: FNV-1a (Fowler, Noll and Vo, 1991) over them in the order of names.
fn fingerprint(folder: &Path) -> std::io::Result<u64> {
    let mut files = Vec::new();
    for room in fs::read_dir(folder)? {
        let room = room?.path();
        if room.is_dir() {
            for entry in fs::read_dir(room)? {
                files.push(entry?.path());
            }
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = fs::read(&path)?;
        for byte in name.bytes().chain(content).filter(|byte| *byte != b'\r') {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    Ok(hash)
}
