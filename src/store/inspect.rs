//! Whether a database keeps what it promises, told to its operator.
//!
//! Owns the opening for reading alone, which creates, migrates and writes nothing, and the checks
//! that need no more than SQL: the file, the engine, the schema, and the balances between keys,
//! responses and drafts. What answers and ledgers say is checked above, by those who read them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sqlx::migrate::Migrator;
use sqlx::{Row as _, SqliteConnection};

use super::connection::{
    Address, PATIENCE, POSTGRES, SETTINGS, SQLITE, is_safe, parse, sqlite_pool, sqlite_settings,
};
use super::queue::Queue;
use super::restore::beside;
use super::{Backend, Store, StoreError};
use crate::id::{Hash, SystemRandomness};

statements! {
    LIST_VERSIONS: "SELECT survey, version, source, digest FROM survey_version ORDER BY survey, version";
    LIST_RELEASED: "SELECT survey, number, report_source, report_digest FROM release ORDER BY survey, number";
    COUNT_UNVERSIONED: "
        SELECT (SELECT count(*) FROM survey s WHERE NOT EXISTS
                (SELECT 1 FROM survey_version v WHERE v.survey = s.id AND v.version = s.version))
             + (SELECT count(*) FROM response r WHERE NOT EXISTS
                (SELECT 1 FROM survey_version v WHERE v.survey = r.survey AND v.version = r.version))
             + (SELECT count(*) FROM draft d WHERE NOT EXISTS
                (SELECT 1 FROM survey_version v WHERE v.survey = d.survey AND v.version = d.version))";
    COUNT_KEYS: "SELECT count(*) FROM sent_key WHERE response IS NOT NULL";
    COUNT_LOST: "
        SELECT count(*) FROM sent_key k WHERE k.response IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM response r WHERE r.id = k.response AND r.survey = k.survey)";
    COUNT_RECEIPTS: "SELECT count(*) FROM response WHERE receipt_hash IS NOT NULL";
    COUNT_KEYLESS: "
        SELECT count(*) FROM response r WHERE r.receipt_hash IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM sent_key k WHERE k.response = r.id)";
    COUNT_UNRECEIPTED: "
        SELECT count(*) FROM response r WHERE r.receipt_hash IS NULL AND EXISTS
            (SELECT 1 FROM sent_key k WHERE k.response = r.id)";
    COUNT_DRAFTS: "SELECT count(*) FROM draft";
    COUNT_SENT_DRAFTS: "
        SELECT count(*) FROM draft d WHERE EXISTS (SELECT 1 FROM response r WHERE r.id = d.id)
            OR EXISTS (SELECT 1 FROM sent_key k WHERE k.key_hash = d.key_hash)";
    COUNT_ORPHANS: "
        SELECT count(*) FROM draft d WHERE d.response IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM response r WHERE r.id = d.response)";
    COUNT_SEALED: "SELECT count(*) FROM survey WHERE sealed_on IS NOT NULL";
    COUNT_UNFORGOTTEN: "
        SELECT count(*) FROM survey s WHERE (s.closed_on IS NOT NULL AND s.sealed_on IS NULL)
            OR (s.sealed_on IS NOT NULL AND (
                EXISTS (SELECT 1 FROM sent_key k WHERE k.survey = s.id)
                OR EXISTS (SELECT 1 FROM response r
                           WHERE r.survey = s.id AND r.receipt_hash IS NOT NULL)
                OR EXISTS (SELECT 1 FROM draft d
                           WHERE d.survey = s.id AND d.key_hash IS NOT NULL)))";
    COUNT_MEMBERS: "SELECT count(*) FROM release_member";
    COUNT_STRANGERS: "
        SELECT count(*) FROM release_member m
        WHERE NOT EXISTS (SELECT 1 FROM response r WHERE r.id = m.response AND r.survey = m.survey)
          AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.id = m.response AND d.survey = m.survey)";
}

