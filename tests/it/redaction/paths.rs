//! Paths to rows: what is asked, and whether it leads there.

use serde_json::Value;

use super::subject::Subject;
use crate::harness::Gateway;

/// How many subjects one query asks for.
const TOGETHER: usize = 16;

/// One way to reach a subject.
pub struct Path {
    /// What is asked, with words in braces for what is known of the subject, and `...row` for its fields.
    pub query: &'static str,
    /// The subjects that there is such a path to.
    pub leads_to: fn(&Subject) -> bool,
    /// Those of them that it finds.
    pub finds: fn(&Subject) -> bool,
}

/// Walks each path to each subject, and tells of those where the answer is not as it has to be: fields other than
/// expected, rows that are found and must not be or the other way round, counts that tell of them, and secrets.
pub async fn walk(
    gateway: &Gateway,
    paths: &[Path],
    subjects: &[Subject],
    (fragment, expected): (&str, impl Fn(&Subject) -> Value),
    secrets: &[String],
) -> Vec<String> {
    let mut problems = Vec::new();
    for path in paths {
        let reached: Vec<&Subject> = subjects.iter().filter(|subject| (path.leads_to)(subject)).collect();
        assert!(!reached.is_empty(), "{} leads to nothing", path.query);
        for subjects in reached.chunks(TOGETHER) {
            let fields = subjects
                .iter()
                .map(|subject| format!("s{}: {}\n", subject.id, subject.fill(path.query, &gateway.wiki.code)));
            let answer = gateway.ask(&format!("{{ {} }} {fragment}", fields.collect::<String>())).await;
            problems
                .extend(told(&answer, secrets).into_iter().map(|secret| format!("{} tells {secret:?}", path.query)));
            for subject in subjects {
                let answer = &answer[format!("s{}", subject.id)];
                let expected = (path.finds)(subject).then(|| expected(subject));
                let found = found(answer, subject.id).cloned();
                if found != expected {
                    let what = difference(&expected.unwrap_or_default(), &found.unwrap_or_default());
                    problems.push(format!("{} of {} with bits {:04b}: {what}", path.query, subject.id, subject.bits));
                }
                problems.extend(miscounted(answer).into_iter().map(|page| format!("{}: {page}", path.query)));
            }
        }
    }
    problems
}

/// The secrets that an answer holds.
pub fn told<'a>(answer: &Value, secrets: &'a [String]) -> Vec<&'a str> {
    let text = answer.to_string();
    secrets.iter().map(String::as_str).filter(|secret| text.contains(secret)).collect()
}

/// The fields in which two rows differ.
pub fn difference(expected: &Value, found: &Value) -> String {
    let (Some(fields), Some(_)) = (expected.as_object(), found.as_object()) else {
        return format!("expected {expected}, found {found}");
    };
    let differing = fields.iter().filter(|(name, value)| **value != found[name.as_str()]);
    let texts = differing.map(|(name, value)| format!("{name} is {}, not {value}", found[name.as_str()]));
    texts.collect::<Vec<_>>().join("; ")
}

/// The row of this number, wherever it is in an answer.
fn found(answer: &Value, id: u32) -> Option<&Value> {
    match answer {
        Value::Object(fields) if fields.get("databaseId").is_some_and(|found| *found == id) => Some(answer),
        Value::Object(fields) => fields.values().find_map(|value| found(value, id)),
        Value::Array(items) => items.iter().find_map(|item| found(item, id)),
        _ => None,
    }
}

/// A page of a list that counts rows that it does not show.
pub fn miscounted(answer: &Value) -> Option<&Value> {
    match (&answer["nodes"], &answer["totalCount"]) {
        (Value::Array(nodes), Value::Number(count)) if count.as_u64() != Some(nodes.len() as u64) => Some(answer),
        _ => match answer {
            Value::Object(fields) => fields.values().find_map(miscounted),
            Value::Array(items) => items.iter().find_map(miscounted),
            _ => None,
        },
    }
}
