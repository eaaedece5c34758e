//! Every route, with every token, in every state of a survey.

use std::collections::BTreeSet;

use axum::http::header;
use maoni::id::{SystemRandomness, Token};
use maoni::store::Scope;
use maoni::web::api::policy;

use super::contract::Contract;
use super::{TODAY, collect, get, read, seal, token, token_until};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

/// Who asks.
struct Asker {
    name: String,
    /// What is sent in the header.
    header: Option<String>,
    /// What it opens; `None` if nothing.
    opens: Option<(BTreeSet<Scope>, Option<&'static str>)>,
}

/// The surveys that are asked for: collecting, over but not sealed, sealed, and never published.
const SURVEYS: [(&str, bool, bool); 4] = [
    ("collecting", true, false),
    ("over", true, false),
    ("sealed", true, true),
    ("missing", false, false),
];

async fn askers(database: &Database) -> Vec<Asker> {
    let asker = |name: &str, header: Option<String>| Asker {
        name: name.to_owned(),
        header,
        opens: None,
    };
    let bearer = |token: &Token| Some(format!("Bearer {}", token.as_str()));
    let stranger = Token::draw(&SystemRandomness);
    let expired = token_until(
        database,
        &Scope::ALL,
        None,
        TODAY.yesterday().expect("a day"),
    )
    .await;
    let revoked = token(database, &Scope::ALL, None).await;
    assert!(database.revoke_token(revoked.name(), TODAY).await.unwrap());
    let mut askers = vec![
        asker("nobody", None),
        asker("another scheme", Some("Basic bWFvbmk6bWFvbmk=".to_owned())),
        asker("no token", Some("Bearer maoni".to_owned())),
        asker("a stranger", bearer(&stranger)),
        asker("an expired token", bearer(&expired)),
        asker("a revoked token", bearer(&revoked)),
    ];
    for scopes in [
        &Scope::ALL[..1],
        &Scope::ALL[1..2],
        &Scope::ALL[2..],
        &Scope::ALL,
    ] {
        for survey in [None, Some("sealed"), Some("collecting")] {
            let token = token(database, scopes, survey).await;
            askers.push(Asker {
                name: format!("{scopes:?} for {survey:?}"),
                header: bearer(&token),
                opens: Some((scopes.iter().copied().collect(), survey)),
            });
        }
    }
    askers
}

/// The status that the promises ask for, worked out from them alone.
fn expected(asker: &Asker, route: &str, survey: (&str, bool, bool)) -> u16 {
    let (name, exists, is_sealed) = survey;
    let scope = match route {
        "/openapi.json" => return 200,
        route if route.contains("/responses.") => Scope::Responses,
        route if route.ends_with("/figures") || route.ends_with("/published-tables.csv") => {
            Scope::Figures
        }
        _ => Scope::Surveys,
    };
    let Some((scopes, only)) = &asker.opens else {
        return 401;
    };
    if !scopes.contains(&scope) {
        return 403;
    }
    if !route.contains("{survey}") {
        return 200;
    }
    if !exists || only.is_some_and(|only| only != name) {
        return 404;
    }
    if scope != Scope::Surveys && !is_sealed {
        return 409;
    }
    200
}

both_databases! {
    async fn every_route_keeps_its_policy(database: Database) {
        let site = Site::open(&database);
        for survey in ["collecting", "over", "sealed"] {
            collect(&site, survey, 12).await;
        }
        seal(&site, "sealed").await;
        let over = maoni::survey::Schedule {
            opens: None,
            closes: Some("2018-12-09T09:00:00Z".parse().expect("an instant")),
        };
        let act = operator(site.now());
        database.set_schedule(&"over".into(), &over, None, &act).await.unwrap();
        let contract = Contract::read();
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for asker in askers(&database).await {
            for (route, _) in policy() {
                for survey in SURVEYS {
                    let path = format!("/api/v1{}", route.replace("{survey}", survey.0));
                    let headers: Vec<_> =
                        asker.header.iter().map(|value| (header::AUTHORIZATION, value.as_str())).collect();
                    let answer = get(&site, &path, &headers).await;
                    let wanted = expected(&asker, route, survey);
                    if answer.status != wanted {
                        faults.push(format!("{} {path}: {} and not {wanted}", asker.name, answer.status));
                    }
                    faults.extend(contract.faults(route, &answer).into_iter().map(|f| format!("{path}: {f}")));
                    seen.insert(wanted);
                }
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(seen, BTreeSet::from([200, 401, 403, 404, 409]));
    }

    async fn a_survey_that_is_not_opened_is_like_one_that_is_not_there(database: Database) {
        let site = Site::open(&database);
        collect(&site, "mine", 0).await;
        collect(&site, "theirs", 0).await;
        let mine = token(&database, &Scope::ALL, Some("mine")).await;
        for (route, _) in policy() {
            let theirs = read(&site, &mine, &route.replace("{survey}", "theirs")).await;
            let nobodys = read(&site, &mine, &route.replace("{survey}", "nobodys")).await;
            assert_eq!(theirs.status, nobodys.status, "{route}");
            assert_eq!(theirs.body, nobodys.body, "{route}");
            assert_eq!(theirs.headers, nobodys.headers, "{route}");
        }
        let list = read(&site, &mine, "/surveys").await.json();
        let ids: Vec<_> = list["surveys"].as_array().unwrap().iter().map(|s| &s["id"]).collect();
        assert_eq!(ids, ["mine"]);
    }

    async fn of_a_token_the_day_of_its_last_use_is_kept_and_no_secret(database: Database) {
        let site = Site::open(&database);
        let token = token(&database, &[Scope::Surveys], None).await;
        assert_eq!(database.tokens().await.unwrap()[0].last_used_on, None);
        read(&site, &token, "/surveys").await;
        assert_eq!(database.tokens().await.unwrap()[0].last_used_on, Some(TODAY));
        site.turn("2018-12-11T23:59:00Z");
        read(&site, &token, "/surveys").await;
        let stored = database.tokens().await.unwrap().remove(0);
        assert_eq!(stored.last_used_on, Some(jiff::civil::date(2018, 12, 11)));
        assert_eq!(stored.id, token.name());
        let secret = token.as_str().rsplit('_').next().unwrap();
        let kept = "SELECT id || label || scopes || coalesce(last_used_on, '') FROM api_token";
        assert!(!database.texts(kept).await[0].contains(secret));
        if database.is_sqlite() {
            let wal = database.file().with_extension("db-wal");
            for file in [database.file(), wal] {
                let bytes = std::fs::read(file).unwrap();
                assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
            }
        }
    }

    async fn a_revoked_token_stays_revoked_since_its_first_day(database: Database) {
        let token = token(&database, &[Scope::Surveys], None).await;
        assert!(database.revoke_token(token.name(), TODAY).await.unwrap());
        let later = TODAY.tomorrow().unwrap();
        assert!(database.revoke_token(token.name(), later).await.unwrap());
        assert_eq!(database.tokens().await.unwrap()[0].revoked_on, Some(TODAY));
        assert!(!database.revoke_token("NOSUCH00", TODAY).await.unwrap());
        assert_eq!(database.use_token(token.hash(), TODAY).await.unwrap(), None);
    }

    async fn a_token_that_asks_too_much_waits_and_no_other_does(database: Database) {
        let site = Site::open(&database);
        let greedy = token(&database, &[Scope::Surveys], None).await;
        let modest = token(&database, &[Scope::Surveys], None).await;
        let mut refused = None;
        for asked in 0..1_000 {
            let answer = read(&site, &greedy, "/surveys").await;
            if answer.status != 200 {
                refused = Some((asked, answer));
                break;
            }
        }
        let (asked, refused) = refused.expect("a limit");
        assert!(asked >= 60, "after {asked} requests");
        assert_eq!(refused.status, 429);
        // The clock of this site stands at the beginning of a minute.
        assert_eq!(refused.header(header::RETRY_AFTER), "60");
        assert_eq!(Contract::read().faults("/surveys", &refused), Vec::<String>::new());
        assert_eq!(read(&site, &modest, "/surveys").await.status, 200);
        site.turn("2018-12-09T10:01:00Z");
        assert_eq!(read(&site, &greedy, "/surveys").await.status, 200);
    }

    async fn a_database_that_is_gone_is_told_without_its_cause(database: Database) {
        let site = Site::open(&database);
        let token = token(&database, &[Scope::Surveys], None).await;
        database.store().disconnect().await;
        let answer = read(&site, &token, "/surveys").await;
        assert_eq!(answer.status, 503);
        assert_eq!(answer.header(header::RETRY_AFTER), "10");
        assert_eq!(Contract::read().faults("/surveys", &answer), Vec::<String>::new());
        assert!(answer.json()["incident"].is_string());
        assert!(!answer.text().contains("pool"));
    }
}

#[test]
fn a_token_tells_its_name_and_hides_its_secret() {
    let token = Token::draw(&SystemRandomness);
    assert_eq!(Token::parse(token.as_str()), Some(token.clone()));
    assert!(
        token
            .as_str()
            .starts_with(&format!("maoni_{}_", token.name()))
    );
    let secret = token.as_str().rsplit('_').next().unwrap();
    assert!(!format!("{token:?}").contains(secret));
    let one_short = &token.as_str()[..token.as_str().len() - 1];
    let lower = token.as_str().to_lowercase();
    for bad in ["", "maoni_", "maoni_ABCDEFGH_", one_short, &lower, secret] {
        assert_eq!(Token::parse(bad), None, "{bad}");
    }
}
