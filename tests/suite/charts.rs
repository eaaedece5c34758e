//! Every chart with labels of any length in every language: nothing is clipped, no words collide,
//! and what is drawn is also said.

use maoni::chart::Frame;
use maoni::chart::bars::{Bar, Bars};
use maoni::chart::butterfly::Butterfly;
use maoni::chart::dumbbell::{Dumbbell, DumbbellRow};
use maoni::chart::groups::{Groups, GroupsRow};
use maoni::chart::scatter::{Axis, Dot, Scatter};
use maoni::chart::scene::{Label, Mark, Scene, Shape};
use maoni::chart::share::{Part, Share};
use maoni::chart::stacked::{Stacked, StackedRow};
use maoni::chart::theme::Palette;
use maoni::chart::trend::{Trend, TrendEvent, TrendRow};
use maoni::text::Direction;
use proptest::prelude::*;

const WORDS: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "Data",
            "border management",
            "with cities and local authorities",
            "of",
            "statistics",
        ],
    ),
    (
        "fr",
        &[
            "Données",
            "gestion des frontières",
            "avec les collectivités territoriales",
            "de",
            "l’État",
        ],
    ),
    (
        "ar",
        &[
            "البيانات",
            "إدارة الحدود",
            "مع المدن والسلطات المحلية",
            "في",
            "IOM",
        ],
    ),
];

/// What a chart is drawn from here: a frame, and rows of a label and some counts.
#[derive(Debug, Clone)]
struct Draft {
    frame: Frame,
    rows: Vec<(String, [u64; 4])>,
}

fn draft() -> impl Strategy<Value = Draft> {
    (0..WORDS.len(), 300.0..500.0_f64).prop_flat_map(|(language, width)| {
        let (tag, words) = WORDS[language];
        let label = prop::collection::vec(prop::sample::select(words), 1..5);
        let label = label.prop_map(|words| words.join(" "));
        let row = (label, prop::array::uniform4(0_u64..40));
        prop::collection::vec(row, 1..9).prop_map(move |rows| Draft {
            frame: Frame {
                width,
                language: tag.to_owned(),
                direction: Direction::of_language(tag),
                title: words[0].to_owned(),
                palette: Palette::NEUTRAL,
            },
            rows,
        })
    })
}

/// Every chart of the same rows, by name.
fn draw(draft: &Draft) -> Vec<(&'static str, Scene)> {
    let frame = &draft.frame;
    vec![
        ("bars", bars(draft).draw(frame)),
        ("butterfly", butterfly(draft).draw(frame)),
        ("dumbbell", dumbbell(draft).draw(frame)),
        ("scatter", scatter(draft).draw(frame)),
        ("share", share(draft).draw(frame)),
        ("stacked", stacked(draft).draw(frame)),
        ("groups", groups(draft).draw(frame)),
        ("trend", trend(draft).draw(frame)),
    ]
}

fn told(count: u64) -> String {
    format!("{count} ({count}%)")
}

impl Draft {
    fn names(&self) -> impl Iterator<Item = String> {
        self.rows.iter().map(|(label, _)| label.clone())
    }
}

fn bars(draft: &Draft) -> Bars {
    let rows = &draft.rows;
    let colours = Palette::NEUTRAL.parts(4);
    Bars {
        rows: rows
            .iter()
            .map(|(label, counts)| Bar {
                label: label.clone(),
                parts: counts
                    .iter()
                    .map(|n| *n as f64)
                    .zip(colours.clone())
                    .collect(),
                value: told(counts.iter().sum()),
            })
            .collect(),
        key: draft.names().zip(colours.clone()).collect(),
        full: 160.0,
    }
}

fn butterfly(draft: &Draft) -> Butterfly {
    let rows = &draft.rows;
    Butterfly {
        names: [rows[0].0.clone(), rows[0].0.clone()],
        rows: rows
            .iter()
            .map(|(label, counts)| (label.clone(), [Some(counts[0]), Some(counts[1])]))
            .collect(),
        hidden: "< 5".to_owned(),
    }
}

fn dumbbell(draft: &Draft) -> Dumbbell {
    let rows = &draft.rows;
    Dumbbell {
        range: (1.0, 5.0),
        names: [rows[0].0.clone(), rows[0].0.clone()],
        gap: "+/-".to_owned(),
        rows: rows
            .iter()
            .map(|(label, counts)| DumbbellRow {
                label: label.clone(),
                levels: Some((1.0 + counts[0] as f64 / 10.0, 1.0 + counts[1] as f64 / 10.0)),
                gap: "+1.23".to_owned(),
            })
            .collect(),
    }
}

fn scatter(draft: &Draft) -> Scatter {
    let rows = &draft.rows;
    let axis = || Axis {
        name: draft.frame.title.clone(),
        range: (0.0, 40.0),
        marks: vec![(0.0, "0".to_owned()), (40.0, "40".to_owned())],
    };
    Scatter {
        x: axis(),
        y: axis(),
        dots: rows
            .iter()
            .map(|(label, counts)| Dot {
                label: label.clone(),
                x: counts[0] as f64,
                y: counts[1] as f64,
                value: told(counts[0]),
            })
            .collect(),
    }
}

fn share(draft: &Draft) -> Share {
    let rows = &draft.rows;
    Share {
        parts: rows
            .iter()
            .zip(Palette::NEUTRAL.parts(rows.len()))
            .map(|((label, counts), colour)| Part {
                label: label.clone(),
                count: counts[0] as f64,
                value: told(counts[0]),
                colour,
            })
            .collect(),
    }
}

