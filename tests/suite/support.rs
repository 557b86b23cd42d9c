//! What tests share.
//!
//! Every test has a temporary directory of its own. Indexes that tests only read
//! are built once a run, in the folder that Cargo keeps for integration tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Root of the checkout.
pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The question program, deaf to the environment of whoever runs the tests.
pub(crate) fn awas() -> assert_cmd::Command {
    assert_cmd::Command::from_std(std_awas())
}

/// The building program, deaf to the environment of whoever runs the tests.
pub(crate) fn awas_index() -> assert_cmd::Command {
    assert_cmd::Command::from_std(std_awas_index())
}

/// `awas` for tests that keep it running.
pub(crate) fn std_awas() -> Command {
    quiet(Command::new(env!("CARGO_BIN_EXE_awas")))
}

/// `awas-index` for tests that keep it running.
pub(crate) fn std_awas_index() -> Command {
    quiet(Command::new(env!("CARGO_BIN_EXE_awas-index")))
}

fn quiet(mut command: Command) -> Command {
    for name in ["AWAS_INDEX", "NO_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(ROOT);
    command
}

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("programs write UTF-8");
        Self { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// Asserts an exit code, with everything that was said if it differs.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        self
    }

    /// Asserts an error: exit code 2, nothing on standard output, and these words in the message.
    #[track_caller]
    pub(crate) fn fails_with(self, words: &[&str]) -> Self {
        let ran = self.exits(2);
        assert_eq!(ran.out, "", "results come from a failure");
        for word in words {
            assert!(ran.err.contains(word), "`{word}` is not in: {}", ran.err);
        }
        ran
    }

    /// The lines of standard output.
    pub(crate) fn lines(&self) -> Vec<&str> {
        self.out.lines().collect()
    }
}

/// Runs a program to its end.
pub(crate) fn run(command: &mut assert_cmd::Command) -> Ran {
    command.output().expect("the program starts").into()
}

/// A temporary directory with the index that a test builds in it.
pub(crate) struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary directory") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file below the directory.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        let parent = path.parent().expect("a path with a folder");
        std::fs::create_dir_all(parent).expect("a folder");
        std::fs::write(&path, content).expect("a written file");
        path
    }

    /// The index of this directory.
    pub(crate) fn index(&self) -> PathBuf {
        self.path("index")
    }

    /// `awas-index build` into the index of this directory, run in the directory.
    pub(crate) fn build(&self, args: &[&str]) -> Ran {
        run(awas_index().current_dir(self.folder.path()).args(["build", "--index", "index"]).args(args))
    }

    /// `awas search` over the index of this directory, run in the directory.
    pub(crate) fn search(&self, args: &[&str]) -> Ran {
        run(awas().current_dir(self.folder.path()).args(["search", "--index", "index"]).args(args))
    }

    /// A program run in the directory.
    pub(crate) fn here(&self, mut command: assert_cmd::Command) -> assert_cmd::Command {
        command.current_dir(self.folder.path());
        command
    }
}

/// An index that tests only read, with the folder that its file names start from.
pub(crate) struct Shared {
    pub(crate) index: PathBuf,
    pub(crate) root: PathBuf,
}

impl Shared {
    /// Builds an index of `paths` as named from `root`.
    ///
    /// It is always built anew: the same sources give another index when the
    /// code between them changes.
    pub(crate) fn build(name: &str, root: &Path, paths: &[&str], options: &[&str]) -> Self {
        let index = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite").join(name);
        let mut build = awas_index();
        build.current_dir(root).args(["build", "--force", "--index"]).arg(&index).args(options).args(paths);
        // Another run of the suite may be building the same index.
        for _ in 0..600 {
            let ran = run(&mut build);
            if !ran.err.contains("another build is running") {
                ran.exits(0);
                return Self { index, root: root.to_owned() };
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("{}: another build never ended", index.display());
    }

    /// `awas search` over this index.
    pub(crate) fn search<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Ran {
        run(awas().arg("search").arg("--index").arg(&self.index).args(args))
    }

    /// The identifiers that a search gives, best first.
    pub(crate) fn ids(&self, args: &[&str]) -> Vec<String> {
        let ran = self.search(&[&["--format", "ids"], args].concat());
        ran.out.lines().map(str::to_owned).collect()
    }
}

/// The index of `seeds/`.
pub(crate) fn seeds() -> &'static Shared {
    static SEEDS: OnceLock<Shared> = OnceLock::new();
    SEEDS.get_or_init(|| Shared::build("seeds", Path::new(ROOT), &["seeds"], &[]))
}

/// Waits until something is so; the limit only keeps a hanging program from
/// hanging the suite.
#[track_caller]
pub(crate) fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < Duration::from_secs(120), "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Starts a program with all its streams held by the test.
pub(crate) fn spawn(mut command: Command) -> std::process::Child {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// Made-up articles in JSON Lines, each with its own numbers in it.
pub(crate) fn made_up_articles(count: usize) -> String {
    use std::fmt::Write;
    const PLACES: [&str; 5] = ["Wanajaya", "Karang Pulo", "Telaga Biru", "Rawa Indah", "Rimbo Jati"];
    const ACTS: [&str; 4] = [
        "mencopot camat yang dinilai tidak netral",
        "memeriksa lurah yang hadir di deklarasi dukungan",
        "memberi teguran tertulis kepada seorang guru",
        "mengingatkan pegawai agar menjaga netralitas",
    ];
    let mut lines = String::new();
    for number in 0..count {
        let (place, act) = (PLACES[number % PLACES.len()], ACTS[number / 3 % ACTS.len()]);
        let (day, month) = (number % 28 + 1, number % 12 + 1);
        let first = format!(
            "Bawaslu Kecamatan {place} pada perkara nomor {number} {act}, dan keputusan itu dibacakan di depan para saksi serta pelapor."
        );
        let second = format!(
            "Ketua Bawaslu Kecamatan {place} mengatakan perkara nomor {number} sudah diperiksa selama {day} hari sebelum putusan keluar, {}.",
            "sesuai aturan ".repeat(number % 4 + 1).trim_end()
        );
        writeln!(
            lines,
            "{{\"id\": \"dok-{number}\", \"title\": \"Perkara {number} di {place}\", \"outlet\": \"Kabar {}\", \"published\": \"2024-{month:02}-{day:02}\", \"text\": \"{first}\\n{second}\"}}",
            number % 7
        )
        .expect("a string takes everything");
    }
    lines
}
