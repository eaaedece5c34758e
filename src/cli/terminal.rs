//! How the command line talks: to standard error, in colour only on a terminal that wants it.

use std::io::{BufWriter, IsTerminal as _, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

/// Whether colour may be used on standard error (`NO_COLOR` is honoured).
pub(super) fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// Says something to the person at the terminal.
pub(super) fn say(text: &str) {
    // A closed standard error is no reason to stop the work.
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes data to standard output.
///
/// # Errors
/// When it cannot be written, unless nobody reads any more, which is how pipes end.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.context("standard output cannot be written"),
    }
}

/// Says what went wrong.
pub(super) fn complain(text: &str) {
    let (on, off) = if colour() {
        ("\x1b[1;31m", "\x1b[0m")
    } else {
        ("", "")
    };
    say(&format!("{on}error:{off} {text}"));
}

/// A bar that shows how much of `total` is done; nothing where there is no terminal.
pub(super) fn progress(total: u64, what: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg:28} {bar:32} {pos}/{len} {eta}")
        .expect("the template is well formed");
    ProgressBar::new(total)
        .with_style(style)
        .with_message(what.to_owned())
}

/// A mark that turns while work of unknown length is done; nothing where there is no terminal.
pub(super) fn spinner(what: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner().with_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(120));
    bar
}

/// Writes `bytes` to the file at `path`.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut file = NewFile::create(path)?;
    file.writer().write_all(bytes)?;
    file.keep()
}

/// A file that appears whole or not at all: what is at its path is replaced only by [`keep`].
///
/// [`keep`]: NewFile::keep
pub(super) struct NewFile {
    path: PathBuf,
    buffer: BufWriter<tempfile::NamedTempFile>,
}

impl NewFile {
    /// Begins to write the file at `path`; folders are made as needed.
    pub(super) fn create(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("{} cannot be written", path.display());
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder).with_context(context)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".maoni-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            builder.permissions(std::fs::Permissions::from_mode(0o644));
        }
        let file = builder.tempfile_in(folder).with_context(context)?;
        Ok(Self {
            path: path.to_owned(),
            buffer: BufWriter::new(file),
        })
    }

    /// Where to write to.
    pub(super) fn writer(&mut self) -> &mut (impl Write + Seek) {
        &mut self.buffer
    }

    /// Puts the file in its place once its bytes are on the disk.
    pub(super) fn keep(self) -> anyhow::Result<()> {
        let context = || format!("{} was not written", self.path.display());
        let file = self
            .buffer
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error);
        let file = file.with_context(context)?;
        file.as_file().sync_all().with_context(context)?;
        file.persist(&self.path).with_context(context)?;
        Ok(())
    }
}

/// A folder that appears whole or not at all, beside the place where it or its archive will be.
pub(super) struct NewFolder {
    path: PathBuf,
    folder: tempfile::TempDir,
}

impl NewFolder {
    /// Begins the folder that will be at `path`, or whose archive will be.
    pub(super) fn create(path: &Path) -> anyhow::Result<Self> {
        let context = || format!("{} cannot be written", path.display());
        if path.is_dir() {
            let entries = path.read_dir().with_context(context)?.count();
            anyhow::ensure!(
                entries == 0,
                "{} is a folder that is not empty; name a new one",
                path.display()
            );
        }
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        let parent = parent.unwrap_or(Path::new("."));
        std::fs::create_dir_all(parent).with_context(context)?;
        let folder = tempfile::Builder::new()
            .prefix(".maoni-")
            .tempdir_in(parent);
        Ok(Self {
            path: path.to_owned(),
            folder: folder.with_context(context)?,
        })
    }

    /// Where to write to.
    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Puts the folder in its place.
    pub(super) fn keep(self) -> anyhow::Result<()> {
        let folder = self.folder.keep();
        std::fs::rename(&folder, &self.path)
            .with_context(|| format!("{} was not written", self.path.display()))
    }
}
