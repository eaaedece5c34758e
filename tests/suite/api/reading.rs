//! What is read: the same as the files, part by part or whole, and kept by nobody who may not.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, header};
use futures_util::StreamExt as _;
use maoni::export::Options;
use maoni::outcomes;
use maoni::store::Scope;
use serde_json::Value;
use tower::ServiceExt as _;

use super::contract::Contract;
use super::{Answer, RESPONSES, collect, get, read, seal, token};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};
use crate::support::staff::operator;

/// The address of the next part, below the root of the API.
fn next(answer: &Answer) -> Option<String> {
    let link = answer.header(header::LINK).strip_prefix('<')?;
    let (address, rest) = link.split_once('>')?;
    assert_eq!(rest, "; rel=\"next\"");
    let path = address.strip_prefix(&format!("{}/api/v1", Site::BASE));
    Some(path.expect("an address of this site").to_owned())
}

/// Every part from `path` on.
async fn parts(site: &Site, token: &maoni::id::Token, path: &str) -> Vec<Answer> {
    let mut parts = Vec::new();
    let mut path = Some(path.to_owned());
    while let Some(current) = path {
        let part = read(site, token, &current).await;
        assert_eq!(part.status, 200, "{}", part.text());
        path = next(&part);
        parts.push(part);
    }
    parts
}

