//! The folder of an index: which generation answers, and who may write.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::IndexError;

const CURRENT: &str = "current";
const LOCK: &str = "lock";
const GENERATION: &str = "generation-";
/// A page for people that may lie in the folder.
const README: &str = "README.md";

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> IndexError + '_ {
    move |source| IndexError::Io { path: path.to_owned(), source }
}

/// The folder of the generation that answers.
pub(super) fn current(path: &Path) -> Result<PathBuf, IndexError> {
    let pointer = path.join(CURRENT);
    let name = match fs::read_to_string(&pointer) {
        Ok(name) => name,
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            return Err(io(&pointer)(error));
        }
        Err(_) => return Err(IndexError::Missing(path.to_owned())),
    };
    let name = name.trim();
    if !name.starts_with(GENERATION) || name.contains(['/', '\\']) {
        let reason = format!("`{CURRENT}` names `{name}`, expected `{GENERATION}...`");
        return Err(IndexError::Damaged { path: path.to_owned(), reason });
    }
    Ok(path.join(name))
}

/// The right to build in a folder, held until dropped.
#[derive(Debug)]
pub(crate) struct BuildLock {
    path: PathBuf,
    _file: File,
}

impl BuildLock {
    /// Takes the folder for a build, making it if need be.
    ///
    /// # Errors
    ///
    /// If the folder holds other things, or another build holds it.
    pub(crate) fn take(path: &Path) -> Result<Self, IndexError> {
        fs::create_dir_all(path).map_err(io(path))?;
        refuse_foreign_folder(path)?;
        let lock = path.join(LOCK);
        let file = File::create(&lock).map_err(io(&lock))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _file: file }),
            Err(TryLockError::WouldBlock) => Err(IndexError::Locked(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(io(&lock)(error)),
        }
    }

    /// A new folder to build in. What a build that was cut off left is removed.
    pub(super) fn start_generation(&self) -> Result<PathBuf, IndexError> {
        let answering = current(&self.path).ok();
        let mut last = 0;
        for folder in generations(&self.path)? {
            let number = number_of(&folder).unwrap_or(0);
            last = last.max(number);
            if answering.as_deref() != Some(&folder) {
                fs::remove_dir_all(&folder).map_err(io(&folder))?;
            }
        }
        let folder = self.path.join(format!("{GENERATION}{:06}", last + 1));
        fs::create_dir(&folder).map_err(io(&folder))?;
        Ok(folder)
    }

    /// Makes a finished generation the one that answers and removes the others.
    pub(super) fn publish(&self, folder: &Path) -> Result<(), IndexError> {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let pointer = self.path.join(CURRENT);
        let draft = self.path.join(format!("{CURRENT}.new"));
        let write = || -> std::io::Result<()> {
            let mut file = File::create(&draft)?;
            writeln!(file, "{name}")?;
            file.sync_all()?;
            fs::rename(&draft, &pointer)?;
            // The rename itself must be on disk, where a folder can be synced at all.
            if let Ok(directory) = File::open(&self.path) {
                directory.sync_all().ok();
            }
            Ok(())
        };
        write().map_err(io(&pointer))?;
        for other in generations(&self.path)? {
            if other != folder {
                // The new generation answers already; a leftover is removed next time.
                fs::remove_dir_all(&other).ok();
            }
        }
        Ok(())
    }
}

fn generations(path: &Path) -> Result<Vec<PathBuf>, IndexError> {
    let entries = fs::read_dir(path).map_err(io(path))?;
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|folder| number_of(folder).is_some() && folder.is_dir())
        .collect();
    folders.sort();
    Ok(folders)
}

fn number_of(folder: &Path) -> Option<u64> {
    folder.file_name()?.to_str()?.strip_prefix(GENERATION)?.parse().ok()
}

/// Building into somebody's documents by a slip of `--index` would litter them.
fn refuse_foreign_folder(path: &Path) -> Result<(), IndexError> {
    let ours = |name: &str| {
        name == CURRENT
            || name == LOCK
            || name == README
            || name.starts_with(GENERATION)
            || name.starts_with('.')
    };
    let entries = fs::read_dir(path).map_err(io(path))?;
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    if names.iter().any(|name| name == CURRENT) {
        return Ok(());
    }
    names.sort();
    match names.into_iter().find(|name| !ours(name)) {
        Some(found) => Err(IndexError::Occupied { path: path.to_owned(), found }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_generation_answers_only_once_it_is_published() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("index");
        let lock = BuildLock::take(&path).expect("a new folder");
        let first = lock.start_generation().expect("a generation");
        assert!(matches!(current(&path), Err(IndexError::Missing(_))));
        lock.publish(&first).expect("published");
        assert_eq!(current(&path).expect("a generation"), first);

        let cut_off = lock.start_generation().expect("a second generation");
        assert_eq!(current(&path).expect("the first still answers"), first);
        let third = lock.start_generation().expect("a third generation");
        assert!(!cut_off.exists() || cut_off == third);
        lock.publish(&third).expect("published");
        assert!(!first.exists());
    }

    #[test]
    fn two_builds_do_not_share_a_folder() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let _held = BuildLock::take(folder.path()).expect("free");
        assert!(matches!(BuildLock::take(folder.path()), Err(IndexError::Locked(_))));
    }

    #[test]
    fn a_folder_with_other_things_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("thesis.docx"), "x").expect("a file");
        let message = BuildLock::take(folder.path()).expect_err("occupied").to_string();
        assert!(message.contains("found `thesis.docx`"), "{message}");
    }
}