/// What a damaged database is mended with.
const FROM_BACKUP: &str = "keep a copy of the database as it is, then restore the last backup in \
                           which `maoni doctor` finds nothing";

/// How much room a disk must have beyond twice the size of the file, which sealing may need.
const SPARE_BYTES: u64 = 64 * 1024 * 1024;

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check, in a word.
    pub check: &'static str,
    /// What was seen, in a line.
    pub seen: String,
    /// What to do, where it is not as it has to be.
    pub remedy: Option<String>,
}

impl Finding {
    /// All is as it has to be.
    pub fn fine(check: &'static str, seen: impl Into<String>) -> Self {
        Self {
            check,
            seen: seen.into(),
            remedy: None,
        }
    }

    /// Something is not as it has to be.
    pub fn fault(check: &'static str, seen: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            check,
            seen: seen.into(),
            remedy: Some(remedy.into()),
        }
    }

    /// Something is damaged that only a backup can mend.
    pub fn damage(check: &'static str, seen: impl Into<String>) -> Self {
        Self::fault(check, seen, FROM_BACKUP)
    }
}

/// A database opened to be looked at. Nothing of it is created, migrated or written.
#[derive(Debug)]
pub struct Inspection {
    /// What reads it; writing fails.
    pub store: Store,
    file: Option<PathBuf>,
}

/// Two counts that have to agree with what was promised.
struct Balance {
    check: &'static str,
    /// Counts what there is; what that is.
    all: Option<(&'static str, &'static str)>,
    /// Counts what must not be; what that is.
    faults: &'static [(&'static str, &'static str)],
    holds: &'static str,
    remedy: &'static str,
}

const BALANCES: &[Balance] = &[
    Balance {
        check: "versions",
        all: None,
        faults: &[(
            COUNT_UNVERSIONED,
            "surveys, responses or drafts name a version that is not there",
        )],
        holds: "every survey, response and draft has its version",
        remedy: FROM_BACKUP,
    },
    Balance {
        check: "receipts",
        all: Some((COUNT_KEYS, "sent keys with their response")),
        faults: &[(COUNT_LOST, "sent keys have lost their response")],
        holds: "",
        remedy: FROM_BACKUP,
    },
    Balance {
        check: "responses",
        all: Some((COUNT_RECEIPTS, "receipts, each of a response with its key")),
        faults: &[
            (COUNT_KEYLESS, "responses have a receipt and no key"),
            (COUNT_UNRECEIPTED, "responses have a key and no receipt"),
        ],
        holds: "",
        remedy: FROM_BACKUP,
    },
    Balance {
        check: "drafts",
        all: Some((COUNT_DRAFTS, "drafts, none of them sent")),
        faults: &[
            (COUNT_SENT_DRAFTS, "drafts were sent and are still there"),
            (COUNT_ORPHANS, "drafts change a response that is not there"),
        ],
        holds: "",
        remedy: FROM_BACKUP,
    },
    Balance {
        check: "seals",
        all: Some((COUNT_SEALED, "sealed surveys, with no key or receipt left")),
        faults: &[(
            COUNT_UNFORGOTTEN,
            "surveys are closed for good and still hold keys, receipts or the order of arrival",
        )],
        holds: "",
        remedy: "run `maoni survey close NAME` for each survey that `maoni survey list` calls \
                 closed",
    },
    Balance {
        check: "members",
        all: Some((COUNT_MEMBERS, "released responses, all there")),
        faults: &[(COUNT_STRANGERS, "released responses are not there")],
        holds: "",
        remedy: FROM_BACKUP,
    },
];

/// What the schema of a database is to this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Schema {
    /// None of ours.
    Foreign,
    /// Of an earlier release; the next start brings it up to date.
    Older { found: i64, known: i64 },
    /// The one that this program makes.
    Current(i64),
}

/// A migration that was applied: its number and the checksum of its text.
pub(super) type Applied = (i64, Vec<u8>);

const LIST_APPLIED: &str = "
    SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version";

