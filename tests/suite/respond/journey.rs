//! From the welcome page to the receipt, in every language and for every kind of item.

use maoni::answer::json;
use maoni::id::{Receipt, SurveyId};
use maoni::survey::read;

use super::{AT, EVERY_KIND, begun, participation, site};
use crate::support::database::{Database, both_databases};

/// One answer for every control of the survey.
const ANSWERS: [&[(&str, &str)]; 5] = [
    &[("consent", "yes")],
    &[
        ("one", "other"),
        ("one__other", "Markets"),
        ("some", "roads"),
        ("some", "water"),
        ("ranked.1", "other"),
        ("ranked.2", "water"),
        ("ranked__other", "Ports <3 & \"rail\""),
    ],
    &[("liking.other", "2"), ("liking.water", "dk")],
    &[
        ("why", "لأن الطرق\r\nتجمع الناس"),
        ("motto", "Together"),
        ("practices.1.title", "One desk"),
        ("practices.1.topic", "schools"),
        ("practices.2.title", "Two desks"),
    ],
    &[
        ("quote.why", "group"),
        ("quote.motto", "count"),
        ("quote.practices", "anonymous"),
    ],
];

const STORED: &str = r#"{"consent":"yes","liking":{"other":"2","water":"dk"},"motto":"Together","one":"other","one__other":"Markets","practices":[{"title":"One desk","topic":"schools"},{"title":"Two desks"}],"quote":{"motto":"count","practices":"anonymous","why":"group"},"ranked":["other","water"],"ranked__other":"Ports <3 & \"rail\"","some":["roads","water"],"why":"لأن الطرق\nتجمع الناس"}"#;

