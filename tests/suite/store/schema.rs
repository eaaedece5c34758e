//! The two schemas and the dialect that both databases share.

use std::path::Path;

use super::{publish, submission};
use crate::support::database::{Database, both_databases, on_postgres, on_sqlite};

/// Words that only one of the two databases knows, or that mean something else on the other.
const ONE_SIDED: [&str; 17] = [
    "ILIKE",
    "= ANY",
    "DISTINCT ON",
    "LATERAL",
    "FOR UPDATE",
    "GREATEST(",
    "LEAST(",
    "STRING_AGG",
    "GROUP_CONCAT",
    "NOW()",
    "CURRENT_",
    "DATETIME(",
    "STRFTIME(",
    "JSON",
    "INSERT OR",
    "REPLACE INTO",
    "OFFSET",
];

/// Tables that hold answers or what leads to them.
const NEAR_ANSWERS: [&str; 6] = [
    "draft",
    "response",
    "sent_key",
    "release_member",
    "coding",
    "coding_verdict",
];

/// Numbers that may stand near an answer: which version was answered, which release was the first
/// to tell of it, and which bytes of its words a code holds of.
const NUMBERS: [&str; 4] = [
    "version number not null",
    "number number not null",
    "starts number not null",
    "ends number not null",
];

/// Each column as `table.place name kind null`, then each index as `table (columns) unique`.
const SQLITE_SCHEMA: &str = "
    SELECT t.name || '.' || c.cid || ' ' || c.name || ' '
           || CASE c.type WHEN 'INTEGER' THEN 'number' WHEN 'BLOB' THEN 'bytes' ELSE 'text' END
           || CASE WHEN c.\"notnull\" THEN ' not null' ELSE '' END
    FROM sqlite_schema t, pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'
    UNION ALL
    SELECT t.name || ' ('
           || (SELECT group_concat(name, ',' ORDER BY seqno) FROM pragma_index_info(i.name)) || ')'
           || CASE WHEN i.\"unique\" THEN ' unique' ELSE '' END
    FROM sqlite_schema t, pragma_index_list(t.name) i
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_sqlx%' ESCAPE '\\'";

const POSTGRES_SCHEMA: &str = "
    SELECT table_name || '.' || (ordinal_position - 1) || ' ' || column_name || ' '
           || CASE WHEN data_type IN ('bigint', 'boolean') THEN 'number'
                   WHEN data_type IN ('bytea', 'uuid') THEN 'bytes'
                   WHEN data_type = 'text' AND collation_name = 'C' THEN 'text'
                   ELSE data_type || coalesce(collation_name, ' of no fixed order') END
           || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'
    UNION ALL
    SELECT t.relname || ' ('
           || (SELECT string_agg(a.attname, ',' ORDER BY k.place)
               FROM unnest(i.indkey) WITH ORDINALITY AS k (column_number, place)
               JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.column_number) || ')'
           || CASE WHEN i.indisunique THEN ' unique' ELSE '' END
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE '\\_sqlx%'";

async fn schema(database: &Database) -> Vec<String> {
    let query = if database.is_sqlite() {
        SQLITE_SCHEMA
    } else {
        POSTGRES_SCHEMA
    };
    let mut lines = database.texts(query).await;
    lines.sort();
    lines
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_schemas_agree() {
    on_postgres(async |postgres: Database| {
        let theirs = schema(&postgres).await;
        assert!(theirs.len() > 30, "{theirs:#?}");
        on_sqlite(async |sqlite: Database| assert_eq!(schema(&sqlite).await, theirs)).await;
    })
    .await;
}

#[test]
fn migrations_come_in_pairs() {
    let names = |database: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join(database);
        let mut names: Vec<_> = folder
            .read_dir()
            .expect("the folder of migrations")
            .map(|entry| entry.expect("an entry").file_name())
            .collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
}

#[test]
fn statements_keep_to_the_shared_dialect() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut blocks = 0;
    for entry in folder.read_dir().expect("the sources of the store") {
        let path = entry.expect("an entry").path();
        let source = std::fs::read_to_string(&path).expect("a source");
        let Some((_, rest)) = source.split_once("\nstatements! {") else {
            continue;
        };
        let (statements, _) = rest.split_once("\n}").expect("the end of the statements");
        blocks += 1;
        let statements = statements.to_uppercase();
        for word in ONE_SIDED {
            assert!(!statements.contains(word), "`{word}` in {}", path.display());
        }
    }
    assert!(blocks >= 6, "only {blocks} blocks of statements were found");
}

both_databases! {
    async fn every_statement_prepares(database: Database) {
        assert!(database.check().await.unwrap() > 30);
    }

    async fn nothing_near_an_answer_knows_a_time(database: Database) {
        for line in schema(&database).await {
            let Some((table, column)) = line.split_once('.') else { continue };
            if !NEAR_ANSWERS.contains(&table) {
                continue;
            }
            let (_, column) = column.split_once(' ').expect("a name");
            assert!(
                NUMBERS.contains(&column) || !column.contains("number"),
                "{line}: a number could hold an instant or an order"
            );
            for trace in ["_at", "_ms", "time", "address", "agent", "name", "user"] {
                assert!(!column.contains(trace), "{line}");
            }
        }
        let minute = "INSERT INTO response (id, survey, version, language, day, answers)
            SELECT id, survey, version, language, '2026-03-02T10:00', '{}' FROM response";
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        let refused = database.run(minute).await.unwrap_err().to_string();
        assert!(refused.to_lowercase().contains("check"), "{refused}");
    }

    async fn answers_have_no_hidden_number(database: Database) {
        publish(&database).await;
        database.submit(submission("a", "tea")).await.unwrap();
        if database.is_sqlite() {
            for table in NEAR_ANSWERS {
                let rowid = database.run(&format!("SELECT rowid FROM {table}")).await;
                assert!(rowid.unwrap_err().to_string().contains("no such column"), "{table}");
            }
        } else {
            let sequences = "SELECT relname::text FROM pg_class WHERE relkind = 'S'";
            assert_eq!(database.texts(sequences).await, Vec::<String>::new());
        }
    }
}
