//! Progress of a build on standard error: a bar on a terminal, plain lines elsewhere.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use awas::ingest::Event;
use awas::source::SourceError;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Skipped things that are named without `--verbose`.
const NAMED: u64 = 10;

/// Hears the events of a build and shows them.
pub(crate) struct Progress {
    bar: ProgressBar,
    verbose: bool,
    skipped: AtomicU64,
    written: Mutex<(u64, u64)>,
}

impl Progress {
    pub(crate) fn new(verbose: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        if let Ok(style) = ProgressStyle::with_template("{spinner} [{bar:30}] {pos}/{len} files  {msg}") {
            bar.set_style(style);
        }
        Self { bar, verbose, skipped: AtomicU64::new(0), written: Mutex::new((0, 0)) }
    }

    pub(crate) fn watch(&self, event: &Event<'_>) {
        match event {
            Event::Listed { files } => {
                self.bar.set_length(*files);
                if self.bar.is_hidden() {
                    self.say(&format!("reading {files} files"));
                } else {
                    self.bar.enable_steady_tick(Duration::from_millis(100));
                }
            }
            Event::File { .. } => self.bar.inc(1),
            Event::Written { articles, passages } => {
                if let Ok(mut written) = self.written.lock() {
                    *written = (*articles, *passages);
                }
                self.bar.set_message(format!("{articles} articles, {passages} passages"));
            }
            // Folders hold all kinds of files; the report counts them.
            Event::Skipped(SourceError::UnknownFormat { .. }) if !self.verbose => {}
            Event::Skipped(error) => {
                let before = self.skipped.fetch_add(1, Ordering::Relaxed);
                if self.verbose || before < NAMED {
                    self.say(&format!("skipped {}", awas::render::clean(&error.to_string())));
                }
            }
            Event::Finishing => self.bar.set_message("writing the index"),
            _ => {}
        }
    }

    /// Ends the bar; says how much was skipped without a word.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
        let skipped = self.skipped.load(Ordering::Relaxed);
        if !self.verbose && skipped > NAMED {
            self.say(&format!("skipped {} more; --verbose names them", skipped - NAMED));
        }
    }

    fn say(&self, line: &str) {
        self.bar.suspend(|| {
            use std::io::Write;
            writeln!(std::io::stderr(), "{line}").ok();
        });
    }
}
