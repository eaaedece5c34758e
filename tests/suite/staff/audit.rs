//! The log shows when it was tampered with.

use axum::http::StatusCode;
use maoni::id::Hash;
use maoni::store::{Act, AuditCheck, Role, Store};

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

async fn write(store: &Store, object: &str) {
    let act = Act {
        actor: "amina",
        at: "2018-12-09T10:00:00Z".parse().expect("an instant"),
        act: "signed-in",
        object,
    };
    store.record(&act).await.expect("an entry");
}

async fn head(store: &Store) -> Hash {
    match store.check_audit(None).await.unwrap() {
        AuditCheck::Whole { head, .. } => head,
        broken => panic!("{broken:?}"),
    }
}

/// Drops what keeps entries from being changed, as an intruder with the database could.
async fn unlock(database: &Database) {
    let drops: &[&str] = if database.is_sqlite() {
        &[
            "DROP TRIGGER audit_entry_is_not_changed",
            "DROP TRIGGER audit_entry_is_not_erased",
        ]
    } else {
        &["DROP TRIGGER audit_entry_is_immutable ON audit_entry"]
    };
    for drop in drops {
        database.run(drop).await.unwrap();
    }
}

both_databases! {
    async fn a_whole_log_holds(database: Database) {
        assert_eq!(head(&database).await, Hash([0; 32]));
        for object in ["a", "b", "c"] {
            write(&database, object).await;
        }
        let noted = head(&database).await;
        write(&database, "d").await;
        let whole = database.check_audit(Some(noted)).await.unwrap();
        assert!(matches!(whole, AuditCheck::Whole { entries: 4, .. }), "{whole:?}");
        let unknown = database.check_audit(Some(Hash::of("test", "x"))).await.unwrap();
        assert_eq!(unknown, AuditCheck::Unnoted);
    }

    async fn entries_written_at_once_make_one_chain(database: Database) {
        let writers: Vec<_> = (0..40)
            .map(|number| {
                let store = database.store();
                tokio::spawn(async move { write(&store, &number.to_string()).await })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let whole = database.check_audit(None).await.unwrap();
        assert!(matches!(whole, AuditCheck::Whole { entries: 40, .. }), "{whole:?}");
    }

    async fn the_database_itself_refuses_changes(database: Database) {
        write(&database, "a").await;
        for statement in ["UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"] {
            let refused = database.run(statement).await.unwrap_err().to_string();
            assert!(refused.contains("immutable"), "{refused}");
        }
    }

    async fn every_kind_of_tampering_is_found(database: Database) {
        for object in ["a", "b", "c", "d"] {
            write(&database, object).await;
        }
        unlock(&database).await;
        for (statement, undo, at) in [
            (
                "UPDATE audit_entry SET actor = 'x' WHERE number = 2",
                "UPDATE audit_entry SET actor = 'amina' WHERE number = 2",
                2,
            ),
            (
                "UPDATE audit_entry SET at_ms = at_ms + 1 WHERE number = 3",
                "UPDATE audit_entry SET at_ms = at_ms - 1 WHERE number = 3",
                3,
            ),
            (
                // What leaves one text enters the next.
                "UPDATE audit_entry SET act = act || object, object = '' WHERE number = 1",
                "UPDATE audit_entry SET act = 'signed-in', object = 'a' WHERE number = 1",
                1,
            ),
        ] {
            database.run(statement).await.unwrap();
            assert_eq!(
                database.check_audit(None).await.unwrap(),
                AuditCheck::Broken { at },
                "{statement}"
            );
            database.run(undo).await.unwrap();
            head(&database).await;
        }
        database.run("DELETE FROM audit_entry WHERE number = 2").await.unwrap();
        assert_eq!(database.check_audit(None).await.unwrap(), AuditCheck::Broken { at: 2 });
    }

    async fn an_end_cut_off_is_found_by_a_noted_seal(database: Database) {
        write(&database, "a").await;
        let earlier = head(&database).await;
        write(&database, "b").await;
        let noted = head(&database).await;
        unlock(&database).await;
        database.run("DELETE FROM audit_entry WHERE number = 2").await.unwrap();
        assert_eq!(database.check_audit(None).await.unwrap(), AuditCheck::Broken { at: 2 });
        let bytes = if database.is_sqlite() {
            format!("x'{}'", earlier.to_hex())
        } else {
            format!("decode('{}', 'hex')", earlier.to_hex())
        };
        let cut = format!("UPDATE audit_head SET number = 1, hash = {bytes}");
        database.run(&cut).await.unwrap();
        assert!(matches!(
            database.check_audit(None).await.unwrap(),
            AuditCheck::Whole { entries: 1, .. }
        ));
        assert_eq!(database.check_audit(Some(noted)).await.unwrap(), AuditCheck::Unnoted);
    }

    async fn owners_read_who_did_what(database: Database) {
        let site = Site::open(&database);
        let mut owner = site.member(Role::Owner).await;
        let fields = [("name", "Idris"), ("login", "idris"), ("role", "viewer")];
        owner.send("/staff/people/new", &fields).await;
        let page = owner.get("/staff/audit").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("added somebody") && page.html.contains("idris"));
        assert!(page.html.contains(&head(&database).await.to_hex()));
    }
}
