//! Templates and magic words: a text with each call replaced by what it stands for.

use std::collections::BTreeMap;

use super::references::References;
use crate::sandbox::seed::world::title::{TEMPLATE, Title};

/// Calls within calls within calls: no template of the embedded wiki goes deeper.
const DEEPEST: usize = 6;

/// Replaces every call in a text, and notes templates and properties on the way.
pub fn expand<'a>(
    text: &str,
    template: &dyn Fn(&Title) -> Option<&'a str>,
    found: &mut References,
    depth: usize,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        out.push_str(&rest[..start]);
        let Some(length) = call_length(&rest[start..]) else {
            break;
        };
        let call = &rest[start + 2..start + length - 2];
        if depth < DEEPEST {
            out.push_str(&replace_call(call, template, found, depth));
        }
        rest = &rest[start + length..];
    }
    out.push_str(rest);
    out
}

fn replace_call<'a>(
    call: &str,
    template: &dyn Fn(&Title) -> Option<&'a str>,
    found: &mut References,
    depth: usize,
) -> String {
    if let Some((word, value)) = call.split_once(':')
        && let Some(property) = magic_word(word)
    {
        let value = expand(value, template, found, depth + 1);
        found.properties.insert(property, value.trim().to_owned());
        return String::new();
    }
    let arguments = split_arguments(call);
    let title = Title::new(TEMPLATE, &arguments[0]);
    let body = template(&title);
    found.templates.insert(title.clone());
    // A template that does not exist shows as a link to it.
    let Some(body) = body else {
        return format!("[[:{}]]", title.prefixed());
    };
    let mut named = BTreeMap::new();
    let mut position = 0;
    for argument in &arguments[1..] {
        let value = match argument.split_once('=') {
            Some((name, value)) => (name.trim().to_owned(), value.trim().to_owned()),
            None => {
                position += 1;
                (position.to_string(), argument.clone())
            }
        };
        named.insert(value.0, expand(&value.1, template, found, depth + 1));
    }
    expand(&fill_in(&includable(body), &named), template, found, depth + 1)
}

/// The page property that a magic word sets.
fn magic_word(word: &str) -> Option<&'static str> {
    match word.trim() {
        "DEFAULTSORT" => Some("defaultsort"),
        "DISPLAYTITLE" => Some("displaytitle"),
        "SHORTDESC" => Some("wikibase-shortdesc"),
        _ => None,
    }
}

/// What of a template's text reaches the pages that use it.
fn includable(body: &str) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("<noinclude>") {
        out.push_str(before);
        rest = after.split_once("</noinclude>").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.replace("<includeonly>", "").replace("</includeonly>", "")
}

/// Puts arguments in the place of `{{{name|default}}}`.
fn fill_in(body: &str, arguments: &BTreeMap<String, String>) -> String {
    let mut out = String::new();
    let mut rest = body;
    while let Some(start) = rest.find("{{{") {
        out.push_str(&rest[..start]);
        let Some(end) = rest[start..].find("}}}") else {
            break;
        };
        let (name, default) = match rest[start + 3..start + end].split_once('|') {
            Some((name, default)) => (name, Some(default)),
            None => (&rest[start + 3..start + end], None),
        };
        out.push_str(arguments.get(name.trim()).map(String::as_str).or(default).unwrap_or_default());
        rest = &rest[start + end + 3..];
    }
    out.push_str(rest);
    out
}

/// The length of the call at the start of a text, its braces included.
fn call_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut index = 0;
    while index < text.len() {
        if text[index..].starts_with("{{") {
            depth += 1;
            index += 2;
        } else if text[index..].starts_with("}}") {
            depth -= 1;
            index += 2;
            if depth == 0 {
                return Some(index);
            }
        } else {
            index += text[index..].chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

/// Splits a call at its own bars, not at those of calls and links within it.
fn split_arguments(call: &str) -> Vec<String> {
    let mut arguments = vec![String::new()];
    let mut depth = 0;
    for letter in call.chars() {
        match letter {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            '|' if depth == 0 => {
                arguments.push(String::new());
                continue;
            }
            _ => {}
        }
        arguments.last_mut().expect("never empty").push(letter);
    }
    arguments
}
