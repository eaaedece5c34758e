//! The folder of a package as one file, and the sums by which it is checked.
//!
//! Owns the order and the dates inside the archive, which are fixed, so that the same files give the
//! same bytes. Knows nothing of what the files hold.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::export::Error;

/// The file of sums, which has no sum of its own.
const SUMS: &str = "SHA256SUMS";

/// How hard is compressed: fast, because codes compress well at any level.
const LEVEL: i64 = 3;

/// Every file below `folder`, as paths with `/` between folders, in the order of their names.
fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, Error> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_owned())];
    while let Some((prefix, folder)) = open.pop() {
        for entry in folder.read_dir()? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                open.push((format!("{name}/"), entry.path()));
            } else {
                found.push((name, entry.path()));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes the sum of every file, as `sha256sum --check` reads them.
pub(super) fn write_sums(folder: &Path) -> Result<(), Error> {
    let mut sums = String::new();
    for (name, path) in list(folder)? {
        let mut digest = Sha256::new();
        for_each_block(&path, |block| {
            digest.update(block);
            Ok(())
        })?;
        for byte in digest.finalize() {
            let _ = write!(sums, "{byte:02x}");
        }
        let _ = writeln!(sums, "  {name}");
    }
    Ok(std::fs::write(folder.join(SUMS), sums)?)
}

/// Writes every file below `folder` into a zip archive and gives the sink back.
///
/// # Errors
/// If a file cannot be read or `sink` cannot be written.
pub fn pack<W: Write + Seek>(folder: &Path, sink: W) -> Result<W, Error> {
    let mut archive = ZipWriter::new(sink);
    for (name, path) in list(folder)? {
        let is_large = path.metadata()?.len() >= u64::from(u32::MAX);
        archive.start_file(name, options().large_file(is_large))?;
        for_each_block(&path, |block| Ok(archive.write_all(block)?))?;
    }
    Ok(archive.finish()?)
}

/// `files`, each a name and what is in it, as one zip archive.
///
/// # Errors
/// If two of them have the same name.
pub fn zip(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Result<Vec<u8>, Error> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options())?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

fn for_each_block(
    path: &Path,
    mut each: impl FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut file = BufReader::new(File::open(path)?);
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block)? {
            0 => return Ok(()),
            read => each(&block[..read])?,
        }
    }
}
