//! A copy of the whole database while it is in use.
//!
//! Owns backups of SQLite. PostgreSQL has tools for this, which the error names.

use std::path::Path;

use sqlx::ConnectOptions as _;

use super::connection::create_private;
use super::{Backend, Conflict, Store, StoreError};

impl Store {
    /// Copies a SQLite database to the new file `path`, which only its owner may open. The copy
    /// holds every answer confirmed before the call, and respondents go on meanwhile.
    ///
    /// # Errors
    /// [`Conflict::BackupPath`] when the file exists or cannot be made, [`Conflict::UsePgDump`] on
    /// PostgreSQL, [`StoreError::Unavailable`] when the disk is full.
    pub async fn backup(&self, path: &Path) -> Result<(), StoreError> {
        let Backend::Sqlite { writer, .. } = &self.backend else {
            return Err(Conflict::UsePgDump.into());
        };
        let refused = || Conflict::BackupPath(path.to_owned());
        let name = path.to_str().ok_or_else(refused)?;
        // A connection of its own, so that respondents wait for none of it.
        let mut connection = writer.connect_options().connect().await?;
        create_private(path).map_err(|_| refused())?;
        let copied = sqlx::query("VACUUM INTO $1")
            .bind(name)
            .execute(&mut connection)
            .await;
        if copied.is_err() {
            // What is there is no backup, and must not be taken for one.
            let _ = std::fs::remove_file(path);
        }
        copied?;
        Ok(())
    }
}