/// The migrations that were applied to a SQLite file.
pub(super) async fn applied(
    connection: &mut SqliteConnection,
) -> Result<Vec<Applied>, sqlx::Error> {
    sqlx::query_as(LIST_APPLIED).fetch_all(connection).await
}

impl Schema {
    /// Compares what was applied with what this program knows.
    ///
    /// # Errors
    /// [`StoreError::TooNew`] and [`StoreError::Altered`].
    pub(super) fn of(migrator: &Migrator, applied: &[Applied]) -> Result<Self, StoreError> {
        let known = migrator.iter().map(|m| m.version).max().unwrap_or(0);
        let Some(&(found, _)) = applied.last() else {
            return Ok(Self::Foreign);
        };
        if found > known {
            return Err(StoreError::TooNew { found, known });
        }
        for (version, checksum) in applied {
            let migration = migrator.iter().find(|m| m.version == *version);
            if migration.is_none_or(|m| *m.checksum != **checksum) {
                return Err(StoreError::Altered { version: *version });
            }
        }
        Ok(if found < known {
            Self::Older { found, known }
        } else {
            Self::Current(known)
        })
    }
}

/// The first fault that SQLite finds in its own file.
pub(super) async fn faults_of_file(connection: &mut SqliteConnection) -> Option<String> {
    let whole: Result<String, _> = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(&mut *connection)
        .await;
    match whole {
        Ok(verdict) if verdict == "ok" => {}
        Ok(fault) => return Some(fault.replace('\n', " ")),
        Err(error) => return Some(error.to_string()),
    }
    match sqlx::query("PRAGMA foreign_key_check")
        .fetch_optional(connection)
        .await
    {
        Ok(None) => None,
        Ok(Some(row)) => {
            let table: String = row.try_get(0).unwrap_or_default();
            Some(format!("a row of {table} refers to one that is not there"))
        }
        Err(error) => Some(error.to_string()),
    }
}

impl Store {
    /// Opens the database at `url` to be inspected. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::BadUrl`], and [`StoreError::Unavailable`] when it is not there.
    pub async fn inspect(url: &str) -> Result<Inspection, StoreError> {
        let (backend, file) = match parse(url)? {
            Address::Sqlite(path) => {
                path.metadata().map_err(sqlx::Error::Io)?;
                let settings = sqlite_settings(&path).read_only(true);
                // That the file cannot be opened is a finding of its own.
                let readers = sqlite_pool().max_connections(2).connect_lazy_with(settings);
                let backend = Backend::Sqlite {
                    queue: Queue::start(readers.clone()),
                    writer: readers.clone(),
                    readers,
                };
                (backend, Some(path))
            }
            Address::Postgres(address) => {
                let address = address.options([("default_transaction_read_only", "on")]);
                let pool = sqlx::postgres::PgPoolOptions::new()
                    .max_connections(2)
                    .acquire_timeout(PATIENCE)
                    .connect_with(address)
                    .await?;
                (Backend::Postgres { pool }, None)
            }
        };
        let randomness = Arc::new(SystemRandomness);
        let store = Store {
            backend,
            randomness,
        };
        Ok(Inspection { store, file })
    }
}

impl Inspection {
    /// What has to do with the place and the engine. Whether the rest can be read at all is what
    /// [`schema`](Self::schema) says.
    ///
    /// # Errors
    /// Those of the driver; what a check itself finds is a finding.
    pub async fn surroundings(&self) -> Result<Vec<Finding>, StoreError> {
        match (&self.store.backend, &self.file) {
            (Backend::Sqlite { readers, .. }, Some(file)) => {
                let mut findings = vec![mode(file)];
                findings.extend(room(file));
                let mut connection = match readers.acquire().await {
                    Ok(connection) => connection,
                    Err(error @ sqlx::Error::Database(_)) => {
                        findings.push(Finding::damage("integrity", error.to_string()));
                        return Ok(findings);
                    }
                    Err(error) => return Err(error.into()),
                };
                findings.push(sqlite_engine(&mut connection).await?);
                findings.push(match faults_of_file(&mut connection).await {
                    None => Finding::fine("integrity", "the whole file was read and is sound"),
                    Some(fault) => Finding::damage("integrity", fault),
                });
                Ok(findings)
            }
            (Backend::Postgres { pool }, _) => Ok(vec![postgres_engine(pool).await?]),
            (Backend::Sqlite { .. }, None) => Ok(Vec::new()),
        }
    }

