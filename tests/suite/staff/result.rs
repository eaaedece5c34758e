//! Results in the workspace: the figures of the paper and of the files, when they may be told.

use axum::http::StatusCode;
use maoni::id::SurveyId;
use maoni::outcomes::{Published, find, retention};
use maoni::store::{ImportedResponse, Role};

use crate::support::answering::respond;
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

const SURVEY: &str = include_str!("../../../surveys/training-workshop.toml");
const RESULTS: &str = "/staff/surveys/training-workshop/results";

/// The survey of a workshop that `count` people answered.
async fn collect(site: &Site, count: usize) -> Published {
    let id = SurveyId::new("training-workshop");
    site.publish(id.as_str(), SURVEY).await;
    let published = find(&site.store, &id).await.expect("read").expect("there");
    let responses = respond(&published.survey, count).into_iter();
    let responses = responses.map(|response| ImportedResponse {
        language: response.language,
        day: response.day,
        complete: response.complete,
        answers: response.answers,
        mark: None,
    });
    let responses: Vec<_> = responses.collect();
    site.store.import(&id, 1, responses).await.expect("answers");
    published
}

async fn seal(site: &Site, published: &Published) {
    let day = jiff::civil::date(2018, 12, 9);
    let sealed = site.store.seal(&published.stored.id, day).await;
    assert!(sealed.expect("sealed"));
}

/// Every page of the results, by the links that lead from one to the next.
async fn leaf_through(site: &Site, from: &str) -> Vec<String> {
    let mut viewer = site.member(Role::Viewer).await;
    let mut pages = Vec::new();
    let mut next = Some(from.to_owned());
    while let Some(path) = next {
        let page = viewer.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.html.len() < 120 * 1024, "{path}: {}", page.html.len());
        next = page.html.split("<a href=\"").find_map(|rest| {
            let (address, rest) = rest.split_once('"')?;
            rest.starts_with(" rel=\"next\"")
                .then(|| address.replace("&#38;", "&"))
        });
        pages.push(page.html);
    }
    pages
}

both_databases! {
    async fn no_figure_is_shown_before_the_survey_is_closed_for_good(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, 40).await;
        site.turn("2018-12-20T10:00:00Z");
        let mut viewer = site.member(Role::Viewer).await;
        let page = viewer.get(RESULTS).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("once the survey is closed for good"), "{}", page.html);
        assert!(!page.html.contains("<figure") && !page.html.contains("<table"));
        seal(&site, &published).await;
        let page = viewer.get(RESULTS).await;
        assert!(page.html.contains("<figure"), "{}", page.html);
        let erased = retention::purge(&site.store, &published, &operator(site.now())).await;
        assert!(erased.expect("erased"));
        let page = viewer.get(RESULTS).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.html.contains("The answers were erased on"), "{}", page.html);
        assert!(!page.html.contains("<figure") && !page.html.contains("<table"));
    }

    async fn every_question_is_there_with_its_base_and_the_table_of_the_paper(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, 40).await;
        seal(&site, &published).await;
        let pages = leaf_through(&site, RESULTS).await;
        let all = pages.join("\n");
        for item in published.survey.items() {
            let is_gate = item.required && item.choices().len() == 1;
            let is_consent = published.survey.privacy.quote.as_ref() == Some(&item.id);
            if !item.is_asked() || is_gate || is_consent {
                continue;
            }
            let name = item.short_or_text().get(maoni::language::Language::En);
            let heading = format!(">{}</h3>", name.replace('&', "&amp;"));
            assert_eq!(all.matches(&heading).count(), 1, "{name}");
        }
        assert!(all.contains("For the organisers only"));
        // The tables are those of the annex of the paper, to the letter.
        let annex = annex(&site, &published).await;
        let (annex, _) = annex.split_once("id=\"questionnaire\"").expect("a questionnaire");
        let tables: Vec<&str> = annex.split("<tbody>").skip(1).collect();
        let tables = tables.iter().filter_map(|rest| rest.split("</table>").next());
        let groups = leaf_through(&site, &format!("{RESULTS}?by=groups")).await.join("\n");
        let mut seen = 0;
        for table in tables {
            assert!(all.contains(table) || groups.contains(table), "{table}");
            seen += 1;
        }
        assert!(seen > 5, "{seen}");
    }

    async fn groups_are_those_of_the_breakdown_and_small_ones_are_told_together(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, 40).await;
        seal(&site, &published).await;
        let pages = leaf_through(&site, &format!("{RESULTS}?by=groups")).await.join("\n");
        assert!(pages.contains("what the groups said"));
        assert!(pages.contains("are counted together"));
        let mut viewer = site.member(Role::Viewer).await;
        let unknown = viewer.get(&format!("{RESULTS}?page=nothing")).await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    }

    async fn too_few_answers_make_sentences_and_no_figures(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, 4).await;
        seal(&site, &published).await;
        let pages = leaf_through(&site, RESULTS).await.join("\n");
        assert!(!pages.contains("<svg") && !pages.contains("<table"), "four people are too few");
        assert!(pages.contains("ewer than 5"), "{pages}");
    }
}

/// The annex of the general report, as a web page.
async fn annex(site: &Site, published: &Published) -> String {
    use maoni::language::Language;
    use maoni::outcomes::{Part, compose_paper, count, paper::Bundled};
    let counted = count(&site.store, published).await.expect("counted");
    let mut definition = Bundled::General.definition().expect("bundled");
    definition.theme = Bundled::fitting(&published.survey)[0]
        .definition()
        .expect("bundled")
        .theme;
    let day = jiff::civil::date(2018, 12, 9);
    let annex = compose_paper(
        published,
        &counted,
        &definition,
        Part::Annex,
        Language::En,
        day,
    );
    maoni::report::write_html(&annex.expect("composed").expect("an annex"))
}
