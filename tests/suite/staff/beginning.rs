//! A new survey is begun from an example, from another survey or from a file, as a draft that the
//! pages of the questions publish.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::store::Role;
use maoni::survey::bundled::Bundled;
use maoni::survey::parse::examine;
use maoni::survey::{Language, read};

use crate::support::app::{Page, Site};
use crate::support::database::{Database, both_databases};

const WORKSHOP: &str = include_str!("../../../surveys/training-workshop.toml");

async fn source(site: &Site, id: &str) -> Option<String> {
    let draft = site.store.survey_draft(&SurveyId::new(id)).await;
    draft.expect("the store").map(|draft| draft.source)
}

/// What the form on `page` holds under `name`.
fn held(page: &Page, name: &str) -> String {
    let mut fields = page.fields("form").into_iter();
    fields
        .find(|(found, _)| found == name)
        .expect("the field")
        .1
}

both_databases! {
    async fn the_first_survey_is_begun_from_an_example_and_published(database: Database) {
        let site = Site::open(&database);
        let mut viewer = site.member(Role::Viewer).await;
        let mut editor = site.member(Role::Editor).await;
        assert!(!viewer.get("/staff").await.html.contains("/staff/new"));
        assert!(editor.get("/staff").await.html.contains("href=\"/staff/new\""));
        let page = editor.get("/staff/new").await;
        for bundled in Bundled::ALL {
            assert!(page.html.contains(&format!("example={}", bundled.name())));
        }
        let page = editor.get("/staff/new/copy?example=training-workshop").await;
        assert_eq!(held(&page, "title-fr"), "Évaluation de l’atelier de formation");
        let refused = editor.browser.press(&page, "form", "", &[("id", "Next!"), ("name-fr", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(held(&refused, "id"), "Next!");
        for fault in ["lower-case letters", "Choose a day", "Write this text in French"] {
            assert!(refused.html.contains(fault), "{fault}: {}", refused.html);
        }
        let filled = [
            ("id", "workshop-2030"),
            ("title-en", "Evaluation 2030"),
            ("name-fr", "L’atelier de \"2030\""),
            ("date", "2030-03-08"),
            ("delete-on", "2031-03-08"),
        ];
        let page = editor.browser.press(&refused, "form", "", &filled).await;
        assert!(page.html.contains("The draft is begun."), "{}", page.html);
        let text = source(&site, "workshop-2030").await.expect("a draft");
        let survey = read(&text, "workshop-2030.toml").expect("no faults");
        assert_eq!(survey.title.get(Language::En), "Evaluation 2030");
        assert_eq!(survey.event.name.get(Language::Fr), "L’atelier de \"2030\"");
        assert_eq!(survey.event.date, jiff::civil::date(2030, 3, 8));
        assert_eq!(survey.privacy.delete_on, Some(jiff::civil::date(2031, 3, 8)));
        // Everybody sees that it is being written, and nobody can answer it yet.
        let list = viewer.get("/staff").await;
        assert!(list.html.contains("Evaluation 2030") && list.html.contains("not published yet"));
        assert_eq!(site.guest().get("/s/workshop-2030").await.status, StatusCode::NOT_FOUND);
        let page = editor.get("/staff/surveys/workshop-2030/questions/changes").await;
        let page = editor.browser.press(&page, "publish", "", &[]).await;
        assert!(page.html.contains("The draft is published."), "{}", page.html);
        let id = SurveyId::new("workshop-2030");
        assert_eq!(site.store.survey(&id).await.unwrap().unwrap().source, text);
        assert!(!viewer.get("/staff").await.html.contains("not published yet"));
    }

    async fn a_survey_that_is_here_is_begun_again_with_its_draft(database: Database) {
        let site = Site::open(&database);
        site.publish("training-workshop", WORKSHOP).await;
        let mut editor = site.member(Role::Editor).await;
        let drafted = WORKSHOP.replace("invented.", "invented, as the draft says.");
        let edit = "/staff/surveys/training-workshop/questions/edit";
        let page = editor.get(edit).await;
        editor.browser.press(&page, "form", "", &[("source", &drafted)]).await;
        assert!(editor.get("/staff/new").await.html.contains("from=training-workshop"));
        let page = editor.get("/staff/new/copy?from=training-workshop").await;
        assert_eq!(held(&page, "id"), "");
        // The name of a published survey is taken, and so is that of a draft.
        let day = ("date", "2030-03-08");
        let taken = editor.browser.press(&page, "form", "", &[("id", "training-workshop"), day]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.html.contains("of this name already"));
        let page = editor.browser.press(&taken, "form", "", &[("id", "again")]).await;
        assert!(page.html.contains("The draft is begun."), "{}", page.html);
        let text = source(&site, "again").await.expect("a draft");
        assert!(text.contains("as the draft says."));
        let taken = editor.browser.press(&taken, "form", "", &[("id", "again")]).await;
        assert!(taken.html.contains("of this name already"));
        assert_eq!(source(&site, "again").await, Some(text));
        let early = [("id", "third"), ("delete-on", "2030-03-08")];
        let early = editor.browser.press(&taken, "form", "", &early).await;
        assert!(early.html.contains("Choose a day after the event"));
        assert_eq!(source(&site, "third").await, None);
        let gone = editor.get("/staff/new/copy?from=nobody").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    }

    async fn a_definition_is_taken_in_whatever_is_wrong_with_it(database: Database) {
        let site = Site::open(&database);
        let mut editor = site.member(Role::Editor).await;
        let page = editor.upload("/staff/new/file", &[("source", "")], "file", WORKSHOP.as_bytes()).await;
        assert!(page.html.contains("The draft is begun."), "{}", page.html);
        assert_eq!(source(&site, "training-workshop").await.as_deref(), Some(WORKSHOP));
        // Its name is taken now; what was chosen is in the page, so it is not lost.
        let page = editor.upload("/staff/new/file", &[("source", "")], "file", WORKSHOP.as_bytes()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(held(&page, "source"), WORKSHOP);
        let other = [("id", "other-workshop"), ("source", &held(&page, "source"))];
        let page = editor.send_and_follow("/staff/new/file", &other).await;
        assert!(page.html.contains("The draft is begun."), "{}", page.html);
        let renamed = WORKSHOP.replace("id = \"training-workshop\"", "id = \"other-workshop\"");
        assert_eq!(source(&site, "other-workshop").await, Some(renamed));
        // No TOML at all has no name, and is kept once it gets one.
        let broken = "id = \"\n<title>";
        let page = editor.send("/staff/new/file", &[("source", broken)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(held(&page, "source").trim_end(), broken);
        let page = editor
            .send_and_follow("/staff/new/file", &[("source", broken), ("id", "broken")])
            .await;
        assert!(page.html.contains("not TOML"), "{}", page.html);
        let nothing = editor.send("/staff/new/file", &[("source", " ")]).await;
        assert!(nothing.html.contains("Choose a file or paste a definition"));
        let picture = editor.upload("/staff/new/file", &[], "file", b"\x89PNG\xff").await;
        assert_eq!(picture.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn a_form_is_taken_in_or_refused_by_sheet_and_cell(database: Database) {
        let site = Site::open(&database);
        let mut editor = site.member(Role::Editor).await;
        let survey = read(WORKSHOP, "workshop.toml").expect("no faults");
        let form = maoni::xlsform::write(&survey).expect("a form").bytes;
        let page = editor.upload("/staff/new/file", &[("id", "from-a-form")], "file", &form).await;
        assert!(page.html.contains("The draft is begun."), "{}", page.html);
        let text = source(&site, "from-a-form").await.expect("a draft");
        let taken = examine(&text, "from-a-form.toml").survey.expect("no faults");
        assert_eq!(taken.pages, survey.pages);
        let foreign = foreign_form();
        let page = editor.upload("/staff/new/file", &[("id", "foreign")], "file", &foreign).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for place in ["sheet `survey`, cell A2", "sheet `survey`, cell A3"] {
            assert!(page.html.contains(place), "{place}: {}", page.html);
        }
        assert_eq!(held(&page, "id"), "foreign");
        assert_eq!(source(&site, "foreign").await, None);
        let broken = editor.upload("/staff/new/file", &[], "file", b"PK\x03\x04 and nothing").await;
        assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// A form with two questions of kinds that no survey has.
fn foreign_form() -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("survey").expect("a name");
    let rows = [
        ["type", "name", "label"],
        ["geopoint", "where", "Where?"],
        ["barcode", "what", "What?"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (row as u32, column as u16);
            sheet.write_string(row, column, *cell).expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
