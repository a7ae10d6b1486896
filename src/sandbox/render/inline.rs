//! What stands within a line: links, bold and italic.

use html_escape::{encode_double_quoted_attribute, encode_text};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::sandbox::MOUNT;
use crate::sandbox::seed::wikitext::{LANGUAGES, PROJECTS};
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::title::{CATEGORY, FILE};

/// What a path of a URL cannot hold as it is.
const PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'?').add(b'#').add(b'%').add(b'`');

/// A piece of a line.
enum Piece<'a> {
    Text(&'a str),
    Link { target: &'a str, label: &'a str },
    External { address: &'a str, label: &'a str },
    Nothing,
}

/// A line as HTML.
pub fn html(line: &str) -> String {
    let mut out = String::new();
    each_piece(line, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(&encode_text(text)),
        Piece::Link { target, label } => out.push_str(&internal_link(target, label)),
        Piece::External { address, label } => {
            let address = encode_double_quoted_attribute(address);
            out.push_str(&format!(
                "<a rel=\"nofollow\" class=\"external\" href=\"{address}\">{}</a>",
                encode_text(label)
            ));
        }
        Piece::Nothing => {}
    });
    emphasised(&out)
}

/// A line as plain text.
pub fn plain(line: &str) -> String {
    let mut out = String::new();
    each_piece(line, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Link { label, .. } | Piece::External { label, .. } => out.push_str(label),
        Piece::Nothing => {}
    });
    out.replace("'''", "").replace("''", "")
}

fn each_piece<'a>(line: &'a str, take: &mut dyn FnMut(Piece<'a>)) {
    let mut rest = line;
    while let Some(start) = rest.find('[').into_iter().chain(rest.find("<nowiki>")).min() {
        take(Piece::Text(&rest[..start]));
        let (piece, length) = piece_at(&rest[start..]);
        take(piece);
        rest = &rest[start + length..];
    }
    take(Piece::Text(rest));
}

/// The piece at the start of a text, and its length.
fn piece_at(text: &str) -> (Piece<'_>, usize) {
    if let Some(inner) = text.strip_prefix("<nowiki>") {
        let end = inner.find("</nowiki>");
        let shown = end.map_or(inner, |end| &inner[..end]);
        return (Piece::Text(shown), end.map_or(text.len(), |end| end + "<nowiki></nowiki>".len()));
    }
    if let Some(inner) = text.strip_prefix("[[") {
        // Labels of files hold links themselves.
        let Some(end) = closing(inner) else { return (Piece::Text("[["), 2) };
        let link = &inner[..end];
        let (target, label) = link.split_once('|').unwrap_or((link, link.trim_start_matches(':')));
        let is_shown = target.starts_with(':') || !matches!(Title::parse(target).namespace, CATEGORY | FILE);
        let is_language = target.split_once(':').is_some_and(|(prefix, _)| LANGUAGES.contains(&prefix));
        let piece = if is_shown && !is_language { Piece::Link { target, label } } else { Piece::Nothing };
        return (piece, end + 4);
    }
    if let Some(end) = text.find(']') {
        let inner = &text[1..end];
        let (address, label) = inner.split_once(' ').unwrap_or((inner, inner));
        if address.starts_with("https://") || address.starts_with("http://") {
            return (Piece::External { address, label }, end + 1);
        }
    }
    (Piece::Text("["), 1)
}

/// Where the link that began just before this text ends.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let (change, length) = if rest.starts_with("[[") {
            (1, 2)
        } else if rest.starts_with("]]") {
            (-1, 2)
        } else {
            (0, rest.chars().next().map_or(1, char::len_utf8))
        };
        depth += change;
        if depth == 0 {
            return Some(at);
        }
        at += length;
    }
    None
}

fn internal_link(target: &str, label: &str) -> String {
    let target = target.trim_start_matches(':');
    let is_elsewhere = target.split_once(':').is_some_and(|(prefix, _)| PROJECTS.contains(&prefix));
    if is_elsewhere {
        return format!("<span class=\"extiw\">{}</span>", encode_text(label));
    }
    let (name, fragment) = target.split_once('#').unwrap_or((target, ""));
    let title = Title::parse(name);
    let fragment = if fragment.is_empty() { String::new() } else { format!("#{}", fragment.replace(' ', "_")) };
    let path = format!("{}{fragment}", utf8_percent_encode(&title.prefixed().replace(' ', "_"), PATH));
    let address = if name.is_empty() { fragment } else { format!("{MOUNT}/wiki/{path}") };
    let shown = title.prefixed();
    let (address, shown) = (encode_double_quoted_attribute(&address), encode_double_quoted_attribute(&shown));
    format!("<a href=\"{address}\" title=\"{shown}\">{}</a>", encode_text(label))
}

/// Apostrophes become bold and italic; what a line leaves open ends with it.
fn emphasised(html: &str) -> String {
    let mut out = String::new();
    let (mut is_bold, mut is_italic) = (false, false);
    let mut rest = html;
    while let Some(start) = rest.find("''") {
        out.push_str(&rest[..start]);
        let count = rest[start..].bytes().take_while(|byte| *byte == b'\'').count();
        let used = match count {
            2 => 2,
            3 | 4 => 3,
            _ => 5,
        };
        // Apostrophes too many are text.
        out.push_str(&"'".repeat(count - used));
        if used != 3 {
            out.push_str(if is_italic { "</i>" } else { "<i>" });
            is_italic = !is_italic;
        }
        if used != 2 {
            out.push_str(if is_bold { "</b>" } else { "<b>" });
            is_bold = !is_bold;
        }
        rest = &rest[start + count..];
    }
    out.push_str(rest);
    if is_bold {
        out.push_str("</b>");
    }
    if is_italic {
        out.push_str("</i>");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages() {
        assert_eq!(html("[[Rhône]]"), "<a href=\"/sandbox/wiki/Rh%C3%B4ne\" title=\"Rhône\">Rhône</a>");
        assert_eq!(html("[[user:Ada|me]]"), "<a href=\"/sandbox/wiki/User:Ada\" title=\"User:Ada\">me</a>");
        assert_eq!(html("[[Category:Rivers]][[File:A.jpg|thumb|see [[Rhine]]]]x"), "x");
        assert_eq!(plain("'''The''' [[Rhine|river]] [https://a.example site]"), "The river site");
    }

    #[test]
    fn nothing_that_is_written_becomes_html() {
        assert_eq!(html("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
        let link = html("[[\"><b>|<i>]]");
        assert!(!link.contains("<b>") && !link.contains("<i>"), "{link}");
        let external = html("[https://a.example/\"onclick=x label]");
        assert!(!external.contains("\"onclick"), "{external}");
        assert_eq!(html("[javascript:x y]"), "[javascript:x y]");
        assert_eq!(html("<nowiki>[[a]]</nowiki>"), "[[a]]");
    }

    #[test]
    fn apostrophes_are_emphasis() {
        assert_eq!(html("'''a''' ''b'' '''c"), "<b>a</b> <i>b</i> <b>c</b>");
    }
}
