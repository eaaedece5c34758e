//! Sending once however often it is tried; changing and withdrawing with the code.

use super::{AT, begun, participation, sent, site};
use crate::support::database::{Database, both_databases};

both_databases! {
    /// Eight sends at once and one a day later: one response, one receipt.
    async fn sending_again_stores_nothing_more(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        let review = visitor.open(&format!("{AT}/review")).await;
        let fields = review.fields("send");
        let mut sends = Vec::new();
        for _ in 0..8 {
            let mut twin = visitor.clone();
            let fields = fields.clone();
            sends.push(async move { twin.post(&format!("{AT}/send"), &fields).await.leads_to() });
        }
        for answer in futures_util::future::join_all(sends).await {
            assert_eq!(answer, Some(format!("{AT}/receipt")));
        }
        site.turn("2018-12-10T10:00:00Z");
        let code = visitor.open(&format!("{AT}/receipt")).await.text("bdi");
        let again = visitor.press(&review, "send", "", &[]).await;
        assert_eq!(again.text("bdi"), code);
        assert_eq!(participation(&database).await, (1, 0));
        assert!(visitor.open(AT).await.html.contains("You have already sent your answers"));
    }

    /// Something else under a key already sent is shown, kept, and can be added.
    async fn other_answers_under_a_used_key_are_kept(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let old = visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        let review = visitor.open(&format!("{AT}/review")).await;
        let code = visitor.press(&review, "send", "", &[]).await.text("bdi");
        let used = visitor.press(&old, "answers", "next", &[("why", "Another window")]).await;
        assert_eq!(used.status, 409);
        assert_eq!(used.text("h1"), "Your answers were already sent");
        assert!(used.fields("held").contains(&("why".to_owned(), "Another window".to_owned())));
        let review = visitor.press(&used, "held", "", &[]).await;
        assert!(review.html.contains("Another window") && review.html.contains("Water &#38; light"));
        let changed = visitor.press(&review, "send", "", &[]).await;
        assert_eq!(changed.text("h1"), "Thank you. We have received your changes.");
        assert_eq!(participation(&database).await, (1, 0));
        let mut holder = site.visitor();
        let asked = holder.open(&format!("{AT}/code")).await;
        assert!(!asked.html.contains(&code));
        let fields = [("_code".to_owned(), code), ("_go".to_owned(), "change".to_owned())];
        let opened = holder.post(&format!("{AT}/code"), &fields).await.leads_to();
        let review = holder.open(&opened.expect("the code opens the answers")).await;
        assert!(review.html.contains("Another window"));
    }

    /// The code opens the answers in any browser and any language; sending replaces them.
    async fn a_code_changes_what_was_sent(database: Database) {
        let site = site(&database).await;
        let (_, code) = sent(&site).await;
        let mut holder = site.visitor();
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        let fields = [("_code".to_owned(), typed), ("_go".to_owned(), "change".to_owned())];
        let opened = holder.post("/s/every-kind/ar/code", &fields).await.leads_to();
        let review = holder.open(&opened.expect("the code opens the answers")).await;
        assert!(review.html.contains("الماء والضوء"), "{}", review.html);
        let screen = holder.open("/s/every-kind/ar/1?from=review").await;
        let review = holder.press(&screen, "answers", "next", &[("one", "schools")]).await;
        let changed = holder.press(&review, "send", "", &[]).await;
        assert_eq!(changed.text("h1"), "شكرًا لكم. لقد استلمنا تعديلاتكم.");
        assert!(!changed.html.contains(&code), "only its holder knows the code");
        let again = holder.press(&review, "send", "", &[]).await;
        assert_eq!(again.text("h1"), changed.text("h1"));
        assert_eq!(participation(&database).await, (1, 0));
    }

    /// Withdrawing asks once more, erases, and cannot be undone by a late send.
    async fn a_code_withdraws_what_was_sent(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        let review = visitor.open(&format!("{AT}/review")).await;
        let code = visitor.press(&review, "send", "", &[]).await.text("bdi");
        let mut holder = site.visitor();
        let fields = [("_code".to_owned(), code.clone()), ("_go".to_owned(), "withdraw".to_owned())];
        let asked = holder.post(&format!("{AT}/code"), &fields).await;
        assert_eq!(asked.text("h1"), "Withdraw your answers?");
        assert_eq!(participation(&database).await, (1, 0));
        let done = holder.press(&asked, "erase", "", &[]).await;
        assert_eq!(done.text("h1"), "Your answers are erased");
        assert_eq!(participation(&database).await, (0, 0));
        let unknown = holder.post(&format!("{AT}/code"), &fields).await;
        assert_eq!(unknown.status, 422);
        assert!(unknown.html.contains("No answers in this survey belong to this code."));
        visitor.press(&review, "send", "", &[]).await;
        assert_eq!(participation(&database).await, (0, 0));
    }

    /// A mistyped code is told apart from an unknown one, and stays in its field.
    async fn a_mistyped_code_is_kept_and_explained(database: Database) {
        let site = site(&database).await;
        let mut holder = site.visitor();
        for (code, sentence) in [
            ("", "Enter your receipt code"),
            ("K7QF-2M9X-4TB3", "Check the code: it has 12 letters and digits, and at least one of them does not fit"),
        ] {
            let fields = [("_code".to_owned(), code.to_owned()), ("_go".to_owned(), "change".to_owned())];
            let page = holder.post(&format!("{AT}/code"), &fields).await;
            assert_eq!(page.status, 422);
            assert!(page.html.contains(sentence), "{}", page.html);
            let tags = page.tags();
            let field = tags.iter().find(|tag| tag.is("id", "_code")).expect("the field");
            assert!(field.is("value", code));
        }
    }

    /// Clearing the device takes the key away and leaves the answers.
    async fn clearing_the_device_leaves_the_answers(database: Database) {
        let site = site(&database).await;
        let (mut visitor, _) = sent(&site).await;
        let cleared = visitor.post(&format!("{AT}/finish"), &[]).await.leads_to();
        let page = visitor.open(&cleared.expect("a page that says so")).await;
        assert_eq!(page.text("h1"), "This device is cleared");
        assert!(!visitor.cookies.keys().any(|name| name.contains("draft")));
        assert_eq!(participation(&database).await, (1, 0));
        assert!(visitor.open(AT).await.html.contains("name=\"consent\""));
    }

    /// What the script saves is a draft like any other, marked so that nobody else can answer for us.
    async fn the_script_saves_what_is_in_order(database: Database) {
        let site = site(&database).await;
        let (mut visitor, _) = begun(&site).await;
        let fine = [("motto".to_owned(), "Calm".to_owned())];
        let kept = visitor.post(&format!("{AT}/3/draft"), &fine).await;
        assert_eq!(kept.status, 204);
        assert!(kept.headers.contains_key("maoni-saved"));
        assert_eq!(visitor.get(&format!("{AT}/3")).await.value("motto").as_deref(), Some("Calm"));
        let long = [("motto".to_owned(), "x".repeat(90))];
        let refused = visitor.post(&format!("{AT}/3/draft"), &long).await;
        assert!(refused.status != 204 && !refused.headers.contains_key("maoni-saved"));
        assert_eq!(visitor.get(&format!("{AT}/3")).await.value("motto").as_deref(), Some("Calm"));
        let mut stranger = site.visitor();
        assert_eq!(stranger.post(&format!("{AT}/3/draft"), &fine).await.status, 409);
    }
}
