//! Invitations: each lets one response in, and nothing ties the two together.

use std::collections::BTreeSet;

use maoni::id::{Hash, Invitation};
use maoni::store::{
    Act, Admission, Conflict, Invited, NewInvitee, Saved, Store, StoreError, StoredInvitee,
    Submission, Submitted,
};
use maoni::survey::Language;

use super::sealing::all_bytes;
use super::{DAY, counts, meeting, page, publish, submission};
use crate::support::database::{Database, both_databases};

fn act() -> Act<'static> {
    Act {
        actor: "-",
        at: jiff::Timestamp::UNIX_EPOCH,
        act: "letters-made",
        object: "meeting",
    }
}

fn guest(name: &str) -> NewInvitee {
    NewInvitee {
        name: name.to_owned(),
        email: format!("{name}@example.org"),
        language: Language::En,
        team: String::new(),
    }
}

/// Puts people on the list, lets nobody else in, and makes a letter for each.
async fn invite(store: &Store, names: &[&str]) -> Vec<(StoredInvitee, Invitation)> {
    publish(store).await;
    let guests: Vec<_> = names.iter().map(|name| guest(name)).collect();
    store
        .add_invitees(&meeting(), &guests, &act())
        .await
        .unwrap();
    store
        .require_invitations(&meeting(), true, &act())
        .await
        .unwrap();
    let whom = Invited::New(Language::En);
    store.invite(&meeting(), whom, &act()).await.unwrap()
}

fn with(invitation: &Invitation, name: &str) -> Submission {
    Submission {
        admission: Admission::Invited(invitation.hash()),
        ..submission(name, name)
    }
}

