//! What coders found, in the files of a package: only what is coded to the end, and no coder by name.

use std::path::Path;

use maoni::export::package::Profile;
use maoni::export::verify_themes;
use maoni::id::FixedClock;
use maoni::intake::read_code_book;
use maoni::language::Language;
use maoni::outcomes::{self, Part, package};
use maoni::report::bundled::Bundled;
use maoni::report::write_markdown;
use maoni::store::Role;

use super::coding::{BOOK, LIST, answers, code_id, collect, meeting, seal};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::{Member, operator};

const FINISH: &str = "/staff/surveys/meeting/coding/finish";
const TEXTS: [&str; 6] = [
    "Cafés: Tea 1",
    "Tea 2",
    "Tea 3",
    "Road 4",
    "Road 5",
    "Nothing 6",
];

/// Gives the answer with these words the codes.
async fn give(coder: &mut Member<'_>, words: &str, fields: &[(&str, &str)]) {
    let found = coder
        .get(&format!(
            "{LIST}?item=first&text={}",
            words.replace(' ', "+")
        ))
        .await;
    let answer = answers(&found).pop().expect("an answer");
    let page = coder.send(&answer, fields).await;
    assert_eq!(page.leads_to().as_ref(), Some(&answer), "{}", page.html);
}

async fn write(site: &Site, profile: Profile) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let published = outcomes::find(&site.store, &meeting())
        .await
        .unwrap()
        .expect("published");
    let request = package::Request {
        profile,
        labels: None,
        guard: true,
    };
    package::write(&site.store, &published, request, folder.path(), || {})
        .await
        .expect("written");
    folder
}

fn read(folder: &Path, path: &str) -> String {
    std::fs::read_to_string(folder.join(path))
        .unwrap_or_default()
        .replace("\r\n", "\n")
}

/// The paper and its annex as they are released, and the number of the release.
async fn told(site: &Site) -> (String, String, u32) {
    let (store, now) = (&site.store, site.now());
    let published = outcomes::find(store, &meeting())
        .await
        .unwrap()
        .expect("published");
    let definition = Bundled::General.definition().expect("readable");
    let clock = FixedClock(now);
    let release = outcomes::prepare_release(store, &published, &definition, None, &clock)
        .await
        .expect("may be released");
    outcomes::record_release(store, &published, &definition, &release, &[], None)
        .await
        .expect("recorded");
    let [paper, annex] = [Part::Paper, Part::Annex].map(|part| {
        let counted = &release.counted;
        let document = outcomes::compose_paper(
            &published,
            counted,
            &definition,
            part,
            Language::En,
            release.issued,
        );
        write_markdown(&document.expect("told").expect("wanted"), None)
    });
    (paper, annex, release.number)
}

/// Themes are counted again from the files of a package, and what was changed is found.
async fn check_themes(site: &Site, folder: &Path) {
    let [wide, codings, told] = ["responses-wide", "codings", "published-themes"]
        .map(|name| read(folder, &format!("data/{name}.csv")));
    let published = outcomes::find(&site.store, &meeting()).await.unwrap();
    let survey = published.expect("published").survey;
    let failing = |themes: &str| {
        let (wide, codings) = (wide.as_bytes(), codings.as_bytes());
        let verdicts = verify_themes(&survey, wide, codings, themes.as_bytes());
        let verdicts = verdicts.expect("readable files").into_iter();
        let failing = verdicts.filter(|verdict| !verdict.outcome.is_pass());
        failing.map(|verdict| verdict.name).collect::<Vec<_>>()
    };
    assert!(failing(&told).is_empty());
    let altered = told.replace("Tea,3,6", "Tea,2,6");
    assert_eq!(failing(&altered), ["theme first: Tea"]);
    let settled = told.replace(",,,unsettled", "1,6,,");
    assert_eq!(failing(&settled), ["theme first: Road"]);
    assert_eq!(failing("item,code,value,base,percent,mark\n").len(), 2);
}

/// Every file of a package with its bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in folder.read_dir().expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = std::fs::read(&path).expect("bytes");
                files.push((path.display().to_string(), bytes));
            }
        }
    }
    files
}

