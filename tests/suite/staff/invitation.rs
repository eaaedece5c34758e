//! Invitations: made by editors, opened by a button and never by a look, good once.

use axum::http::{StatusCode, header};
use maoni::id::{Invitation, SurveyId};
use maoni::store::{Act, Invited, NewInvitee, Role};
use maoni::survey::Language;

use crate::support::app::{Page, Site, Visitor};
use crate::support::database::{Database, both_databases};

const EVERY_KIND: &str = include_str!("../respond/every_kind.toml");
const AT: &str = "/s/every-kind/en";
const TAB: &str = "/staff/surveys/every-kind/invitations";

async fn site(database: &Database) -> Site {
    let site = Site::open(database);
    site.publish("every-kind", EVERY_KIND).await;
    site
}

/// The survey is by invitation only, and somebody has this one.
async fn invited(site: &Site) -> Invitation {
    let mut editor = site.member(Role::Editor).await;
    let done = editor
        .send_and_follow(&format!("{TAB}/entry"), &[("entry", "invited")])
        .await;
    assert!(done.html.contains("It is decided who can answer."));
    let act = Act {
        actor: "-",
        at: site.now(),
        act: "letters-made",
        object: "every-kind",
    };
    let survey = SurveyId::new("every-kind");
    let amina = NewInvitee {
        name: "Amina".to_owned(),
        email: String::new(),
        language: Language::En,
        team: String::new(),
    };
    site.store
        .add_invitees(&survey, &[amina], &act)
        .await
        .unwrap();
    let whom = Invited::New(Language::En);
    site.store
        .invite(&survey, whom, &act)
        .await
        .unwrap()
        .remove(0)
        .1
}

/// Presses the button of an invitation, and agrees to take part.
async fn begin<'a>(site: &'a Site, invitation: &Invitation) -> (Visitor<'a>, Page) {
    let mut visitor = site.visitor();
    let page = visitor.open(&format!("/s/every-kind/i/{invitation}")).await;
    assert_eq!(page.status, StatusCode::OK);
    let welcome = visitor.press(&page, "begin", "", &[]).await;
    let first = visitor
        .press(&welcome, "answers", "next", &[("consent", "yes")])
        .await;
    assert_eq!(first.form_action("answers"), format!("{AT}/1"));
    (visitor, first)
}

async fn finish(visitor: &mut Visitor<'_>) -> Page {
    let review = visitor.open(&format!("{AT}/review")).await;
    visitor.press(&review, "send", "", &[]).await
}

