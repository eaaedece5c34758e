//! What goes wrong: answers that break a rule, surveys that take none, requests that make no
//! sense, a store that is gone.

use axum::body::Body;
use axum::http::{Request, header};
use maoni::id::SurveyId;
use maoni::survey::Schedule;

use super::{AT, EVERY_KIND, begun, participation, sent, site};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

both_databases! {
    /// Every rule that an answer can break is told with its control, and nothing is cleared.
    async fn a_problem_is_told_and_nothing_is_cleared(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let typed = [
            ("one", "water"),
            ("one__other", "Words for another choice"),
            ("some", "roads"),
            ("some", "none"),
            ("ranked.1", "roads"),
            ("ranked.3", "water"),
        ];
        let shown = visitor.press(&page, "answers", "next", &typed).await;
        assert_eq!(shown.status, 422);
        assert_eq!(
            shown.text("title"),
            "Error: Choosing – Every kind"
        );
        for (control, sentence) in [
            ("one__other", "You have written words for “other” but chosen something else. Choose “other” as well, or delete the words."),
            ("some", "“None” cannot be combined with other answers. Choose it alone, or take it away."),
            ("ranked.2", "Your second choice is empty. Fill it, or move the others up."),
        ] {
            let tags = shown.tags();
            let link = tags.iter().find(|tag| tag.is("href", &format!("#{control}")));
            assert_eq!(link.expect("a link to the control").text, sentence);
            assert!(tags.iter().any(|tag| tag.is("id", control)), "{control}");
            assert!(tags.iter().any(|tag| tag.is("id", &format!("{control}-fault"))), "{control}");
            let described = format!("{control}-fault");
            assert!(tags.iter().any(|tag| {
                tag.get("aria-describedby").is_some_and(|ids| ids.split(' ').any(|id| id == described))
            }), "{control}");
        }
        let mut fields = shown.fields("answers");
        fields.retain(|(name, value)| !value.is_empty() && !name.starts_with('_'));
        let mut expected = typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        fields.sort();
        expected.sort();
        assert_eq!(fields, expected);
    }

    /// Words that are too long are shown again whole, and counted as a reader counts them.
    async fn words_that_are_too_long_are_shown_again(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let page = visitor.press(&page, "answers", "next", &[]).await;
        let motto = "👩‍👩‍👧".repeat(21);
        let typed = [("motto", motto.as_str()), ("practices.2.topic", "roads")];
        let shown = visitor.press(&page, "answers", "next", &typed).await;
        assert_eq!(shown.status, 422);
        assert!(shown.html.contains("Shorten your answer by 1 character. It can have up to 20."));
        assert!(shown.html.contains("Fill in “Title”, or empty the other fields of this entry"));
        assert_eq!(shown.value("motto"), Some(motto));
        let tags = shown.tags();
        let second = tags.iter().find(|tag| tag.name == "details").expect("the second entry");
        assert!(second.get("open").is_some(), "an entry with a problem is unfolded");
    }

    /// What somebody types comes back as text, never as markup.
    async fn markup_is_text(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let attack = "\"><script>alert(1)</script>";
        let typed = [("one", "other"), ("one__other", attack), ("ranked.1", "other"), ("ranked__other", attack)];
        let rows = visitor.press(&page, "answers", "next", &typed).await;
        let back = visitor.press(&rows, "answers", "back", &[]).await;
        let review = visitor.open(&format!("{AT}/review")).await;
        for page in [&rows, &back, &review] {
            assert!(!page.html.contains("<script>alert"), "{}", page.html);
        }
        assert_eq!(back.value("one__other").as_deref(), Some(attack));
    }

    /// Before it opens, after it closes, and when there is no such survey.
    async fn surveys_that_take_no_answers_say_why(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        site.turn("2018-12-09T08:59:59Z");
        let early = visitor.open(AT).await;
        assert_eq!(early.status, 403);
        assert_eq!(early.text("h1"), "This survey is not open yet");
        assert!(early.html.contains("9 December 2018, 12:00 (Africa/Nairobi,\u{a0}UTC+3)"), "{}", early.html);
        site.turn("2018-12-16T10:00:00Z");
        for path in ["", "/1", "/review", "/code"] {
            let closed = visitor.open(&format!("/s/every-kind/fr{path}")).await;
            assert_eq!(closed.status, 403, "{path}");
            assert_eq!(closed.text("h1"), "Cette enquête est close");
            assert!(closed.html.contains("16 décembre 2018 à 13:00"), "{}", closed.html);
        }
        let late = visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        assert_eq!(late.status, 403);
        let unknown = visitor.open("/s/nothing-here/ar").await;
        assert_eq!(unknown.status, 404);
        assert_eq!(unknown.text("h1"), "لا يوجد استبيان على هذا العنوان");
        site.turn("2018-12-09T10:00:00Z");
        for path in ["/s/every-kind/de", "/s/every-kind/en/99", "/s/every-kind/en/x", "/nowhere"] {
            assert_eq!(visitor.open(path).await.status, 404, "{path}");
        }
    }

    /// Closed by hand before its time, with somebody under way.
    async fn a_survey_closed_by_hand_takes_nothing_more(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let now = "2018-12-09T09:59:00Z".parse().ok();
        let schedule = Schedule { opens: now, closes: now };
        let id = SurveyId::new("every-kind");
        let act = operator(site.now());
        let changed = database.set_schedule(&id, &schedule, None, &act).await;
        assert!(changed.expect("the schedule changes"));
        let late = visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        assert_eq!(late.text("h1"), "This survey is closed");
        assert!(late.html.contains("someone@example.org"));
    }

    /// Bodies that are no form of ours get a plain sentence and store nothing.
    async fn bodies_that_make_no_sense_are_refused(database: Database) {
        let site = site(&database).await;
        let form = "application/x-www-form-urlencoded";
        let large = format!("why={}", "x".repeat(300_000));
        let many = "a=1&".repeat(1_001);
        for (media, body, status) in [
            (form, "consent=%ff", 400),
            (form, "consent=%", 400),
            (form, "consent=yes%00", 400),
            ("application/json", "{}", 400),
            (form, large.as_str(), 413),
            (form, many.as_str(), 413),
        ] {
            let request = Request::post(AT)
                .header(header::CONTENT_TYPE, media)
                .header("sec-fetch-site", "same-origin")
                .body(Body::from(body.to_owned()))
                .expect("a request");
            let page = site.call(request).await;
            assert_eq!(page.status, status, "{body:.40}");
            assert!(page.html.contains("Nothing was stored"), "{}", page.html);
        }
        let mut visitor = site.visitor();
        let odd = [("consent".to_owned(), "maybe".to_owned()), ("else".to_owned(), "1".to_owned())];
        assert_eq!(visitor.post(AT, &odd).await.status, 422);
        assert_eq!(participation(&database).await, (0, 0));
    }

    /// While the store is gone, what was typed stays on the page and can be sent again.
    async fn a_store_that_is_gone_loses_nothing_typed(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        site.store.clone().disconnect().await;
        let words = [("one__other", "Kept <here>"), ("some", "roads"), ("some", "water")];
        let busy = visitor.press(&page, "answers", "next", &words).await;
        assert_eq!(busy.status, 503);
        assert_eq!(busy.text("h1"), "Your answers could not be saved just now");
        let held = busy.fields("held");
        for (name, value) in words {
            assert!(held.contains(&(name.to_owned(), value.to_owned())), "{held:?}");
        }
        assert_eq!(busy.form_action("held"), format!("{AT}/1"));
        assert!(!busy.html.contains("sqlx") && !busy.html.contains("pool"));
        let welcome = visitor.get(AT).await;
        assert_eq!(welcome.status, 503);
        assert_eq!(visitor.get("/readyz").await.status, 503);
        assert_eq!(visitor.get("/healthz").await.status, 200);
    }

    /// A draft goes on with the version on which it was begun.
    async fn a_new_version_leaves_drafts_on_theirs(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let newer = EVERY_KIND.replace("Which ones?", "Which of them?");
        site.publish("every-kind", &newer).await;
        let next = visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        assert_eq!(next.status, 200);
        assert!(visitor.get(&format!("{AT}/1")).await.html.contains("Which ones?"));
        let (mut other, _) = begun(&site).await;
        assert!(other.get(&format!("{AT}/1")).await.html.contains("Which of them?"));
    }

    /// One survey's key and code open nothing of another.
    async fn keys_and_codes_belong_to_one_survey(database: Database) {
        let site = site(&database).await;
        let other = EVERY_KIND.replace("id = \"every-kind\"", "id = \"another\"");
        site.publish("another", &other).await;
        let (visitor, code) = sent(&site).await;
        let mut stranger = visitor.clone();
        let page = stranger.open("/s/another/en/code").await;
        let fields = [("_code".to_owned(), code), ("_go".to_owned(), "change".to_owned())];
        let refused = stranger.post("/s/another/en/code", &fields).await;
        assert_eq!(refused.status, 422);
        assert_eq!(page.status, 200);
        assert!(stranger.open("/s/another/en/receipt").await.html.contains("name=\"consent\""));
    }
}

/// Spoofed hosts change nothing on a page.
#[tokio::test]
async fn the_host_header_is_never_believed() {
    crate::support::database::on_sqlite(|database| async move {
        let site = site(&database).await;
        for path in ["/s/every-kind/poster", "/s/every-kind", "/"] {
            let request = Request::get(path)
                .header(header::HOST, "evil.example")
                .header("x-forwarded-host", "evil.example")
                .body(Body::empty())
                .expect("a request");
            let page = site.call(request).await;
            assert!(!page.html.contains("evil"), "{path}");
            assert!(!format!("{:?}", page.headers).contains("evil"), "{path}");
        }
        let poster = site.visitor().open("/s/every-kind/poster").await;
        assert!(
            poster
                .html
                .contains(Site::BASE.trim_start_matches("https://"))
        );
    })
    .await;
}
