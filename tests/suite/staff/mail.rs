//! Invitations by e-mail: by a server, and as files where there is none.

use axum::http::{StatusCode, header};
use maoni::mail::Mailer;
use maoni::store::Role;

use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::post::PostOffice;
use crate::support::staff::Member;

const EVERY_KIND: &str = include_str!("../respond/every_kind.toml");
const TAB: &str = "/staff/surveys/every-kind/invitations";
const LIST: &str = "name,e-mail,language\nAmina,amina@example.org,en\nÉmile,emile@example.org,fr\n\
                    أحمد,ahmed@example.org,ar\nIdris,,en\n";
const NEW: [(&str, &str); 2] = [("whom", "new"), ("reply-to", "desk@example.org")];
const AGAIN: [(&str, &str); 2] = [("whom", "again"), ("reply-to", "desk@example.org")];

/// An editor of a site with four people on its list, three of whom have an address.
async fn editor(site: &Site) -> Member<'_> {
    site.publish("every-kind", EVERY_KIND).await;
    let mut editor = site.member(Role::Editor).await;
    editor
        .send_and_follow(&format!("{TAB}/list"), &[("people", LIST)])
        .await;
    editor
}

fn posting(database: &Database, office: &str) -> Site {
    let mailer = Mailer::new(office, "IGAD <survey@example.org>").expect("a server");
    Site::open_with(database, Some(mailer))
}