both_databases! {
    /// The same answers are stored whatever the language, and the receipt opens them.
    async fn every_kind_is_answered_in_every_language(database: Database) {
        let site = site(&database).await;
        let survey = read(EVERY_KIND, "every_kind.toml").expect("a sound definition");
        let id = SurveyId::new("every-kind");
        for (language, dir) in [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")] {
            let mut visitor = site.visitor();
            let mut page = visitor.open(&format!("/s/every-kind/{language}")).await;
            for answers in ANSWERS {
                let root = &page.tags()[0];
                assert!(root.is("lang", language) && root.is("dir", dir), "{root:?}");
                page = visitor.press(&page, "answers", "next", answers).await;
            }
            for words in ["Ports &#60;3 &#38; &#34;rail&#34;", "One desk", "تجمع الناس"] {
                assert!(page.html.contains(words), "{words} is not in {}", page.html);
            }
            let receipt = visitor.press(&page, "send", "", &[]).await.text("bdi");
            let receipt = Receipt::parse(&receipt).expect("a receipt code");
            let stored = database
                .response_by_receipt(&id, receipt.hash())
                .await
                .expect("the store answers")
                .expect("what was sent is there");
            assert_eq!(stored.language.tag(), language);
            let answers = stored.answers(&survey).expect("answers of this survey");
            let json = serde_json::Value::Object(json::write(&answers)).to_string();
            assert_eq!(json, STORED);
        }
        assert_eq!(participation(&database).await, (3, 0));
    }

    /// Going through without an answer leaves only the consent, and no screen without rows is met.
    async fn everything_but_consent_may_be_left_out(database: Database) {
        let site = site(&database).await;
        let (mut visitor, mut page) = begun(&site).await;
        let mut steps = vec![page.form_action("answers")];
        while page.html.contains("id=\"answers\"") {
            page = visitor.press(&page, "answers", "next", &[]).await;
            if page.html.contains("id=\"answers\"") {
                steps.push(page.form_action("answers"));
            }
        }
        assert_eq!(steps, [format!("{AT}/1"), format!("{AT}/3")]);
        let receipt = visitor.press(&page, "send", "", &[]).await;
        assert_eq!(receipt.text("h1"), "Thank you. We have received your answers.");
        assert_eq!(participation(&database).await, (1, 0));
    }

    /// What is shown next depends on what was answered before.
    async fn hidden_items_come_and_go(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let next = visitor.press(&page, "answers", "next", &[("ranked.1", "roads")]).await;
        assert!(next.html.contains("name=\"liking.roads\""));
        assert!(!next.html.contains("name=\"liking.water\""));
        let page = visitor.press(&next, "answers", "next", &[]).await;
        assert!(!page.html.contains("name=\"why\""), "nothing was chosen in `one`");
        let first = visitor.get(&format!("{AT}/1")).await;
        visitor.press(&first, "answers", "next", &[("one", "water")]).await;
        assert!(visitor.get(&format!("{AT}/3")).await.html.contains("name=\"why\""));
    }

    /// Back and later: nothing answered is asked again.
    async fn going_back_and_coming_back_keep_answers(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let page = visitor.press(&page, "answers", "next", &[("one", "water")]).await;
        let back = visitor.press(&page, "answers", "back", &[("motto", "Typed before going")]).await;
        assert_eq!(back.value("one").as_deref(), Some("water"));
        let saved = visitor.press(&back, "answers", "save", &[("one", "roads")]).await;
        assert_eq!(saved.text("h1"), "Your answers are saved");
        let welcome = visitor.open("/s/every-kind").await;
        assert!(welcome.html.contains("Continue where you left off"), "{}", welcome.html);
        assert!(welcome.html.contains(&format!("href=\"{AT}/4\"")), "{}", welcome.html);
        let page = visitor.get(&format!("{AT}/3")).await;
        assert_eq!(page.value("motto").as_deref(), Some("Typed before going"));
        let again = visitor.post(&format!("{AT}/restart"), &[]).await;
        assert_eq!(again.leads_to().as_deref(), Some(AT));
        assert!(visitor.open(AT).await.html.contains("name=\"consent\""));
        assert_eq!(participation(&database).await, (0, 0), "what was emptied counts no more");
    }

    /// A change from the page of answers leads back to it.
    async fn a_change_leads_back_to_the_page_of_answers(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        visitor.press(&page, "answers", "next", &[("ranked.1", "water")]).await;
        let review = visitor.open(&format!("{AT}/review")).await;
        assert!(review.html.contains(&format!("href=\"{AT}/3?from=review#motto\"")));
        let screen = visitor.open(&format!("{AT}/3?from=review")).await;
        let review = visitor.press(&screen, "answers", "next", &[("motto", "Calm")]).await;
        assert!(review.html.contains("Calm") && review.html.contains("id=\"send\""));
        // A change that brings another screen of its page goes through that first.
        let screen = visitor.open(&format!("{AT}/1?from=review")).await;
        let rows = visitor.press(&screen, "answers", "next", &[("ranked.2", "roads")]).await;
        assert!(rows.html.contains("name=\"liking.roads\""));
        let review = visitor.press(&rows, "answers", "next", &[]).await;
        assert!(review.html.contains("id=\"send\""));
    }

    /// The switch of language sends the form, so that nothing typed is lost, not even what is wrong.
    async fn switching_the_language_keeps_what_was_typed(database: Database) {
        let site = site(&database).await;
        let (mut visitor, page) = begun(&site).await;
        let arabic = visitor.press(&page, "answers", "ar", &[("one", "water")]).await;
        assert_eq!(arabic.form_action("answers"), "/s/every-kind/ar/1");
        assert_eq!(arabic.value("one").as_deref(), Some("water"));
        let next = visitor.press(&arabic, "answers", "next", &[]).await;
        let long = "x".repeat(60);
        let french = visitor.press(&next, "answers", "fr", &[("why", &long), ("motto", "ça")]).await;
        assert_eq!(french.form_action("answers"), "/s/every-kind/fr/3");
        assert_eq!(french.value("why"), Some(long));
        assert_eq!(french.value("motto").as_deref(), Some("ça"));
        assert!(!french.html.contains("class=\"fault\""), "a switch of language is no judgement");
        // The language is remembered.
        assert_eq!(visitor.get("/s/every-kind").await.leads_to().as_deref(), Some("/s/every-kind/fr"));
    }

    /// Without consent there is no way past the first page, and looking at it stores nothing.
    async fn consent_comes_first(database: Database) {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        let welcome = visitor.open(AT).await;
        let refused = visitor.press(&welcome, "answers", "next", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text("title").starts_with("Error: "));
        assert!(refused.html.contains("href=\"#consent\"") && refused.html.contains("id=\"consent\""));
        visitor.press(&refused, "answers", "fr", &[]).await;
        assert_eq!(participation(&database).await, (0, 0));
        assert_eq!(visitor.get(&format!("{AT}/1")).await.leads_to(), Some(format!("{AT}?lost")));
    }

    /// Two taps on the first button begin one response.
    async fn a_double_tap_begins_one_response(database: Database) {
        let site = site(&database).await;
        let mut visitor = site.visitor();
        let welcome = visitor.open(AT).await;
        let mut twin = visitor.clone();
        visitor.press(&welcome, "answers", "next", &[("consent", "yes")]).await;
        twin.press(&welcome, "answers", "next", &[("consent", "yes")]).await;
        assert_eq!(participation(&database).await, (0, 1));
    }
}
