//! A sample paper in three languages: every kind of block, invented content.

use maoni::chart::scene::{Anchor, Colour, Label, Mark, Scene, Shape, Stroke, Turn};
use maoni::chart::theme::Palette;
use maoni::report::document::{
    Align, Block, Callout, Cell, Column, Contents, Cover, Direction, Document, Figure, Furniture,
    Heading, Level, Link, List, Paragraph, Passage, Quote, Row, RowKind, Span, Style, Table, Tile,
    Tone, Width,
};
use maoni::text::{isolate_number, typeset};

/// The words of the sample in one language.
pub(super) struct Words {
    pub(super) language: &'static str,
    pub(super) title: &'static str,
    pub(super) event: &'static str,
    pub(super) place: [&'static str; 6],
    pub(super) note: &'static str,
    pub(super) contents: &'static str,
    pub(super) summary: &'static str,
    pub(super) lead: &'static str,
    pub(super) finding: &'static str,
    pub(super) kicker: &'static str,
    pub(super) question: &'static str,
    pub(super) items: [&'static str; 4],
    pub(super) caption: &'static str,
    pub(super) base: &'static str,
    pub(super) body: &'static str,
    pub(super) quote: &'static str,
    pub(super) who: &'static str,
    pub(super) conclusion: [&'static str; 2],
    pub(super) proposal: [&'static str; 2],
    pub(super) method: [&'static str; 2],
    pub(super) head: [&'static str; 3],
    pub(super) tiles: [[&'static str; 3]; 6],
    pub(super) folio: &'static str,
    pub(super) mark: &'static str,
    pub(super) status: &'static str,
}

pub(super) const ENGLISH: Words = Words {
    language: "en",
    title: "What participants said about partnerships for safe, orderly and regular migration",
    event: "Regional seminar on the Global Compact for Migration",
    place: [
        "Place",
        "Marrakech",
        "Date",
        "9 December 2018",
        "Issued",
        "24 November 2026",
    ],
    note: "The views shown are those of participants who answered and not official positions of any government or organisation.",
    contents: "Contents",
    summary: "Summary",
    lead: "Of the 50 people invited, 27 answered. They want regional partnerships most, and they say that the skills to run them are the first thing missing.",
    finding: "Regional partnerships are wanted most; routes between regions have none",
    kicker: "Question 1: partnerships",
    question: "Which partnerships exist in your area of work, which of them work, and which are missing?",
    items: [
        "Between states of the region",
        "With countries of destination",
        "With civil society and the private sector",
        "Along routes between regions",
    ],
    caption: "Partnerships wanted, number of participants",
    base: "Base: 27 participants who answered this question; several answers were possible.",
    body: "Nearly all participants named at least one partnership that works. Most of these join neighbouring states, and about half rest on a written agreement. Few participants could name one that follows migrants along the whole of their journey, from the place they leave to the place in which they settle.",
    quote: "We meet every year, we agree every year, and nobody is paid to do anything about it in between.",
    who: "Participant, national government",
    conclusion: [
        "What this implies",
        "A standing secretariat for the routes between regions would answer the need that most participants named and that no partnership meets today.",
    ],
    proposal: [
        "What is proposed",
        "To table a joint work plan with the neighbouring regional community before the next forum, with a named focal point in each state.",
    ],
    method: [
        "How we did this",
        "All seminar participants were invited to a questionnaire on the last day. Answers are anonymous. Percentages are not shown for bases under ten.",
    ],
    head: ["Partnership", "Exists", "Missing"],
    tiles: [
        ["27 of 50", "participants answered", "54 % of those invited"],
        ["19", "name a partnership that works", "of 27 who answered"],
        [
            "+21",
            "points between relevance and effort",
            "on a scale of 0 to 100",
        ],
        ["6", "states of the region", "took part"],
        ["12", "offers to lead or to join", "by 9 participants"],
        ["3", "languages", "English, French, Arabic"],
    ],
    folio: "Page {page} of {pages}",
    mark: "Synthetic data",
    status: "Draft for comment",
};

pub(super) const FRENCH: Words = Words {
    language: "fr",
    title: "Ce que les participants ont dit des partenariats pour des migrations sûres, ordonnées et régulières",
    event: "Séminaire régional sur le Pacte mondial pour les migrations",
    place: [
        "Lieu",
        "Marrakech",
        "Date",
        "9 décembre 2018",
        "Publié le",
        "24 novembre 2026",
    ],
    note: "Les avis présentés sont ceux des participants ayant répondu ; ils n'engagent aucun gouvernement ni aucune organisation.",
    contents: "Sommaire",
    summary: "Synthèse",
    lead: "Sur les 50 personnes invitées, 27 ont répondu. Elles souhaitent avant tout des partenariats régionaux et jugent que les compétences pour les conduire sont ce qui manque d'abord.",
    finding: "Les partenariats régionaux sont les plus demandés ; les routes entre régions n'en ont aucun",
    kicker: "Question 1 : partenariats",
    question: "Quels partenariats existent dans votre domaine, lesquels fonctionnent, et lesquels manquent ?",
    items: [
        "Entre États de la région",
        "Avec les pays de destination",
        "Avec la société civile et le secteur privé",
        "Le long des routes entre régions",
    ],
    caption: "Partenariats souhaités, nombre de participants",
    base: "Base : 27 participants ayant répondu à cette question ; plusieurs réponses étaient possibles.",
    body: "Presque tous les participants ont cité au moins un partenariat qui fonctionne. La plupart relient des États voisins, et la moitié environ reposent sur un accord écrit. Peu de participants ont pu en nommer un qui accompagne les migrants tout au long de leur parcours, du lieu de départ jusqu'au lieu où ils s'établissent.",
    quote: "Nous nous réunissons chaque année, nous tombons d'accord chaque année, et personne n'est payé pour agir entre-temps !",
    who: "Participant, gouvernement national",
    conclusion: [
        "Ce que cela implique",
        "Un secrétariat permanent pour les routes entre régions répondrait au besoin que la plupart des participants ont nommé et qu'aucun partenariat ne couvre aujourd'hui.",
    ],
    proposal: [
        "Ce qui est proposé",
        "Présenter, avant le prochain forum, un plan de travail commun avec la communauté régionale voisine, avec un point focal nommé dans chaque État.",
    ],
    method: [
        "Comment nous avons procédé",
        "Tous les participants ont été invités à remplir un questionnaire le dernier jour. Les réponses sont anonymes. Aucun pourcentage n'est donné pour une base inférieure à dix.",
    ],
    head: ["Partenariat", "Existe", "Manque"],
    tiles: [
        [
            "27 sur 50",
            "participants ont répondu",
            "54 % des personnes invitées",
        ],
        [
            "19",
            "citent un partenariat qui fonctionne",
            "sur 27 réponses",
        ],
        [
            "+21",
            "points entre pertinence et effort",
            "sur une échelle de 0 à 100",
        ],
        ["6", "États de la région", "ont pris part"],
        [
            "12",
            "offres de conduire ou de rejoindre",
            "par 9 participants",
        ],
        ["3", "langues", "anglais, français, arabe"],
    ],
    folio: "Page {page} sur {pages}",
    mark: "Données fictives",
    status: "Projet pour observations",
};

pub(super) const ARABIC: Words = Words {
    language: "ar",
    title: "ما قاله المشاركون عن الشراكات من أجل هجرة آمنة ومنظمة ونظامية",
    event: "الندوة الإقليمية حول الاتفاق العالمي من أجل الهجرة",
    place: [
        "المكان",
        "مراكش",
        "التاريخ",
        "9 ديسمبر 2018",
        "تاريخ الإصدار",
        "24 نوفمبر 2026",
    ],
    note: "الآراء المعروضة هي آراء المشاركين الذين أجابوا ولا تمثل مواقف رسمية لأي حكومة أو منظمة.",
    contents: "المحتويات",
    summary: "الملخص",
    lead: "أجاب 27 من أصل 50 مدعوا. ويريد المشاركون الشراكات الإقليمية قبل غيرها، ويرون أن المهارات اللازمة لإدارتها هي أول ما ينقص.",
    finding: "الشراكات الإقليمية هي الأكثر طلبا، والطرق بين الأقاليم بلا شراكات",
    kicker: "السؤال 1: الشراكات",
    question: "ما الشراكات القائمة في مجال عملكم، وأيها ناجح، وأيها مفقود؟",
    items: [
        "بين دول الإقليم",
        "مع بلدان المقصد",
        "مع المجتمع المدني والقطاع الخاص",
        "على الطرق بين الأقاليم",
    ],
    caption: "الشراكات المطلوبة، عدد المشاركين",
    base: "القاعدة: 27 مشاركا أجابوا عن هذا السؤال؛ وكان يمكن اختيار أكثر من إجابة.",
    body: "ذكر معظم المشاركين شراكة ناجحة واحدة على الأقل. وتجمع أغلب هذه الشراكات بين دول متجاورة (IGAD مثلا)، ويستند نحو نصفها إلى اتفاق مكتوب. ولم يستطع سوى قليل من المشاركين ذكر شراكة ترافق المهاجرين على امتداد رحلتهم، من مكان المغادرة إلى مكان الاستقرار.",
    quote: "نجتمع كل عام، ونتفق كل عام، ولا أحد يتقاضى أجرا ليعمل شيئا فيما بين ذلك.",
    who: "مشارك، حكومة وطنية",
    conclusion: [
        "ما يعنيه ذلك",
        "من شأن أمانة دائمة للطرق بين الأقاليم أن تلبي الحاجة التي ذكرها معظم المشاركين ولا تغطيها أي شراكة اليوم.",
    ],
    proposal: [
        "المقترح",
        "عرض خطة عمل مشتركة مع الجماعة الإقليمية المجاورة قبل المنتدى المقبل، مع تسمية جهة اتصال في كل دولة.",
    ],
    method: [
        "كيف أعددنا هذه الورقة",
        "دعي جميع المشاركين في الندوة إلى ملء استبيان في اليوم الأخير. والإجابات مجهولة المصدر. ولا تعرض النسب المئوية إذا قل العدد عن عشرة.",
    ],
    head: ["الشراكة", "قائمة", "مفقودة"],
    tiles: [
        ["27 من 50", "مشاركا أجابوا", "54% من المدعوين"],
        ["19", "ذكروا شراكة ناجحة", "من أصل 27 إجابة"],
        ["+21", "نقطة بين الأهمية والجهد", "على مقياس من 0 إلى 100"],
        ["6", "دول من الإقليم", "شاركت"],
        ["12", "عرضا للقيادة أو الانضمام", "من 9 مشاركين"],
        ["3", "لغات", "الإنجليزية والفرنسية والعربية"],
    ],
    folio: "صفحة {page} من {pages}",
    mark: "بيانات تجريبية",
    status: "مسودة للتعليق",
};

const COUNTS: [u32; 4] = [21, 17, 11, 4];

impl Words {
    pub(super) fn direction(&self) -> Direction {
        Direction::of_language(self.language)
    }

    fn set(&self, text: &str) -> String {
        typeset(text, self.language)
    }

    fn spans(&self, text: &str) -> Vec<Span> {
        vec![Span::plain(self.set(text))]
    }

    /// Bars with labels, mirrored in Arabic.
    pub(super) fn scene(&self, width: f64) -> Scene {
        let direction = self.direction();
        let rtl = direction.is_rtl();
        let mut scene = Scene::new(width, 4.0 * 26.0 + 10.0, self.language, direction);
        scene.title = self.set(self.caption);
        scene.alt = format!("{}: 21, 17, 11, 4", self.items.join("; "));
        let plot = width * 0.36;
        let at = |x: f64, extent: f64| if rtl { width - x - extent } else { x };
        let label = |x: f64, y: f64, text: String, end: bool, bold: bool, colour: Colour| {
            let left = if rtl { end } else { !end };
            Mark::Text(Label {
                x: at(x, 0.0),
                y,
                text,
                size: 8.5,
                bold,
                colour,
                anchor: if left { Anchor::Left } else { Anchor::Right },
                direction,
                turn: Turn::None,
            })
        };
        for (row, (item, count)) in self.items.iter().zip(COUNTS).enumerate() {
            let y = row as f64 * 26.0;
            let length = (width - plot) * f64::from(count) / 27.0;
            scene.marks.push(label(
                plot - 8.0,
                y + 12.0,
                self.set(item),
                true,
                false,
                Palette::NEUTRAL.ink,
            ));
            scene.marks.push(Mark::Shape(Shape::Rect {
                x: at(plot, length),
                y,
                width: length,
                height: 18.0,
                fill: Some(Palette::NEUTRAL.accent),
                stroke: None,
            }));
            let number = isolate_number(&count.to_string(), direction);
            let inside = plot + length - 6.0;
            scene
                .marks
                .push(label(inside, y + 12.5, number, true, true, Colour::WHITE));
        }
        let axis = at(plot, 0.0);
        scene.marks.push(Mark::Shape(Shape::Path {
            points: vec![(axis, -2.0), (axis, 102.0)],
            closed: false,
            fill: None,
            stroke: Some(Stroke::solid(Palette::NEUTRAL.ink, 1.0)),
        }));
        scene.marks.push(Mark::Shape(Shape::Circle {
            x: at(plot + 200.0, 0.0),
            y: 88.0,
            radius: 5.0,
            fill: Some(Palette::NEUTRAL.highlight),
            stroke: Some(Stroke {
                colour: Palette::NEUTRAL.ink,
                width: 0.5,
                dash: Some((2.0, 1.0)),
            }),
        }));
        scene
    }

    pub(super) fn table(&self, rows: usize) -> Table {
        let number =
            |value: usize| Span::plain(isolate_number(&value.to_string(), self.direction()));
        let mut body = vec![Row {
            kind: RowKind::Group,
            cells: vec![self.spans(self.kicker)],
        }];
        body.extend((0..rows).map(|row| Row {
            kind: RowKind::Body,
            cells: vec![
                self.spans(self.items[row % 4]),
                vec![number(row * 7 % 23)],
                vec![number(row * 5 % 19)],
            ],
        }));
        body.push(Row {
            kind: RowKind::Total,
            cells: vec![self.spans(self.summary), vec![number(53)], vec![number(21)]],
        });
        let column = |width, align| Column { width, align };
        Table {
            caption: self.spans(self.caption),
            columns: vec![
                column(Width::Share(1.0), Align::Start),
                column(Width::Fit, Align::End),
                column(Width::Fit, Align::End),
            ],
            head: self.head.iter().map(|head| self.spans(head)).collect(),
            rows: body,
            named_rows: true,
            note: self.spans(self.base),
            summary: self.set(self.caption),
            anchor: Some("table".to_owned()),
        }
    }

    fn callout(&self, tone: Tone, words: [&str; 2]) -> Block {
        Block::Callout(Callout {
            tone,
            label: self.set(words[0]),
            paragraphs: vec![self.spans(words[1])],
        })
    }

    fn quote(&self, translated_from: Option<(String, Passage)>) -> Quote {
        let passage = Passage {
            text: self.set(self.quote),
            language: self.language.to_owned(),
            direction: self.direction(),
        };
        Quote {
            passage,
            attribution: self.set(self.who),
            translated_from,
        }
    }

    fn cover(&self) -> Block {
        let facts = self
            .place
            .chunks(2)
            .map(|fact| (self.set(fact[0]), self.set(fact[1])));
        Block::Cover(Box::new(Cover {
            logo: None,
            issuer: "IGAD".to_owned(),
            title: self.set(self.title),
            subtitle: self.set(self.event),
            status: self.set(self.status),
            facts: facts.collect(),
            strip: None,
            note: self.set(self.note),
        }))
    }

    fn paragraph(&self, style: Style, text: &str) -> Block {
        Block::Paragraph(Paragraph::plain(style, self.set(text)))
    }

    fn heading(
        &self,
        level: Level,
        text: &str,
        kicker: Option<&str>,
        anchor: Option<&str>,
    ) -> Block {
        Block::Heading(Heading {
            kicker: kicker.map(|kicker| self.set(kicker)),
            anchor: anchor.map(str::to_owned),
            ..Heading::plain(level, self.set(text))
        })
    }

    fn front(&self) -> Vec<Block> {
        let linked = |text: &str| {
            vec![
                Span::plain(format!("{} (", self.set(text))),
                Span::reference(self.set(self.kicker), "finding"),
                Span::plain(")."),
            ]
        };
        let tiles = self.tiles.map(|[value, label, note]| Tile {
            value: isolate_if_signed(&self.set(value), self.direction()),
            label: self.set(label),
            note: self.set(note),
        });
        vec![
            self.cover(),
            Block::Contents(Contents {
                title: self.set(self.contents),
                depth: Level::Finding,
            }),
            Block::PageBreak,
            self.heading(Level::Part, self.summary, None, Some("summary")),
            self.paragraph(Style::Lead, self.lead),
            Block::List(List {
                numbered: true,
                items: self.items.map(linked).to_vec(),
            }),
            Block::Tiles(tiles.to_vec()),
            Block::PageBreak,
        ]
    }

    fn message(&self) -> Vec<Block> {
        let foreign = if self.language == "en" {
            &ARABIC
        } else {
            &ENGLISH
        };
        let original = Passage {
            text: foreign.quote.to_owned(),
            language: foreign.language.to_owned(),
            direction: foreign.direction(),
        };
        let body = || self.paragraph(Style::Body, self.body);
        vec![
            self.heading(
                Level::Finding,
                self.finding,
                Some(self.kicker),
                Some("finding"),
            ),
            self.paragraph(Style::Question, self.question),
            Block::Figure(Box::new(Figure {
                scene: self.scene(482.0),
                narrow: None,
                caption: self.spans(self.caption),
                note: self.spans(self.base),
                tables: Vec::new(),
                anchor: Some("figure".to_owned()),
            })),
            Block::Row(vec![
                Cell {
                    columns: 8,
                    blocks: vec![body(), body()],
                },
                Cell {
                    columns: 4,
                    blocks: vec![Block::Quote(self.quote(None))],
                },
            ]),
            self.callout(Tone::Conclusion, self.conclusion),
            self.callout(Tone::Proposal, self.proposal),
            Block::Quote(self.quote(Some((self.set(self.status), original)))),
            Block::PageBreak,
        ]
    }

    fn back(&self) -> Vec<Block> {
        let facts = self
            .place
            .chunks(2)
            .map(|fact| (self.set(fact[0]), self.spans(fact[1])));
        let address = Link::Address("https://igad.int/".to_owned());
        vec![
            self.heading(Level::Finding, self.question, Some(self.kicker), None),
            Block::Table(self.table(60)),
            self.heading(Level::Topic, self.method[0], None, None),
            Block::KeyValue(facts.collect()),
            Block::List(List {
                numbered: false,
                items: self.items.map(|item| self.spans(item)).to_vec(),
            }),
            self.callout(Tone::Method, self.method),
            self.callout(Tone::Notice, [self.mark, self.note]),
            Block::Paragraph(Paragraph {
                spans: vec![
                    Span::bold(self.set(self.summary)),
                    Span::plain(" "),
                    Span {
                        link: Some(address),
                        ..Span::plain("igad.int")
                    },
                    Span::plain(", "),
                    Span {
                        language: Some("sw".to_owned()),
                        ..Span::plain("maoni")
                    },
                ],
                style: Style::Note,
            }),
        ]
    }

    /// The whole paper.
    pub(super) fn document(&self) -> Document {
        Document {
            title: self.set(self.title),
            author: "IGAD".to_owned(),
            subject: self.set(self.event),
            language: self.language.to_owned(),
            direction: self.direction(),
            issued: jiff::civil::date(2026, 11, 24),
            palette: Palette::NEUTRAL,
            furniture: Furniture {
                header: self.set(self.event),
                footer: "v0.1 · 3f9a7c21".to_owned(),
                folio: self.folio.to_owned(),
                mark: Some(self.mark.to_owned()),
                unfold: String::new(),
            },
            blocks: [self.front(), self.message(), self.back()].concat(),
        }
    }
}

fn isolate_if_signed(text: &str, direction: Direction) -> String {
    if text.starts_with('+') {
        isolate_number(text, direction)
    } else {
        text.to_owned()
    }
}