fn stacked(draft: &Draft) -> Stacked {
    let rows = &draft.rows;
    Stacked {
        points: draft.names().take(4).collect(),
        rows: rows
            .iter()
            .map(|(label, counts)| StackedRow {
                label: label.clone(),
                counts: counts[..rows.len().min(4)].to_vec(),
                aside: 3,
                remark: told(counts[3]),
            })
            .collect(),
        remark: "2".to_owned(),
        aside: "?".to_owned(),
    }
}

fn groups(draft: &Draft) -> Groups {
    let rows = &draft.rows;
    let portion = |count: u64| (count as f64 / 40.0, told(count));
    Groups {
        names: draft.names().take(4).collect(),
        whole: draft.frame.title.clone(),
        scale: [0.0, 0.5, 1.0]
            .map(|s| (s, format!("{:.0}%", 100.0 * s)))
            .to_vec(),
        rows: rows
            .iter()
            .map(|(label, counts)| GroupsRow {
                label: label.clone(),
                shares: counts[..rows.len().min(4)]
                    .iter()
                    .map(|n| portion(*n))
                    .collect(),
                whole: portion(counts[3]),
            })
            .collect(),
    }
}

/// As many events as rows, up to four, named by years or by whole labels; some figures withheld.
fn trend(draft: &Draft) -> Trend {
    let events = draft.rows.len().min(4);
    let long = draft.rows[0].1[0].is_multiple_of(2);
    let cell = |count: u64| match count {
        0..8 => (None, draft.frame.title.clone()),
        count => (Some(count as f64 / 40.0), told(count)),
    };
    Trend {
        events: (0..events)
            .map(|event| TrendEvent {
                name: if long {
                    draft.rows[event].0.clone()
                } else {
                    (2018 + event).to_string()
                },
                base: if long { String::new() } else { told(40) },
            })
            .collect(),
        rows: draft
            .rows
            .iter()
            .map(|(label, counts)| TrendRow {
                label: label.clone(),
                cells: counts[..events].iter().map(|count| cell(*count)).collect(),
            })
            .collect(),
    }
}

/// Left, top, right and bottom of a label's letters, without the room between lines.
fn extent(label: &Label) -> [f64; 4] {
    let (left, right) = label.span();
    [
        left,
        label.y - 0.7 * label.size,
        right,
        label.y + 0.1 * label.size,
    ]
}

fn labels(scene: &Scene) -> Vec<&Label> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match mark {
            Mark::Text(label) => Some(label),
            Mark::Shape(_) => None,
        })
        .collect()
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    let slack = 0.3;
    a[0] + slack < b[2] && b[0] + slack < a[2] && a[1] + slack < b[3] && b[1] + slack < a[3]
}

#[test]
fn a_name_of_an_event_is_cut_where_the_sheet_begins() {
    // As wide as the room for names at one of these widths, to a hair.
    let long = "gestion des frontières l’État l’État de";
    for quarter in 1_200..2_000_u32 {
        let draft = Draft {
            frame: Frame {
                width: f64::from(quarter) / 4.0,
                language: "fr".to_owned(),
                direction: Direction::Ltr,
                title: "Données".to_owned(),
                palette: Palette::NEUTRAL,
            },
            rows: ["Données", long, "Données"]
                .map(|label| (label.to_owned(), [38; 4]))
                .into(),
        };
        let scene = trend(&draft).draw(&draft.frame);
        for label in labels(&scene) {
            let left = extent(label)[0];
            assert!(
                left >= -0.01,
                "{} is {left} at {}",
                label.text,
                draft.frame.width
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_clipped(draft in draft()) {
        for (chart, scene) in draw(&draft) {
            for label in labels(&scene) {
                let [left, top, right, bottom] = extent(label);
                prop_assert!(
                    left >= -0.5 && right <= scene.width + 0.5 && top >= -1.0 && bottom <= scene.height + 1.0,
                    "{chart}: `{}` at {:?} leaves {} x {}", label.text, extent(label), scene.width, scene.height
                );
            }
        }
    }

    #[test]
    fn no_words_collide(draft in draft()) {
        for (chart, scene) in draw(&draft) {
            let labels = labels(&scene);
            for (index, label) in labels.iter().enumerate() {
                for other in &labels[index + 1..] {
                    prop_assert!(
                        !overlap(extent(label), extent(other)),
                        "{chart}: `{}` {:?} covers `{}` {:?}",
                        label.text, extent(label), other.text, extent(other)
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_drawn_is_said(draft in draft()) {
        for (chart, scene) in draw(&draft) {
            prop_assert!(scene.alt.starts_with(&draft.frame.title), "{chart}: {}", scene.alt);
            for (label, _) in &draft.rows {
                prop_assert!(scene.alt.contains(label.as_str()), "{chart}: {}", scene.alt);
            }
        }
    }

    /// A chart in Arabic is the same chart from the other side.
    #[test]
    fn right_to_left_is_a_mirror(draft in draft(), width in 300.0..500.0_f64) {
        let side = |direction| {
            let frame = Frame { width, direction, ..draft.frame.clone() };
            draw(&Draft { frame, rows: draft.rows.clone() })
        };
        for ((chart, ltr), (_, rtl)) in side(Direction::Ltr).into_iter().zip(side(Direction::Rtl)) {
            prop_assert_eq!(ltr.marks.len(), rtl.marks.len());
            for (here, there) in ltr.marks.iter().zip(&rtl.marks) {
                if let (Mark::Shape(Shape::Circle { x: a, y, .. }), Mark::Shape(Shape::Circle { x: b, y: z, .. })) = (here, there) {
                    prop_assert!((a + b - width).abs() < 0.2 && (y - z).abs() < 0.2, "{chart}");
                }
                if let (Mark::Text(a), Mark::Text(b)) = (here, there) {
                    prop_assert!((a.x + b.x - width).abs() < 0.2, "{chart}: {}", a.text);
                }
            }
        }
    }
}