both_databases! {
    async fn an_invitation_lets_one_response_in(database: Database) {
        let letters = invite(&database, &["amina", "idris"]).await;
        let invitation = &letters[0].1;
        assert_eq!(database.submit(submission("a", "a")).await.unwrap(), Submitted::Uninvited);
        assert_eq!(counts(&database).await, (0, 0));
        assert_eq!(database.submit(with(invitation, "a")).await.unwrap(), Submitted::New);
        // The reply was lost: the browser sends the same again, with the invitation or without.
        assert_eq!(database.submit(with(invitation, "a")).await.unwrap(), Submitted::Repeated);
        assert_eq!(database.submit(submission("a", "a")).await.unwrap(), Submitted::Repeated);
        assert_eq!(database.submit(with(invitation, "b")).await.unwrap(), Submitted::Uninvited);
        assert_eq!(counts(&database).await, (1, 0));
        let plan = database.invitation_plan(&meeting()).await.unwrap();
        assert_eq!((plan.invitees, plan.invited, plan.answered), (2, 2, 1));
    }

    async fn one_invitation_sent_many_times_at_once_lets_one_in(database: Database) {
        let letters = invite(&database, &["amina"]).await;
        let mut sending = tokio::task::JoinSet::new();
        for phone in 0..20 {
            let store = database.store();
            let sent = with(&letters[0].1, &format!("phone {phone}"));
            sending.spawn(async move { store.submit(sent).await });
        }
        let outcomes = sending.join_all().await;
        let taken = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Submitted::New)));
        assert_eq!(taken.count(), 1);
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn what_was_begun_stays_when_it_may_not_be_sent(database: Database) {
        let letters = invite(&database, &["amina"]).await;
        assert_eq!(database.save_draft(page("a", "first", "tea")).await.unwrap(), Saved::Saved);
        assert_eq!(database.submit(submission("a", "tea")).await.unwrap(), Submitted::Uninvited);
        assert_eq!(counts(&database).await, (0, 1));
        assert_eq!(database.submit(with(&letters[0].1, "a")).await.unwrap(), Submitted::New);
        assert_eq!(counts(&database).await, (1, 0));
    }

    async fn paper_forms_and_open_surveys_need_no_invitation(database: Database) {
        let letters = invite(&database, &["amina"]).await;
        let paper = Submission { admission: Admission::Vouched, ..submission("a", "a") };
        assert_eq!(database.submit(paper).await.unwrap(), Submitted::New);
        database.require_invitations(&meeting(), false, &act()).await.unwrap();
        assert_eq!(database.submit(submission("b", "b")).await.unwrap(), Submitted::New);
        assert_eq!(database.submit(with(&letters[0].1, "c")).await.unwrap(), Submitted::New);
        assert_eq!(database.submit(with(&letters[0].1, "d")).await.unwrap(), Submitted::New);
        assert_eq!(database.invitation_plan(&meeting()).await.unwrap().answered, 1);
    }

    async fn nobody_is_on_the_list_twice(database: Database) {
        invite(&database, &["amina"]).await;
        let again = [guest("Amina"), guest("idris")];
        assert_eq!(database.add_invitees(&meeting(), &again, &act()).await.unwrap(), 1);
        assert_eq!(database.invitees(&meeting()).await.unwrap().len(), 2);
    }

    async fn a_letter_made_again_takes_the_place_of_the_first(database: Database) {
        let letters = invite(&database, &["amina", "idris"]).await;
        let (amina, first) = &letters[0];
        let again = database.invite(&meeting(), Invited::Person(amina.id), &act()).await.unwrap();
        let good = async |one: &Invitation| {
            database.is_good_invitation(&meeting(), one.hash()).await.unwrap()
        };
        assert!(!good(first).await && good(&again[0].1).await && good(&letters[1].1).await);
        database.submit(with(&again[0].1, "a")).await.unwrap();
        let third = database.invite(&meeting(), Invited::Person(amina.id), &act()).await.unwrap();
        assert_eq!(third, [], "who has answered gets no other");
    }

    async fn a_reminder_goes_out_once_and_not_while_it_would_tell_who_answered(database: Database) {
        let names: Vec<String> = (0..8).map(|person| format!("guest{person}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let letters = invite(&database, &names).await;
        for (person, letter) in letters.iter().enumerate().take(5) {
            let name = format!("phone {person}");
            database.submit(with(&letter.1, &name)).await.unwrap();
            if person < 4 {
                let early = database.invite(&meeting(), Invited::Reminder, &act()).await;
                assert!(matches!(early, Err(StoreError::Conflict(Conflict::FewAnswered))));
            }
        }
        let reminded = database.invite(&meeting(), Invited::Reminder, &act()).await.unwrap();
        let people: Vec<_> = reminded.iter().map(|(invitee, _)| invitee.name.as_str()).collect();
        assert_eq!(people, ["guest5", "guest6", "guest7"]);
        let again = database.invite(&meeting(), Invited::Reminder, &act()).await;
        assert!(matches!(again, Err(StoreError::Conflict(Conflict::Reminded))));
        // The letter and its reminder are one invitation.
        assert_eq!(database.submit(with(&letters[5].1, "f")).await.unwrap(), Submitted::New);
        assert_eq!(database.submit(with(&reminded[0].1, "g")).await.unwrap(), Submitted::Uninvited);
    }

    async fn mail_that_never_left_is_made_again_for_these_people_alone(database: Database) {
        publish(&database).await;
        let guests: Vec<_> = ["amina", "idris", "sara"].map(guest).into();
        database.add_invitees(&meeting(), &guests, &act()).await.unwrap();
        let hashes = |drawn: &[(StoredInvitee, Invitation)]| -> Vec<_> {
            drawn.iter().map(|(invitee, one)| (invitee.id, one.hash())).collect()
        };
        let drawn = database.invite(&meeting(), Invited::NewByMail, &act()).await.unwrap();
        assert_eq!(drawn.len(), 3);
        let unsent = hashes(&drawn[1..]);
        database.take_back(&meeting(), Invited::NewByMail, &unsent, &act()).await.unwrap();
        let plan = database.invitation_plan(&meeting()).await.unwrap();
        assert_eq!((plan.invited, plan.answered), (1, 0), "taking back is no answer");
        assert!(!database.is_good_invitation(&meeting(), unsent[0].1).await.unwrap());
        let again = database.invite(&meeting(), Invited::NewByMail, &act()).await.unwrap();
        let names: Vec<_> = again.iter().map(|(invitee, _)| invitee.name.as_str()).collect();
        assert_eq!(names, ["idris", "sara"]);

        let reminded = database.invite(&meeting(), Invited::Reminder, &act()).await.unwrap();
        let unsent = hashes(&reminded[2..]);
        database.take_back(&meeting(), Invited::Reminder, &unsent, &act()).await.unwrap();
        let rest = database.invite(&meeting(), Invited::Reminder, &act()).await.unwrap();
        let names: Vec<_> = rest.iter().map(|(invitee, _)| invitee.name.as_str()).collect();
        assert_eq!(names, ["sara"], "nobody is reminded twice");
        assert!(database.is_good_invitation(&meeting(), again[1].1.hash()).await.unwrap());
    }

    async fn a_letter_made_meanwhile_is_not_taken_back(database: Database) {
        publish(&database).await;
        database.add_invitees(&meeting(), &[guest("amina")], &act()).await.unwrap();
        let (amina, mailed) =
            database.invite(&meeting(), Invited::NewByMail, &act()).await.unwrap().remove(0);
        let letter = database.invite(&meeting(), Invited::Person(amina.id), &act()).await.unwrap();
        let unsent = [(amina.id, mailed.hash())];
        database.take_back(&meeting(), Invited::NewByMail, &unsent, &act()).await.unwrap();
        assert!(database.is_good_invitation(&meeting(), letter[0].1.hash()).await.unwrap());
        assert!(database.invitees(&meeting()).await.unwrap()[0].is_invited);
    }

    async fn cards_are_for_nobody_in_particular(database: Database) {
        invite(&database, &[]).await;
        let cards = database.draw_cards(&meeting(), 12, &act()).await.unwrap();
        database.submit(with(&cards[3], "a")).await.unwrap();
        let plan = database.invitation_plan(&meeting()).await.unwrap();
        assert_eq!((plan.cards, plan.cards_used, plan.invitees), (12, 1, 0));
    }

    async fn an_erased_list_leaves_answers_and_cards(database: Database) {
        let letters = invite(&database, &["amina", "idris"]).await;
        let cards = database.draw_cards(&meeting(), 1, &act()).await.unwrap();
        database.submit(with(&letters[0].1, "a")).await.unwrap();
        assert_eq!(database.erase_invitees(&meeting(), &act()).await.unwrap(), 2);
        assert_eq!(database.submit(with(&letters[1].1, "b")).await.unwrap(), Submitted::Uninvited);
        assert_eq!(database.submit(with(&cards[0], "c")).await.unwrap(), Submitted::New);
        assert_eq!(counts(&database).await, (2, 0));
    }

    async fn a_purge_takes_the_list_and_every_invitation(database: Database) {
        let letters = invite(&database, &["amina", "idris"]).await;
        database.draw_cards(&meeting(), 1, &act()).await.unwrap();
        database.submit(with(&letters[0].1, "a")).await.unwrap();
        for table in ["invitee", "invitation", "response"] {
            let rows = database.texts(&format!("SELECT survey FROM {table}")).await;
            assert_ne!(rows, Vec::<String>::new(), "{table}");
        }
        assert!(database.purge(&meeting(), DAY, &act()).await.unwrap());
        for table in ["invitee", "invitation", "response"] {
            let rows = database.texts(&format!("SELECT survey FROM {table}")).await;
            assert_eq!(rows, Vec::<String>::new(), "{table}");
        }
    }

    /// Whoever holds every letter and the whole database cannot tell whose an answer is.
    async fn nothing_joins_the_list_and_the_answers(database: Database) {
        let names: Vec<String> = (0..60).map(|person| format!("guest{person:02}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let letters = invite(&database, &names).await;
        for (invitee, invitation) in &letters {
            let answered = database.submit(with(invitation, &format!("{}-said", invitee.name))).await;
            assert_eq!(answered.unwrap(), Submitted::New);
        }
        let hashes: Vec<Hash> = letters.iter().map(|(_, invitation)| invitation.hash()).collect();
        if database.is_sqlite() {
            let before = all_bytes(&database);
            assert!(hashes.iter().all(|hash| holds(&before, &hash.0)), "the file knew them");
        }
        database.seal(&meeting(), DAY).await.unwrap();
        let list = values(&database, "invitee", &["id", "person", "name", "email", "team"]).await;
        let answers = values(&database, "response", &["id", "answers"]).await;
        assert_eq!((list.len(), answers.len()), (60 * 3 + 1, 60 * 2));
        assert!(list.is_disjoint(&answers));
        if database.is_sqlite() {
            let after = all_bytes(&database);
            assert!(!hashes.iter().any(|hash| holds(&after, &hash.0)), "a used invitation is left");
        } else {
            // Rows written by one transaction tell no order, and no row is left that another wrote.
            let writers = "SELECT xmin::text FROM invitee UNION SELECT xmin::text FROM response";
            assert_eq!(database.texts(writers).await.len(), 1);
        }
        let orders = [
            order(&database, "SELECT name FROM invitee").await,
            order(&database, "SELECT answers FROM response").await,
        ];
        let together = orders[0].iter().zip(&orders[1]).filter(|(one, other)| one == other);
        assert!(together.count() < 20, "the rows stand in the same order");
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// Every value of these columns, as text.
async fn values(database: &Database, table: &str, columns: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for column in columns {
        let text = match (*column, database.is_sqlite()) {
            ("id", true) => "lower(hex(id))",
            ("id", false) => "replace(id::text, '-', '')",
            (column, _) => column,
        };
        found.extend(database.texts(&format!("SELECT {text} FROM {table}")).await);
    }
    found
}

/// The numbers of people, in the order in which the database itself returns the rows.
async fn order(database: &Database, rows: &str) -> Vec<usize> {
    let order = if database.is_sqlite() {
        ""
    } else {
        " ORDER BY ctid"
    };
    let person = |text: &String| {
        let at = text.find("guest").expect("a name of this test") + "guest".len();
        text[at..at + 2].parse().expect("a number")
    };
    database
        .texts(&format!("{rows}{order}"))
        .await
        .iter()
        .map(person)
        .collect()
}