/// The text of a message whose lines may be wrapped or coded.
fn text(message: &str) -> String {
    let (head, body) = message.split_once("\n\n").expect("a head");
    if head.contains("Content-Transfer-Encoding: base64") {
        return decode_base64(body);
    }
    let body = body.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let coded = head.contains("quoted-printable") && first == b'=';
        if coded {
            let hex = std::str::from_utf8(&tail[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(hex, 16).expect("hexadecimal"));
            rest = &tail[2..];
        } else {
            bytes.push(first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn decode_base64(text: &str) -> String {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => u32::from(byte - b'A'),
        b'a'..=b'z' => u32::from(byte - b'a') + 26,
        b'0'..=b'9' => u32::from(byte - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits = text.bytes().filter(|byte| !b"=\r\n".contains(byte));
    let digits: Vec<u32> = digits.map(digit).collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let bits = group
            .iter()
            .enumerate()
            .fold(0, |bits, (at, digit)| bits | digit << (18 - 6 * at));
        bytes.extend(&bits.to_be_bytes()[1..group.len()]);
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// The path in a message that opens the form.
fn link(message: &str) -> String {
    let text = text(message);
    let at = text.find(Site::BASE).expect("an address");
    let address = text[at..].split_whitespace().next().expect("an address");
    address[Site::BASE.len()..].to_owned()
}

both_databases! {
    async fn everybody_with_an_address_gets_a_message_in_their_language(database: Database) {
        let office = PostOffice::open();
        let site = posting(&database, office.address());
        let mut editor = editor(&site).await;
        let page = editor.get(TAB).await;
        assert!(page.html.contains("Send 3 invitations"), "{}", page.html);
        assert!(page.html.contains("survey@example.org"));
        let page = editor.send_and_follow(&format!("{TAB}/mail"), &NEW).await;
        assert!(page.html.contains("The messages are sent."), "{}", page.html);
        let taken = office.take();
        assert_eq!(taken.len(), 3);
        for (name, language, words) in [
            ("amina", "en", "Your answers are anonymous."),
            ("emile", "fr", "Vos réponses sont anonymes."),
            ("ahmed", "ar", "إجاباتكم مجهولة المصدر."),
        ] {
            let message = taken
                .iter()
                .find(|message| message.contains(&format!("{name}@example.org")))
                .expect("their message");
            assert!(message.contains("Reply-To: desk@example.org"), "{message}");
            assert!(message.contains("From: ") && message.contains("<survey@example.org>"));
            assert!(!message.contains("X-Unsent"));
            assert!(text(message).contains(words), "{}", text(message));
            assert!(!text(message).contains(['\u{2068}', '\u{2069}']));
            let path = link(message);
            assert!(path.starts_with(&format!("/s/every-kind/{language}/i/")) , "{path}");
            let opened = site.visitor().get(&path).await;
            assert_eq!(opened.status, StatusCode::OK);
        }
        let again = editor.send_and_follow(&format!("{TAB}/mail"), &NEW).await;
        assert!(again.html.contains("There is nobody for whom an invitation could be made."));
        assert_eq!(office.take(), [""; 0]);
        let log = site.store.audit(i64::MAX, 100).await.unwrap();
        assert_eq!(log[0].act, "mail-made");
        assert!(log.iter().all(|entry| !entry.object.contains("amina")));
    }

    async fn what_the_server_refuses_is_told_and_goes_out_the_next_time(database: Database) {
        let office = PostOffice::open();
        let site = posting(&database, office.address());
        let mut editor = editor(&site).await;
        office.refuse("emile@example.org");
        let page = editor.send(&format!("{TAB}/mail"), &NEW).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("Sent: 2. Not sent: 1."), "{}", page.html);
        assert!(page.html.contains("emile@example.org") && page.html.contains("nobody of that name"));
        assert!(page.html.contains("Send 1 invitation"));
        office.refuse("");
        office.take();
        let page = editor.send_and_follow(&format!("{TAB}/mail"), &NEW).await;
        assert!(page.html.contains("The messages are sent."));
        let taken = office.take();
        assert!(taken.len() == 1 && taken[0].contains("emile@example.org"));
    }

    async fn nobody_is_reminded_twice(database: Database) {
        let office = PostOffice::open();
        let site = posting(&database, office.address());
        let mut editor = editor(&site).await;
        let page = editor.get(TAB).await;
        assert!(!page.html.contains("Send the reminder"), "nobody was invited");
        editor.send_and_follow(&format!("{TAB}/mail"), &NEW).await;
        let first = link(&office.take()[0]);
        office.refuse("emile@example.org");
        let page = editor.send(&format!("{TAB}/mail"), &AGAIN).await;
        assert!(page.html.contains("Sent: 2. Not sent: 1."), "{}", page.html);
        office.refuse("");
        assert!(text(&office.take()[0]).contains("You will not be reminded again."));
        editor.send_and_follow(&format!("{TAB}/mail"), &AGAIN).await;
        let rest = office.take();
        assert!(rest.len() == 1 && rest[0].contains("emile@example.org"));
        let page = editor.get(TAB).await;
        assert!(page.html.contains("The reminder was sent. There is only one."));
        let page = editor.send(&format!("{TAB}/mail"), &AGAIN).await;
        assert!(page.html.contains("The reminder was sent before, and there is only one."));
        assert_eq!(site.visitor().get(&first).await.status, StatusCode::OK, "the first stays good");
    }

    async fn a_server_that_is_away_costs_nobody_their_invitation(database: Database) {
        // Nobody listens at a port that was given back.
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let site = posting(&database, &format!("smtp://127.0.0.1:{port}"));
        let mut editor = editor(&site).await;
        let page = editor.send(&format!("{TAB}/mail"), &NEW).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.html.contains("The mail server takes no mail: "), "{}", page.html);
        assert!(page.html.contains("value=\"desk@example.org\""), "what was typed is still there");
        assert!(page.html.contains("Send 3 invitations"));
        let bad = editor.send(&format!("{TAB}/mail"), &[("whom", "new"), ("reply-to", "desk")]).await;
        assert!(bad.html.contains("Write the address for questions as name@example.org."));
    }

    async fn without_a_server_the_messages_are_files(database: Database) {
        let site = Site::open(&database);
        let mut editor = editor(&site).await;
        let page = editor.get(TAB).await;
        assert!(page.html.contains("No mail server is set up here."));
        assert!(page.html.contains("Make 3 messages"));
        let file = editor.send(&format!("{TAB}/mail"), &NEW).await;
        let named = file.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(named, "attachment; filename=\"mail-every-kind.zip\"");
        assert!(file.headers[header::CACHE_CONTROL].to_str().unwrap().contains("no-store"));
        assert!(file.html.starts_with("PK") && file.html.contains("0003.eml"));
        let reminders = editor.send(&format!("{TAB}/mail"), &AGAIN).await;
        assert!(reminders.html.starts_with("PK") && reminders.html.contains("0003.eml"));
        let login = editor.login.clone();
        site.turn("2018-12-20T10:00:00Z");
        let mut editor = site.enter(&login).await;
        let late = editor.send(&format!("{TAB}/mail"), &NEW).await;
        assert!(late.html.contains("The survey is closed. Nothing was sent."), "{}", late.html);
    }
}

#[tokio::test]
async fn mail_leaves_this_machine_encrypted_or_not_at_all() {
    let to = |url| Mailer::new(url, "IGAD <survey@example.org>");
    for good in [
        "smtps://user:p%40ss@mail.example.org",
        "smtp://user:pass@mail.example.org:587?tls=required",
        "smtp://localhost:2525",
        "smtp://[::1]",
    ] {
        assert!(to(good).is_ok(), "{good}");
    }
    for plain in [
        "smtp://mail.example.org",
        "SMTP://user:pass@mail.example.org:25?tls=opportunistic",
        "smtp://localhost@mail.example.org",
    ] {
        let error = to(plain).err().unwrap().to_string();
        assert!(error.contains("mail.example.org"), "{error}");
        assert!(error.contains("smtps://"), "{error}");
    }
    assert!(to("mail.example.org").is_err());
    assert!(Mailer::new("smtp://localhost", "nobody").is_err());
}
