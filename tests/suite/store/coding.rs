//! The code book, and that codings go where the words they are about go.

use std::collections::{BTreeMap, BTreeSet};

use maoni::id::{ItemId, Passcode, SystemRandomness};
use maoni::store::{
    Act, AnswerPlace, CodeId, CodeText, Conflict, NewStaff, Role, Span, Store, StoreError, Verdict,
};

use super::{DAY, meeting, page, publish, receipt, submission};
use crate::support::database::{Database, both_databases};

fn act<'a>(coder: &'a str, act: &'a str) -> Act<'a> {
    let at = "2026-03-03T08:00:00Z".parse().expect("an instant");
    Act {
        actor: coder,
        at,
        act,
        object: "meeting",
    }
}

async fn coder(store: &Store, login: &str) {
    let new = NewStaff {
        login,
        name: login,
        role: Role::Analyst,
        day: DAY,
    };
    let code = Passcode::draw(&SystemRandomness).hash();
    let invited = act("-", "staff-invited");
    let later = "2026-03-09T08:00:00Z".parse().expect("an instant");
    store
        .invite_staff(&new, code, later, &invited)
        .await
        .expect("a name of their own");
}

fn named(name: &str) -> CodeText {
    CodeText {
        name: name.to_owned(),
        ..CodeText::default()
    }
}

async fn add(store: &Store, name: &str) -> CodeId {
    let added = act("-", "code-added");
    store
        .add_code(&meeting(), &named(name), &added)
        .await
        .expect("a name of its own")
}

/// The only complete response's answer to the first item.
async fn first(store: &Store) -> AnswerPlace {
    let mut responses = store.responses(&meeting(), None);
    let response = responses.next().await.expect("read").expect("one response");
    AnswerPlace {
        response: response.id,
        item: ItemId::new("first"),
        part: String::new(),
    }
}

/// What everybody coded: coder, code, span.
async fn coded(store: &Store) -> Vec<(String, CodeId, Option<Span>)> {
    let stored = store.codings(&meeting()).await.expect("read").codings;
    stored
        .into_iter()
        .map(|coding| (coding.coder, coding.code, coding.span))
        .collect()
}

async fn give(
    store: &Store,
    place: &AnswerPlace,
    login: &str,
    codes: &[(CodeId, Option<Span>)],
) -> Result<(), StoreError> {
    let codes: BTreeSet<_> = codes.iter().copied().collect();
    store
        .code_answer(&meeting(), place, &codes, &act(login, "answer-coded"))
        .await
}

fn is(outcome: Result<(), StoreError>, conflict: &Conflict) -> bool {
    matches!(outcome, Err(StoreError::Conflict(found)) if found == *conflict)
}

