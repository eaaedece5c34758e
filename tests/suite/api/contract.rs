//! `docs/openapi.json` against the running service: every route is in it, nothing else is, and
//! every answer is one that it promises.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::{Method, Request, header};
use maoni::store::Scope;
use maoni::web::api::{DESCRIPTION, policy};
use serde_json::{Value, json};

use super::{Answer, get};
use crate::support::app::Site;
use crate::support::database::{Database, both_databases};

/// The description, with a validator for each schema that an answer can have.
pub(super) struct Contract {
    document: Value,
    validators: BTreeMap<String, jsonschema::Validator>,
}

impl Contract {
    pub(super) fn read() -> Self {
        let document: Value = serde_json::from_str(DESCRIPTION).expect("JSON");
        let mut validators = BTreeMap::new();
        for name in document["components"]["schemas"]
            .as_object()
            .expect("schemas")
            .keys()
        {
            let pointer = format!("#/components/schemas/{name}");
            validators.insert(
                pointer.clone(),
                validator(&document, &json!({ "$ref": pointer })),
            );
        }
        Self {
            document,
            validators,
        }
    }

    /// What of `answer`, which came from `route`, is not promised.
    pub(super) fn faults(&self, route: &str, answer: &Answer) -> Vec<String> {
        let status = answer.status.as_str();
        let mut promised = &self.document["paths"][route]["get"]["responses"][status];
        if let Some(pointer) = promised["$ref"].as_str() {
            promised = self.document.pointer(&pointer[1..]).expect("a component");
        }
        if promised.is_null() {
            return vec![format!("{status} is not promised")];
        }
        let mut faults = Vec::new();
        for name in promised["headers"]
            .as_object()
            .into_iter()
            .flat_map(|map| map.keys())
        {
            // A next part is promised only where there is one.
            if name != "Link" && !answer.headers.contains_key(name.as_str()) {
                faults.push(format!("there is no header `{name}`"));
            }
        }
        let media = answer.header(header::CONTENT_TYPE);
        let media = media.split(';').next().unwrap_or_default();
        let content = &promised["content"];
        let Some(schema) = content.get(media).map(|content| &content["schema"]) else {
            if !content.is_null() || !answer.body.is_empty() {
                faults.push(format!("`{media}` is not promised"));
            }
            return faults;
        };
        let values: Vec<Value> = match media {
            "text/csv" => vec![answer.text().into()],
            "application/jsonl" => answer
                .text()
                .lines()
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect(),
            _ => vec![answer.json()],
        };
        let own;
        let validator = if let Some(pointer) = schema["$ref"].as_str() {
            &self.validators[pointer]
        } else {
            own = validator(&self.document, schema);
            &own
        };
        for value in values {
            faults.extend(
                validator
                    .iter_errors(&value)
                    .map(|error| format!("{}: {error}", error.instance_path())),
            );
        }
        faults
    }
}

/// A validator for `schema`, whose references are those of the document.
fn validator(document: &Value, schema: &Value) -> jsonschema::Validator {
    let mut whole = schema.clone();
    whole["components"] = document["components"].clone();
    jsonschema::draft202012::new(&whole).expect("a schema")
}

#[test]
fn the_description_and_the_router_name_the_same_routes_and_scopes() {
    let document: Value = serde_json::from_str(DESCRIPTION).expect("JSON");
    assert!(
        document["openapi"]
            .as_str()
            .is_some_and(|version| version.starts_with("3.1."))
    );
    let served: BTreeSet<(String, Option<String>)> = policy()
        .into_iter()
        .map(|(path, scope)| {
            (
                path.to_owned(),
                scope.map(|scope: Scope| scope.name().to_owned()),
            )
        })
        .collect();
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            if method == "parameters" {
                continue;
            }
            assert_eq!(method, "get", "{path}");
            let scope = operation["security"][0]["token"][0].as_str();
            described.insert((path.clone(), scope.map(str::to_owned)));
        }
        let has_name = operations["parameters"][0]["name"] == "survey";
        assert_eq!(has_name, path.contains("{survey}"), "{path}");
    }
    assert_eq!(served, described);
}

#[test]
fn every_reference_of_the_description_leads_somewhere() {
    let document: Value = serde_json::from_str(DESCRIPTION).expect("JSON");
    let mut open = vec![&document];
    let mut count = 0;
    while let Some(value) = open.pop() {
        if let Some(pointer) = value.get("$ref").and_then(Value::as_str) {
            assert!(document.pointer(&pointer[1..]).is_some(), "{pointer}");
            count += 1;
        }
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(values) => open.extend(values.values()),
            _ => {}
        }
    }
    assert!(count > 50);
}

/// A check that lets everything pass would pass for ever.
#[test]
fn an_answer_that_breaks_the_promise_is_noticed() {
    let contract = Contract::read();
    let answer = |status: u16, media: &str, body: &str| Answer {
        status: axum::http::StatusCode::from_u16(status).unwrap(),
        headers: [(header::CONTENT_TYPE, media.parse().unwrap())]
            .into_iter()
            .collect(),
        body: body.to_owned().into(),
    };
    let good = r#"{"survey":"a","step":5,"complete_at_least":40}"#;
    let route = "/surveys/{survey}/participation";
    let json = "application/json";
    assert_eq!(
        contract.faults(route, &answer(200, json, good)),
        Vec::<String>::new()
    );
    for (status, media, body) in [
        (201, json, good),
        (200, "text/html", good),
        (
            200,
            json,
            r#"{"survey":"a","step":5,"complete_at_least":43}"#,
        ),
        (
            200,
            json,
            r#"{"survey":"a","step":5,"complete_at_least":40,"exactly":43}"#,
        ),
    ] {
        assert_ne!(
            contract.faults(route, &answer(status, media, body)),
            Vec::<String>::new()
        );
    }
}

both_databases! {
    async fn nothing_else_is_served_and_nothing_is_changed(database: Database) {
        let site = Site::open(&database);
        for path in ["/api/v1", "/api/v1/", "/api/v1//", "/api/v1/surveys/", "/api/v1/survey", "/api/v1/surveys/a/b", "/api/v1/surveys/%FF/x"] {
            let answer = get(&site, path, &[]).await;
            assert_eq!(answer.status, 404, "{path}");
            assert_eq!(answer.header(header::CONTENT_TYPE), "application/problem+json", "{path}");
            assert_eq!(answer.json()["type"], "urn:maoni:problem:unknown-address", "{path}");
        }
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            for (route, _) in policy() {
                let request = Request::builder()
                    .method(&method)
                    .uri(format!("/api/v1{}", route.replace("{survey}", "a")))
                    .header("sec-fetch-site", "same-origin")
                    .body(Body::empty())
                    .unwrap();
                let page = site.call(request).await;
                assert_eq!(page.status, 405, "{method} {route}");
                assert_eq!(page.headers[header::ALLOW], "GET, HEAD");
                assert!(page.html.contains("wrong-method"), "{}", page.html);
            }
        }
        let served = get(&site, "/api/v1/openapi.json", &[]).await;
        assert_eq!(served.text(), DESCRIPTION);
    }
}