#[test]
fn a_code_book_of_another_program_is_read_or_told_what_is_wrong() {
    let book = |codes: &str| {
        format!(
            "<?xml version='1.0'?><CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes>{codes}</Codes>\
             </CodeBook>"
        )
    };
    let guid = |last: u8| format!("guid='{{6B2F41D5-9A3C-4E0B-8F7D-00000000000{last}}}'");
    let deep = format!(
        "<Code {} name='Water' isCodable='true' color='#FF0000'><Description>Wells.</Description>\
         <Code {} name='Tea'><Code {} name='Green'/></Code></Code>",
        guid(1),
        guid(2),
        guid(3)
    );
    let codes = read_code_book(&book(&deep)).expect("a code book");
    let told = codes
        .iter()
        .map(|(_, text)| (&*text.name, &*text.definition, text.theme));
    let water = codes[0].0;
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ("Water", "Wells.", None),
            ("Tea", "", Some(water)),
            ("Green", "", Some(water))
        ]
    );
    let bad = format!(
        "<Code name='Tea' {}/>\n<Code name='Tea' guid='7'/>\n<Code {}/>",
        guid(1),
        guid(1)
    );
    let faults = read_code_book(&book(&bad)).expect_err("faults");
    assert_eq!(
        faults,
        [
            "line 2: `Tea` is the name of the code in line 1 too",
            "line 2: `7` of `Tea` is no id (`guid`)",
            "line 3: the code has no name",
            "line 3: the id of `` is that of another code",
        ]
    );
    assert!(read_code_book("<Project/>").is_err() && read_code_book("Tea").is_err());
}

