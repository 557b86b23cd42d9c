//! A search index over Indonesian news about the supervision of elections.
//!
//! awas answers, with the passage as proof, who broke neutrality, who was
//! sanctioned or only threatened, which office declared what, and which official
//! said it. Two programs stand on this library: `awas-index` builds an index,
//! `awas` asks it. A program can do both itself:
//!
//! ```
//! use awas::index::Index;
//! use awas::ingest::{BuildConfig, build};
//! use awas::query::Query;
//! use awas::search::{SearchOptions, search};
//!
//! # let folder = tempfile::tempdir()?;
//! # let clipping = folder.path().join("kliping.txt");
//! # std::fs::write(&clipping, "SAGARA.COM – Camat Wanajaya dicopot dari jabatannya, Senin (20/2/2023).")?;
//! let config = BuildConfig::new(folder.path().join("index"), vec![clipping]);
//! build(&config, &|_| ())?;
//!
//! let index = Index::open(&config.index)?;
//! let hits = search(&index, &Query::parse("pencopotan camat")?, &SearchOptions::default())?;
//! assert!(hits[0].passage.text.contains("dicopot"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rooms
//!
//! A document becomes a hit by flowing one way: [`source`] → [`article`] →
//! [`passage`] → [`annotation`] → [`index`] on the way in, [`query`] →
//! [`search`] → [`register`] → [`render`] on the way out, over [`lexicon`] and [`analysis`].

pub mod analysis;
pub mod annotation;
pub mod article;
pub mod exit;
pub mod index;
pub mod ingest;
pub mod lexicon;
pub mod passage;
pub mod query;
pub mod register;
pub mod render;
pub mod search;
pub mod source;
mod span;

pub use span::Span;