    /// Whether the schema is the one of this program; a fault means that nothing more can be read.
    pub async fn schema(&self) -> Finding {
        const CHECK: &str = "schema";
        let (migrator, applied) = match &self.store.backend {
            Backend::Sqlite { readers, .. } => (
                &SQLITE,
                sqlx::query_as(LIST_APPLIED).fetch_all(readers).await,
            ),
            Backend::Postgres { pool } => (
                &POSTGRES,
                sqlx::query_as(LIST_APPLIED).fetch_all(pool).await,
            ),
        };
        let schema = match applied {
            Ok(applied) => Schema::of(migrator, &applied),
            Err(error) => match StoreError::from(error) {
                // There is no such table.
                StoreError::Driver(_) => Ok(Schema::Foreign),
                error => Err(error),
            },
        };
        match schema {
            Ok(Schema::Current(version)) => match self.store.check().await {
                Ok(statements) => Finding::fine(
                    CHECK,
                    format!("version {version}, which all {statements} statements fit"),
                ),
                Err(error) => Finding::damage(CHECK, error.to_string()),
            },
            Ok(Schema::Older { found, known }) => Finding::fault(
                CHECK,
                format!("version {found}; this program makes version {known}"),
                "make a backup, start the site once with this program, then run `maoni doctor` \
                 again",
            ),
            Ok(Schema::Foreign) => Finding::fault(
                CHECK,
                "no Maoni database",
                "give the address of the database that the site uses with `--database`",
            ),
            Err(error) => Finding::damage(CHECK, error.to_string()),
        }
    }

    /// The balances between what was promised and what is stored, each in one statement, so that
    /// they hold while respondents go on.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when a row cannot be read, and those of the driver.
    pub async fn balances(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings = vec![self.definitions().await?];
        for balance in BALANCES {
            let mut told = Vec::new();
            for (statement, what) in balance.faults {
                let count = self.count(statement).await?;
                if count > 0 {
                    told.push(format!("{count} {what}"));
                }
            }
            findings.push(if told.is_empty() {
                let seen = match balance.all {
                    Some((statement, what)) => format!("{what}: {}", self.count(statement).await?),
                    None => balance.holds.to_owned(),
                };
                Finding::fine(balance.check, seen)
            } else {
                Finding::fault(balance.check, told.join("; "), balance.remedy)
            });
        }
        Ok(findings)
    }

    async fn count(&self, statement: &'static str) -> Result<i64, StoreError> {
        let store = &self.store;
        Ok(read!(store, |connection| {
            sqlx::query_scalar(statement).fetch_one(connection).await?
        }))
    }

    /// Whether definitions of surveys and of released papers are as they were published.
    async fn definitions(&self) -> Result<Finding, StoreError> {
        const CHECK: &str = "definitions";
        type Text = (String, i64, String, Vec<u8>);
        let store = &self.store;
        let versions: Vec<Text> = read!(store, |connection| {
            sqlx::query_as(LIST_VERSIONS).fetch_all(connection).await?
        });
        let released: Vec<Text> = read!(store, |connection| {
            sqlx::query_as(LIST_RELEASED).fetch_all(connection).await?
        });
        let all = versions.len() + released.len();
        let mut altered = Vec::new();
        for (purpose, what, texts) in [
            ("definition", "version", versions),
            ("report", "release", released),
        ] {
            for (survey, number, source, digest) in texts {
                if Hash::of(purpose, &source).0 != *digest {
                    altered.push(format!("{survey} {what} {number}"));
                }
            }
        }
        Ok(if altered.is_empty() {
            Finding::fine(
                CHECK,
                format!("definitions with the hash they were given: {all}"),
            )
        } else {
            Finding::damage(CHECK, format!("not as published: {}", altered.join(", ")))
        })
    }
}