both_databases! {
    async fn nobody_begins_without_an_invitation(database: Database) {
        let site = site(&database).await;
        let mut early = site.visitor();
        let before = early.open(AT).await;
        let invitation = invited(&site).await;
        for path in ["", "/offline"] {
            let page = site.visitor().open(&format!("{AT}{path}")).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN);
            assert_eq!(page.text("h1"), "This survey is by invitation");
        }
        // The page was opened before and is sent now.
        let refused = early.press(&before, "answers", "next", &[("consent", "yes")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let (mut guest, _) = begin(&site, &invitation).await;
        assert_eq!(finish(&mut guest).await.text("h1"), "Thank you. We have received your answers.");
        assert!(!guest.cookies.keys().any(|name| name.contains("invitation")), "it is taken away");
    }

    async fn a_look_uses_nothing_up_and_a_lost_page_is_begun_again(database: Database) {
        let site = site(&database).await;
        let invitation = invited(&site).await;
        let path = format!("{AT}/i/{invitation}");
        for _ in 0..3 {
            let looked = site.visitor().get(&path).await;
            assert_eq!(looked.status, StatusCode::OK);
            assert!(looked.headers.get_all(header::SET_COOKIE).iter().all(|cookie| {
                !cookie.to_str().unwrap().contains("invitation")
            }));
        }
        let (mut lost, _) = begin(&site, &invitation).await;
        let (mut again, _) = begin(&site, &invitation).await;
        assert_eq!(finish(&mut again).await.text("h1"), "Thank you. We have received your answers.");
        // Who had two pages open sent one of them.
        let late = finish(&mut lost).await;
        assert_eq!(late.status, StatusCode::FORBIDDEN);
        let used = site.visitor().get(&path).await;
        assert_eq!(used.status, StatusCode::GONE);
        assert_eq!(used.text("h1"), "This invitation is no longer good");
    }

    async fn what_a_phone_kept_is_let_in_by_the_invitation_that_it_holds(database: Database) {
        let site = site(&database).await;
        let invitation = invited(&site).await;
        let key = maoni::id::Key::draw(&maoni::id::SystemRandomness);
        let fields = [
            ("_key".to_owned(), key.as_str().to_owned()),
            ("_version".to_owned(), "1".to_owned()),
            ("consent".to_owned(), "yes".to_owned()),
        ];
        let mut phone = site.visitor();
        let refused = phone.post(&format!("{AT}/offline"), &fields).await;
        assert!(refused.html.contains("\"uninvited\""), "{}", refused.html);
        let page = phone.open(&format!("{AT}/i/{invitation}")).await;
        phone.press(&page, "begin", "", &[]).await;
        for _ in 0..2 {
            let sent = phone.post(&format!("{AT}/offline"), &fields).await;
            assert!(sent.html.contains("\"sent\""), "{}", sent.html);
        }
    }

    async fn an_editor_pastes_a_list_and_gets_letters_once(database: Database) {
        let site = site(&database).await;
        let mut editor = site.member(Role::Editor).await;
        let empty = editor.get(TAB).await;
        assert!(empty.html.contains("List of people"));
        let faulty = "name\te-mail\tlanguage\n\ta@b.org\t\nIdris\tnowhere\txx\n";
        let page = editor.send(&format!("{TAB}/list"), &[("people", faulty)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for fault in ["Row 2, column A", "Row 3, column B", "Row 3, column C"] {
            assert!(page.html.contains(fault), "{fault}");
        }
        assert!(page.html.contains("Idris\tnowhere"), "what was pasted is still there");
        let fine = "name,language,group\nAmina <Yusuf>,en,Kenya\nÉmile,fr,\nIdris,,\n";
        let page = editor.send_and_follow(&format!("{TAB}/list"), &[("people", fine)]).await;
        assert!(page.html.contains("Amina &#60;Yusuf&#62;"), "{}", page.html);
        let page = editor.get(TAB).await;
        assert!(page.html.contains("Make 2 letters") && page.html.contains("Make 1 letter"));
        let letters = [("whom", "new"), ("language", "en")];
        let paper = editor.send(&format!("{TAB}/letters"), &letters).await;
        let named = paper.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(named, "attachment; filename=\"letters-every-kind.en.pdf\"");
        assert!(paper.html.starts_with("%PDF"));
        assert!(paper.headers[header::CACHE_CONTROL].to_str().unwrap().contains("no-store"));
        let again = editor.send_and_follow(&format!("{TAB}/letters"), &letters).await;
        assert!(again.html.contains("There is nobody for whom an invitation could be made."));
        let cards = [("cards", "7"), ("language", "ar")];
        let paper = editor.send(&format!("{TAB}/cards"), &cards).await;
        assert!(paper.html.starts_with("%PDF"));
        let page = editor.send(&format!("{TAB}/cards"), &[("cards", "0"), ("language", "en")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let log = site.store.audit(i64::MAX, 100).await.unwrap();
        let acts: Vec<_> = log.iter().map(|entry| entry.act.as_str()).collect();
        assert_eq!(acts[..3], ["cards-made", "letters-made", "invitees-added"]);
        assert!(log.iter().all(|entry| !entry.object.contains("Amina")));
    }

    async fn the_list_is_erased_when_its_name_is_typed(database: Database) {
        let site = site(&database).await;
        let invitation = invited(&site).await;
        let mut editor = site.member(Role::Editor).await;
        let page = editor.send(&format!("{TAB}/erase"), &[("name", "every")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        let page = editor.send_and_follow(&format!("{TAB}/erase"), &[("name", "every-kind")]).await;
        assert!(page.html.contains("The list is erased."));
        let used = site.visitor().get(&format!("{AT}/i/{invitation}")).await;
        assert_eq!(used.status, StatusCode::GONE);
    }
}