both_databases! {
    async fn a_name_is_given_once_and_a_theme_has_none(database: Database) {
        publish(&database).await;
        let travel = add(&database, "Travel").await;
        let visas = add(&database, "Visas").await;
        let taken = database
            .add_code(&meeting(), &named("Travel"), &act("-", "code-added"))
            .await;
        assert!(is(taken.map(drop), &Conflict::CodeTaken));
        let under = |theme| CodeText { theme: Some(theme), ..named("Visas") };
        let changed = act("-", "code-changed");
        database.change_code(&meeting(), visas, 1, &under(travel), &changed).await.unwrap();
        // Travel has a code under it now, and cannot go under another.
        let below = CodeText { theme: Some(visas), ..named("Travel") };
        let refused = database.change_code(&meeting(), travel, 1, &below, &changed).await;
        assert!(is(refused, &Conflict::NoTheme));
        // Whoever saw the first writing does not overwrite the second.
        let late = database.change_code(&meeting(), visas, 1, &named("Visa"), &changed).await;
        assert!(is(late, &Conflict::CodeMoved));
        database.remove_code(&meeting(), travel, &act("-", "code-removed")).await.unwrap();
        let left = database.codes(&meeting()).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!((left[0].id, left[0].text.theme), (visas, None));
    }

    async fn merging_takes_codings_and_what_was_settled_along(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        coder(&database, "bilal").await;
        database.submit(submission("a", "good tea and a long road")).await.unwrap();
        let place = first(&database).await;
        let (tea, drinks) = (add(&database, "Tea").await, add(&database, "Drinks").await);
        let span = Some(Span { start: 0, end: 8 });
        give(&database, &place, "amina", &[(tea, None), (tea, span), (drinks, None)]).await.unwrap();
        give(&database, &place, "bilal", &[(drinks, None)]).await.unwrap();
        let settled = BTreeMap::from([(tea, Verdict { holds: true, seen: None })]);
        let act = act("amina", "codes-merged");
        database.settle_coding(&meeting(), &place, &settled, &act).await.unwrap();
        database.merge_codes(&meeting(), tea, drinks, &act).await.unwrap();
        let expected = [("amina", None), ("amina", span), ("bilal", None)];
        let expected = expected.map(|(login, span)| (login.to_owned(), drinks, span));
        assert_eq!(coded(&database).await, expected);
        let stored = database.codings(&meeting()).await.unwrap();
        assert_eq!(stored.verdicts, BTreeMap::from([((place, drinks), true)]));
        assert_eq!(database.codes(&meeting()).await.unwrap().len(), 1);
    }

    async fn what_somebody_else_settled_is_not_settled_over(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        database.submit(submission("a", "tea")).await.unwrap();
        let place = first(&database).await;
        let (tea, road) = (add(&database, "Tea").await, add(&database, "Road").await);
        let act = act("amina", "coding-settled");
        let settle = async |verdicts: &[(CodeId, bool, Option<bool>)]| {
            let verdicts = verdicts.iter().map(|&(code, holds, seen)| (code, Verdict { holds, seen }));
            let verdicts: BTreeMap<_, _> = verdicts.collect();
            database.settle_coding(&meeting(), &place, &verdicts, &act).await
        };
        settle(&[(tea, true, None)]).await.unwrap();
        let late = settle(&[(road, true, None), (tea, false, None)]).await;
        assert!(matches!(late, Err(StoreError::Conflict(Conflict::Settled))), "{late:?}");
        let stored = database.codings(&meeting()).await.unwrap().verdicts;
        assert_eq!(stored, BTreeMap::from([((place.clone(), tea), true)]), "all or nothing");
        settle(&[(tea, false, Some(true))]).await.unwrap();
        let gone = settle(&[(CodeId::parse("00000000-0000-4000-8000-000000000000").unwrap(), true, None)]).await;
        assert!(matches!(gone, Err(StoreError::Conflict(Conflict::CodeMoved))), "{gone:?}");
        let stored = database.codings(&meeting()).await.unwrap().verdicts;
        assert_eq!(stored, BTreeMap::from([((place.clone(), tea), false)]));
    }

    async fn words_take_their_codings_with_them(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        let tea = add(&database, "Tea").await;
        database.submit(submission("a", "tea")).await.unwrap();
        let place = first(&database).await;
        give(&database, &place, "amina", &[(tea, None)]).await.unwrap();
        let settled = BTreeMap::from([(tea, Verdict { holds: false, seen: None })]);
        let act = act("amina", "coding-settled");
        database.settle_coding(&meeting(), &place, &settled, &act).await.unwrap();
        assert_eq!(coded(&database).await.len(), 1);
        assert!(database.withdraw(&meeting(), receipt("a")).await.unwrap());
        assert_eq!(coded(&database).await, []);
        assert!(database.codings(&meeting()).await.unwrap().verdicts.is_empty());
        assert!(is(give(&database, &place, "amina", &[(tea, None)]).await, &Conflict::CodeMoved));
    }

    async fn changed_and_erased_drafts_lose_their_codings(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        let tea = add(&database, "Tea").await;
        database.save_draft(page("d", "first", "tea")).await.unwrap();
        let place = first(&database).await;
        give(&database, &place, "amina", &[(tea, None)]).await.unwrap();
        database.save_draft(page("d", "first", "coffee")).await.unwrap();
        assert_eq!(coded(&database).await, []);
        give(&database, &place, "amina", &[(tea, None)]).await.unwrap();
        database.submit(submission("d", "coffee")).await.unwrap();
        assert_eq!(coded(&database).await, []);
    }

    async fn sealing_keeps_codings(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        let tea = add(&database, "Tea").await;
        database.submit(submission("a", "tea")).await.unwrap();
        let place = first(&database).await;
        give(&database, &place, "amina", &[(tea, None)]).await.unwrap();
        assert!(database.seal(&meeting(), DAY).await.unwrap());
        assert_eq!(coded(&database).await, [("amina".to_owned(), tea, None)]);
        database.remove_code(&meeting(), tea, &act("amina", "code-removed")).await.unwrap();
        assert_eq!(coded(&database).await, []);
    }

    async fn nobody_codes_on_after_others_were_seen(database: Database) {
        publish(&database).await;
        coder(&database, "amina").await;
        coder(&database, "bilal").await;
        let tea = add(&database, "Tea").await;
        database.submit(submission("a", "tea")).await.unwrap();
        let (place, item) = (first(&database).await, ItemId::new("first"));
        let (amina, bilal) = (act("amina", "coding-finished"), act("bilal", "coding-finished"));
        database.finish_item(&meeting(), &item, &amina).await.unwrap();
        let late = give(&database, &place, "amina", &[(tea, None)]).await;
        assert!(is(late, &Conflict::CodingFinished));
        database.resume_item(&meeting(), &item, &amina).await.unwrap();
        give(&database, &place, "amina", &[(tea, None)]).await.unwrap();
        database.finish_item(&meeting(), &item, &amina).await.unwrap();
        database.finish_item(&meeting(), &item, &bilal).await.unwrap();
        let seen = database.resume_item(&meeting(), &item, &amina).await;
        assert!(is(seen, &Conflict::CodingSeen));
    }
}