#[cfg(unix)]
fn mode(file: &Path) -> Finding {
    use std::os::unix::fs::PermissionsExt as _;

    let exposed: Vec<String> = ["", "-wal", "-shm"]
        .iter()
        .map(|ending| beside(file, ending))
        .filter(|path| {
            path.metadata()
                .is_ok_and(|found| found.permissions().mode() & 0o077 != 0)
        })
        .map(|path| path.display().to_string())
        .collect();
    if exposed.is_empty() {
        Finding::fine("file", "only its owner may open it")
    } else {
        let names = exposed.join(" ");
        let remedy = format!("run `chmod 600 {names}`");
        Finding::fault("file", format!("other accounts may open {names}"), remedy)
    }
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Finding {
    Finding::fine("file", "who may open it is not checked on this system")
}

/// Whether the disk has room for a seal, which writes the file anew.
#[cfg(unix)]
fn room(file: &Path) -> Option<Finding> {
    let size = file.metadata().ok()?.len();
    let disk = rustix::fs::statvfs(file).ok()?;
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let needed = 2 * size + SPARE_BYTES;
    let megabytes = |bytes: u64| bytes / (1024 * 1024);
    let seen = format!(
        "{} MB free, {} MB needed to close a survey",
        megabytes(free),
        megabytes(needed)
    );
    Some(if free >= needed {
        Finding::fine("disk", seen)
    } else {
        Finding::fault("disk", seen, "make room on the disk of the database")
    })
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<Finding> {
    None
}

async fn sqlite_engine(connection: &mut SqliteConnection) -> Result<Finding, StoreError> {
    let version: String = sqlx::query_scalar("SELECT sqlite_version()")
        .fetch_one(&mut *connection)
        .await?;
    let mut seen = format!("SQLite {version}");
    let mut wrong = Vec::new();
    if !is_safe(&version) {
        wrong.push(StoreError::OldSqlite { found: version }.to_string());
    }
    for (name, pragma) in SETTINGS {
        let required = match name {
            "foreign_keys" | "secure_delete" => "1",
            "synchronous" => "2",
            _ => continue,
        };
        let row = sqlx::query(pragma).fetch_one(&mut *connection).await?;
        let value = row.try_get_unchecked::<String, _>(0)?;
        seen.extend([", ", name, " ", &value]);
        if value != required {
            wrong.push(format!("`{name}` has to be {required}"));
        }
    }
    Ok(if wrong.is_empty() {
        Finding::fine("engine", seen)
    } else {
        Finding::fault("engine", seen, wrong.join("; "))
    })
}

async fn postgres_engine(pool: &sqlx::PgPool) -> Result<Finding, StoreError> {
    let (version, fsync, pages, commit, archive): (String, String, String, String, String) =
        sqlx::query_as(
            "SELECT current_setting('server_version'), current_setting('fsync'),
                    current_setting('full_page_writes'), current_setting('synchronous_commit'),
                    current_setting('archive_mode')",
        )
        .fetch_one(pool)
        .await?;
    let mut seen = format!(
        "PostgreSQL {version}, fsync {fsync}, full_page_writes {pages}, synchronous_commit {commit}"
    );
    if archive != "off" {
        seen.push_str("; its archived log keeps the order of arrival until it expires");
    }
    Ok(if [&*fsync, &*pages, &*commit].contains(&"off") {
        Finding::fault(
            "engine",
            seen,
            "a power cut can lose confirmed answers: set `fsync`, `full_page_writes` and \
             `synchronous_commit` to `on` in postgresql.conf",
        )
    } else {
        Finding::fine("engine", seen)
    })
}