both_databases! {
    async fn what_coders_found_leaves_with_the_package(database: Database) {
        let site = Site::open(&database);
        collect(&site, &TEXTS).await;
        seal(&site).await;
        let mut first = site.member(Role::Analyst).await;
        let mut second = site.member(Role::Analyst).await;
        let road = [("name", "Road"), ("definition", "=1 & <how> to get there"), ("excludes", "Trains")];
        first.send(&format!("{BOOK}/new"), &[("name", "Tea"), ("includes", "Coffee")]).await;
        first.send(&format!("{BOOK}/new"), &road).await;
        let (tea, road) = (code_id(&site, "Tea").await, code_id(&site, "Road").await);
        for coder in [&mut first, &mut second] {
            give(coder, "Tea 1", &[("words", "Tea"), ("words-code", &tea), ("go", "stay")]).await;
            for words in ["Tea 2", "Tea 3"] {
                give(coder, words, &[("code", &tea), ("go", "stay")]).await;
            }
            give(coder, "Road 4", &[("code", &road), ("go", "stay")]).await;
        }
        give(&mut first, "Road 5", &[("code", &road), ("go", "stay")]).await;
        first.send(FINISH, &[("item", "first")]).await;

        // The second is still blind to the first.
        let folder = write(&site, Profile::Restricted).await;
        assert_eq!(read(folder.path(), "data/codings.csv"), "");
        second.send(FINISH, &[("item", "first")]).await;

        let folder = write(&site, Profile::Restricted).await;
        let folder = folder.path();
        let codings = read(folder, "data/codings.csv");
        let mut lines: Vec<&str> = codings.lines().collect();
        assert_eq!(lines.remove(0), "verbatim,response_id,item,part,record,code,coder,start,end,holds");
        assert_eq!(lines.len(), 9);
        let count = |end: &str| lines.iter().filter(|line| line.ends_with(end)).count();
        assert_eq!(count(",Tea,coder 1,7,10,1") + count(",Tea,coder 2,7,10,1"), 2, "characters, not bytes");
        assert_eq!(count(",,,1"), 6, "{codings}");
        assert_eq!(count(",,,"), 1, "nothing is settled of the road: {codings}");
        assert_eq!(
            read(folder, "data/published-themes.csv"),
            "item,item_label,code,value,base,percent,mark\n\
             first,What was good?,Road,,,,unsettled\n\
             first,What was good?,Tea,3,6,,\n"
        );
        check_themes(&site, folder).await;
        let agreement = read(folder, "data/coder-agreement.csv");
        assert!(agreement.contains("first,Tea,coder 1,coder 2,3,0,0,3,100.0,1.000\n"), "{agreement}");
        let road_first = agreement.contains("first,Road,coder 1,coder 2,1,1,0,4,83.3,0.571\n");
        let road_second = agreement.contains("first,Road,coder 1,coder 2,1,0,1,4,83.3,0.571\n");
        assert!(road_first || road_second, "{agreement}");
        assert!(read(folder, "data/code-book.csv").contains("Road,,'=1 & <how> to get there,,Trains,"));
        let qdc = read(folder, "code-book.qdc");
        assert!(qdc.contains(&format!("<Code guid=\"{tea}\" name=\"Tea\" isCodable=\"true\">")), "{qdc}");
        assert!(qdc.contains("=1 &amp; &lt;how&gt; to get there\n\nExclude: Trains</Description>"), "{qdc}");
        let page = second.get("/staff/surveys/meeting/code-book.qdc").await;
        assert_eq!(page.html, qdc, "the workspace gives the same");
        assert!(second.get(BOOK).await.html.contains("/staff/surveys/meeting/code-book.qdc"));

        // The code book comes in again as it is, and not a second time.
        let codes = read_code_book(&qdc).expect("a code book");
        let stored = site.store.codes(&meeting()).await.unwrap();
        let stored: Vec<_> = stored.into_iter().map(|code| (code.id, code.text)).collect();
        assert_eq!(codes, stored);
        let now = site.now();
        assert!(site.store.take_codes(&meeting(), &codes, &operator(now)).await.is_err());
        for (path, bytes) in files(folder) {
            for login in [&first.login, &second.login] {
                let is_there = bytes.windows(login.len()).any(|part| part == login.as_bytes());
                assert!(!is_there, "{path} names a coder");
            }
        }
    }

    async fn themes_stand_in_the_paper_and_make_another_release(database: Database) {
        let site = Site::open(&database);
        collect(&site, &TEXTS).await;
        let open = outcomes::find(&site.store, &meeting()).await.unwrap().expect("published");
        assert!(outcomes::close(&site.store, &open, &operator(site.now())).await.unwrap());
        seal(&site).await;
        let mut first = site.member(Role::Analyst).await;
        let mut second = site.member(Role::Analyst).await;
        first.send(&format!("{BOOK}/new"), &[("name", "Tea"), ("definition", "What is drunk")]).await;
        first.send(&format!("{BOOK}/new"), &[("name", "Road"), ("excludes", "Trains")]).await;
        let (tea, road) = (code_id(&site, "Tea").await, code_id(&site, "Road").await);
        for words in ["Tea 1", "Tea 2", "Tea 3"] {
            give(&mut first, words, &[("code", &tea), ("go", "stay")]).await;
            give(&mut second, words, &[("code", &tea), ("go", "stay")]).await;
        }
        give(&mut first, "Road 4", &[("code", &road), ("go", "stay")]).await;
        assert!(!told(&site).await.0.contains("Tea"), "nobody has finished");
        first.send(FINISH, &[("item", "first")]).await;
        assert!(!told(&site).await.0.contains("Tea"), "one who began has not finished");
        second.send(FINISH, &[("item", "first")]).await;

        let (paper, annex, number) = told(&site).await;
        assert!(paper.contains("Theme written about most: Tea (3 of the 6 who answered “"), "{paper}");
        assert!(paper.contains("2 people coded the answers without seeing each other’s work"), "{paper}");
        assert!(paper.contains("1 theme on which they differ is left out."), "{paper}");
        assert!(!paper.contains("Road") && !paper.contains("kappa"), "{paper}");
        for words in ["Themes of the answers to “", "| Tea | 3 |", "| Tea | What is drunk |", "| Road | Not given to: Trains |", "Paper form"] {
            assert!(annex.contains(words), "{words}: {annex}");
        }
        assert_eq!(number, 2, "what was released before told of no codings");
        first.send(&format!("{BOOK}/new"), &[("name", "Rain")]).await;
        assert_eq!(told(&site).await.2, 3, "the code book is in the paper");
        assert_eq!(told(&site).await.2, 3, "and nothing has changed since");
    }

    async fn differences_of_coders_stand_side_by_side_and_are_settled(database: Database) {
        const PAGE: &str = "/staff/surveys/meeting/differences";
        let site = Site::open(&database);
        collect(&site, &TEXTS).await;
        seal(&site).await;
        let mut first = site.member(Role::Analyst).await;
        let mut second = site.member(Role::Analyst).await;
        first.send(&format!("{BOOK}/new"), &[("name", "Tea"), ("definition", "What is drunk")]).await;
        let tea = code_id(&site, "Tea").await;
        for words in ["Tea 2", "Tea 3", "Road 4"] {
            give(&mut first, words, &[("code", &tea), ("go", "stay")]).await;
        }
        for words in ["Tea 2", "Road 5"] {
            give(&mut second, words, &[("code", &tea), ("go", "stay")]).await;
        }
        first.send(FINISH, &[("item", "first")]).await;
        let page = second.get(PAGE).await;
        assert!(page.html.contains("No question has been coded by two people"), "the second is blind");
        second.send(FINISH, &[("item", "first")]).await;

        let page = second.get(PAGE).await;
        assert!(page.html.contains("Answers on which they differ: 3. Still to settle: 3."), "{}", page.html);
        let gave = format!("Gave it: {}. Did not: {}.", first.login, second.login);
        assert_eq!(page.html.matches(&gave).count(), 2, "{}", page.html);
        // Both gave it to one answer of six, the first to two more, the second to one more: of six
        // they judge three alike; by chance (3/6)(2/6) + (3/6)(4/6) = 1/2, so kappa is 0.
        assert!(page.html.contains("<td class=\"end\">1</td><td class=\"end\">3</td><td class=\"end\">50%</td>"), "{}", page.html);
        assert!(page.html.contains("<bdi dir=\"ltr\">0.00</bdi>"), "{}", page.html);
        assert!(!page.html.contains("Nothing 6") && !page.html.contains("Tea 2"), "only what differs");
        let forms: Vec<String> = page.tags().into_iter()
            .filter(|tag| tag.name == "form")
            .filter_map(|tag| tag.get("action").map(str::to_owned))
            .filter(|action| action.starts_with(&format!("{PAGE}/")))
            .collect();
        assert_eq!(forms.len(), 3);
        let verdict = format!("verdict-{tea}");
        let seen = format!("seen-{tea}");
        let nothing = second.send(&forms[0], &[(&seen, "")]).await;
        assert!(nothing.html.contains("choose for at least one code"), "{}", nothing.html);
        let done = second.send_and_follow(&forms[0], &[(&verdict, "holds"), (&seen, "")]).await;
        assert!(done.html.contains("Still to settle: 2."), "{}", done.html);
        let late = first.send(&forms[0], &[(&verdict, "fails"), (&seen, "")]).await;
        assert_eq!(late.status, axum::http::StatusCode::CONFLICT);
        assert!(late.html.contains("Somebody else settled this answer"), "{}", late.html);
        for form in &forms[1..] {
            first.send(form, &[(&verdict, "fails"), (&seen, "")]).await;
        }
        let all = first.get(&format!("{PAGE}?item=first&show=all")).await;
        assert!(all.html.contains("Answers on which they differ: 3. Still to settle: 0."), "{}", all.html);
        let folder = write(&site, Profile::Public).await;
        let themes = read(folder.path(), "data/published-themes.csv");
        assert!(themes.ends_with("first,What was good?,Tea,2,6,,\n"), "{themes}");
    }

    async fn the_public_package_has_only_themes_counted(database: Database) {
        let site = Site::open(&database);
        collect(&site, &TEXTS).await;
        seal(&site).await;
        let mut coder = site.member(Role::Analyst).await;
        coder.send(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        let tea = code_id(&site, "Tea").await;
        give(&mut coder, "Tea 2", &[("code", &tea), ("go", "stay")]).await;
        coder.send(FINISH, &[("item", "first")]).await;
        let folder = write(&site, Profile::Public).await;
        let themes = read(folder.path(), "data/published-themes.csv");
        assert!(themes.ends_with("first,What was good?,Tea,1,6,,\n"), "{themes}");
        for path in ["data/codings.csv", "data/coder-agreement.csv", "data/verbatims.csv"] {
            assert!(!folder.path().join(path).exists(), "{path}");
        }
        for (path, bytes) in files(folder.path()) {
            let words = b"Nothing 6";
            assert!(!bytes.windows(words.len()).any(|part| part == words), "{path}");
        }
    }

    async fn themes_of_few_answers_are_not_told(database: Database) {
        let site = Site::open(&database);
        collect(&site, &TEXTS[..4]).await;
        seal(&site).await;
        let mut coder = site.member(Role::Analyst).await;
        coder.send(&format!("{BOOK}/new"), &[("name", "Tea")]).await;
        let tea = code_id(&site, "Tea").await;
        give(&mut coder, "Tea 2", &[("code", &tea), ("go", "stay")]).await;
        coder.send(FINISH, &[("item", "first")]).await;
        let folder = write(&site, Profile::Public).await;
        let themes = read(folder.path(), "data/published-themes.csv");
        assert!(themes.ends_with("first,What was good?,Tea,,,,too_few\n"), "{themes}");
    }
}