both_databases! {
    async fn responses_are_those_of_the_export(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, "event", RESPONSES).await;
        collect(&site, "another", 30).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], Some("event")).await;
        let mut file = Vec::new();
        outcomes::export_wide(&database, &published, Options::default(), &mut file).await.unwrap();
        let whole = read(&site, &token, "/surveys/event/responses.csv").await;
        assert_eq!(whole.body, file);
        assert_eq!(whole.header(header::CACHE_CONTROL), "no-store");

        // The parts are the file once the header of all but the first is taken away.
        let file = String::from_utf8(file).unwrap();
        let heading = file.find('\n').unwrap() + 1;
        for limit in [1_000, RESPONSES, 449, 200, 97] {
            let path = format!("/surveys/event/responses.csv?limit={limit}");
            let parts = parts(&site, &token, &path).await;
            assert_eq!(parts.len(), RESPONSES.div_ceil(limit), "{limit}");
            let joined: String = parts.iter().map(|part| &part.text()[heading..]).collect();
            assert_eq!(joined, file[heading..], "{limit}");
        }
    }

    async fn lines_of_json_hold_the_cells_of_the_table(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", RESPONSES).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], None).await;
        let table = read(&site, &token, "/surveys/event/responses.csv").await;
        let lines = read(&site, &token, "/surveys/event/responses.jsonl").await;
        assert_eq!(Contract::read().faults("/surveys/{survey}/responses.jsonl", &lines), Vec::<String>::new());
        let mut table = csv::Reader::from_reader(&table.body[..]);
        let columns = table.headers().unwrap().clone();
        let mut kinds = std::collections::HashSet::new();
        for (row, line) in table.records().map(Result::unwrap).zip(lines.text().lines()) {
            let record: serde_json::Map<String, Value> = serde_json::from_str(line).unwrap();
            assert_eq!(record.len(), columns.len());
            let mut at = 0;
            for (column, cell) in columns.iter().zip(&row) {
                // The members stand in the order of the columns.
                at += line[at..].find(&format!("\"{column}\":")).expect(column);
                let told = match &record[column] {
                    Value::Null => String::new(),
                    Value::Number(number) => number.to_string(),
                    Value::String(text) => maoni::export::sheet::disarm(text).into_owned(),
                    Value::Array(codes) => {
                        codes.iter().map(|code| code.as_str().unwrap()).collect::<Vec<_>>().join(" ")
                    }
                    other => panic!("{column}: {other}"),
                };
                assert_eq!(told, cell, "{column} in {line}");
                kinds.insert(std::mem::discriminant(&record[column]));
            }
        }
        assert_eq!(lines.text().lines().count(), RESPONSES);
        assert_eq!(kinds.len(), 4, "null, number, string and list were all seen");
        let parts = parts(&site, &token, "/surveys/event/responses.jsonl?limit=100").await;
        let joined: String = parts.iter().map(Answer::text).collect();
        assert_eq!(joined, lines.text());
    }

    async fn responses_are_sent_as_they_are_read(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", RESPONSES).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], None).await;
        let request = Request::get("/api/v1/surveys/event/responses.jsonl")
            .header(header::AUTHORIZATION, format!("Bearer {}", token.as_str()))
            .body(Body::empty())
            .unwrap();
        let whole = read(&site, &token, "/surveys/event/responses.jsonl").await.body.len();
        let response = site.router().oneshot(request).await.unwrap();
        let mut pieces = Vec::new();
        let mut stream = response.into_body().into_data_stream();
        while let Some(piece) = stream.next().await {
            pieces.push(piece.unwrap().len());
        }
        assert_eq!(pieces.iter().sum::<usize>(), whole);
        assert!(pieces.iter().all(|piece| *piece < whole * 2 / 3), "{pieces:?} of {whole}");
    }

    async fn a_token_has_so_many_readings_at_a_time(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", 20).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], None).await;
        let ask = || {
            let request = Request::get("/api/v1/surveys/event/responses.csv")
                .header(header::AUTHORIZATION, format!("Bearer {}", token.as_str()))
                .body(Body::empty())
                .unwrap();
            site.router().oneshot(request)
        };
        let mut held = Vec::new();
        loop {
            let response = ask().await.unwrap();
            if response.status() == 429 {
                break;
            }
            held.push(response);
            assert!(held.len() < 100, "there is no limit");
        }
        assert!(held.len() > 1);
        held.pop();
        assert_eq!(ask().await.unwrap().status(), 200, "who leaves makes room");
    }

    async fn figures_are_those_of_the_published_tables(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, "event", 60).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Figures], None).await;
        let mut file = Vec::new();
        outcomes::export_tables(&database, &published, Options::default(), &mut file).await.unwrap();
        let tables = read(&site, &token, "/surveys/event/published-tables.csv").await;
        assert_eq!(tables.body, file);
        let figures = read(&site, &token, "/surveys/event/figures").await;
        let body = figures.json();
        let mut table = csv::Reader::from_reader(&file[..]);
        let columns = table.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        let told = body["figures"].as_array().unwrap();
        assert_eq!(told.len(), rows.len());
        for (figure, row) in told.iter().zip(&rows) {
            for (member, value) in figure.as_object().unwrap() {
                let cell = &row[columns.iter().position(|column| column == member).unwrap()];
                match value {
                    Value::Null => assert_eq!(cell, "", "{member} of {}", figure["name"]),
                    Value::String(text) => assert_eq!(text, cell),
                    number => {
                        let cell: f64 = cell.parse().unwrap();
                        assert_eq!(number.as_f64(), Some(cell), "{member} of {}", figure["name"]);
                    }
                }
            }
        }
        let counted = outcomes::count(&database, &published).await.unwrap();
        assert_eq!(body["snapshot"], counted.snapshot);
    }

    async fn what_a_reader_has_is_not_sent_again(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", 20).await;
        seal(&site, "event").await;
        let token = token(&database, &Scope::ALL, None).await;
        let bearer = format!("Bearer {}", token.as_str());
        let mut tags = BTreeSet::new();
        for path in ["figures", "published-tables.csv", "data-dictionary.csv"] {
            let route = format!("/surveys/{{survey}}/{path}");
            let path = format!("/surveys/event/{path}");
            let first = read(&site, &token, &path).await;
            let tag = first.header(header::ETAG).to_owned();
            assert!(tag.starts_with("W/\""), "{tag}");
            assert_eq!(first.header(header::CACHE_CONTROL), "private, no-cache");
            for known in [tag.clone(), format!("\"other\", {tag}"), "*".to_owned()] {
                let headers = [(header::AUTHORIZATION, bearer.as_str()), (header::IF_NONE_MATCH, &known)];
                let again = get(&site, &format!("/api/v1{path}"), &headers).await;
                assert_eq!(again.status, 304);
                assert!(again.body.is_empty());
                assert_eq!(Contract::read().faults(&route, &again), Vec::<String>::new());
            }
            let headers = [(header::AUTHORIZATION, bearer.as_str()), (header::IF_NONE_MATCH, "W/\"other\"")];
            assert_eq!(get(&site, &format!("/api/v1{path}"), &headers).await.status, 200);
            tags.insert(tag);
        }
        assert_eq!(tags.len(), 3);
    }

    async fn answers_are_compressed_for_those_who_take_it(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", RESPONSES).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], None).await;
        let bearer = format!("Bearer {}", token.as_str());
        let path = "/surveys/event/responses.csv";
        let plain = read(&site, &token, path).await;
        let headers = [(header::AUTHORIZATION, bearer.as_str()), (header::ACCEPT_ENCODING, "gzip")];
        let packed = get(&site, &format!("/api/v1{path}"), &headers).await;
        assert_eq!(packed.header(header::CONTENT_ENCODING), "gzip");
        assert!(packed.body.len() * 3 < plain.body.len());
    }

    async fn parameters_that_cannot_be_used_are_told(database: Database) {
        let site = Site::open(&database);
        collect(&site, "event", 20).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Responses], None).await;
        let contract = Contract::read();
        let place = "f".repeat(40);
        for (query, told) in [
            ("limit=0", "1 to 1000"),
            ("limit=1001", "1 to 1000"),
            ("limit=-1", "1 to 1000"),
            ("limit=all", "1 to 1000"),
            ("offset=100", "`offset`"),
            ("after=1", "`Link` header"),
            ("after=%2B1", "`Link` header"),
            (&format!("after={}", place.to_uppercase()), "`Link` header"),
        ] {
            let path = format!("/surveys/event/responses.jsonl?{query}");
            let answer = read(&site, &token, &path).await;
            assert_eq!(answer.status, 400, "{query}");
            assert_eq!(contract.faults("/surveys/{survey}/responses.jsonl", &answer), Vec::<String>::new());
            assert!(answer.json()["detail"].as_str().unwrap().contains(told), "{}", answer.text());
        }
        // A place after everything is a place; nothing follows it.
        let path = format!("/surveys/event/responses.jsonl?limit=5&after={place}");
        let answer = read(&site, &token, &path).await;
        assert_eq!((answer.status.as_u16(), answer.text(), next(&answer)), (200, "", None));
    }

    async fn participation_is_told_in_steps_and_nothing_else_is(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, "event", 43).await;
        let token = token(&database, &[Scope::Surveys], None).await;
        let complete = database.participation(&published.stored.id).await.unwrap().complete;
        assert_ne!(complete % 5, 0, "the test needs a number between two steps");
        let body = read(&site, &token, "/surveys/event/participation").await.json();
        assert_eq!(body["complete_at_least"], complete / 5 * 5);
        let whole = read(&site, &token, "/surveys/event").await;
        assert_eq!(Contract::read().faults("/surveys/{survey}", &whole), Vec::<String>::new());
        let items: Vec<_> = published.survey.items().map(|item| item.id.as_str()).collect();
        let told = whole.json();
        let told: Vec<&str> = told["pages"].as_array().unwrap().iter()
            .flat_map(|page| page["items"].as_array().unwrap())
            .map(|item| item["id"].as_str().unwrap())
            .collect();
        assert_eq!(told, items);
    }

    async fn after_answers_were_erased_that_is_what_is_told(database: Database) {
        let site = Site::open(&database);
        let published = collect(&site, "event", 20).await;
        seal(&site, "event").await;
        let token = token(&database, &[Scope::Figures, Scope::Responses], None).await;
        let contract = Contract::read();
        let paths = ["figures", "published-tables.csv", "responses.csv", "responses.jsonl"];
        for path in paths {
            let answer = read(&site, &token, &format!("/surveys/event/{path}")).await;
            assert_eq!(answer.status, 200, "{path}");
        }
        let act = operator(site.now());
        assert!(outcomes::retention::purge(&site.store, &published, &act).await.unwrap());
        for path in paths {
            let answer = read(&site, &token, &format!("/surveys/event/{path}")).await;
            assert_eq!(answer.status, 410, "{path}: {}", answer.text());
            assert_eq!(answer.json()["type"], "urn:maoni:problem:answers-erased");
            let route = format!("/surveys/{{survey}}/{path}");
            assert_eq!(contract.faults(&route, &answer), Vec::<String>::new());
        }
    }
}
