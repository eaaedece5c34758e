//! Letters and cards on paper: each person a page, six cards a sheet, in every language.

use jiff::civil::date;
use maoni::i18n::words;
use maoni::report::page::{Item, Paper};
use maoni::report::{Letter, Occasion, compose_cards, compose_letters, lay_out, write_pdf};
use maoni::survey::{Language, read};

const SURVEY: &str = include_str!("../../surveys/training-workshop.toml");

fn letters(count: usize) -> Vec<Letter> {
    let letter = |number: usize| Letter {
        name: format!("Amina Yusuf {number}"),
        team: "Ministry of Labour".to_owned(),
        address: format!(
            "https://survey.example.org/s/training-workshop/en/i/ABCD-EFGH-{number:04}"
        ),
        typed: format!("survey.example.org/s/training-workshop/i/ABCD-EFGH-{number:04}"),
    };
    (0..count).map(letter).collect()
}

/// How many squares and words a page shows.
fn drawn(paper: &Paper, page: usize) -> (usize, usize) {
    let items = &paper.pages[page].items;
    let shapes = items
        .iter()
        .filter(|item| matches!(item, Item::Shape(_)))
        .count();
    let runs = items
        .iter()
        .filter(|item| matches!(item, Item::Run { .. }))
        .count();
    (shapes, runs)
}

#[test]
fn each_person_has_a_page_and_each_sheet_six_cards() {
    let survey = read(SURVEY, "training-workshop.toml").expect("a sound definition");
    for &language in &survey.languages {
        let occasion = Occasion {
            survey: &survey,
            words: words(language),
            facts: &["It takes about 5 minutes.".to_owned()],
            issued: date(2026, 3, 2),
        };
        let paper = lay_out(&compose_letters(&occasion, &letters(3)));
        assert_eq!(paper.pages.len(), 3, "{language}");
        let names: Vec<&str> = paper
            .outline
            .iter()
            .map(|mark| mark.title.as_str())
            .collect();
        assert_eq!(names, ["Amina Yusuf 0", "Amina Yusuf 1", "Amina Yusuf 2"]);
        for page in 0..3 {
            let (shapes, runs) = drawn(&paper, page);
            assert!(
                shapes > 200 && runs > 10,
                "{language}: {shapes} shapes, {runs} runs"
            );
        }
        let paper = lay_out(&compose_cards(&occasion, &letters(7)));
        assert_eq!(paper.pages.len(), 2, "{language}");
        assert!(
            drawn(&paper, 0).0 > 5 * drawn(&paper, 1).0,
            "six codes and one"
        );
        assert!(write_pdf(&paper).starts_with(b"%PDF"));
    }
    assert!(survey.languages.contains(&Language::En));
}
