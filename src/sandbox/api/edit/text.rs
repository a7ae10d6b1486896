//! The text that an edit leads to: whole, added before or after, or in a section.

use unicode_normalization::UnicodeNormalization;

use super::Plan;
use crate::sandbox::api::call::Call;
use crate::sandbox::live::{Account, Refusal};
use crate::sandbox::seed::clock::Moment;

/// The text and summary that the call asks for, given the text before it.
pub fn plan(call: &Call<'_>, old: &str) -> Result<Plan, Refusal> {
    let parameters = call.parameters;
    let read = |name: &str| parameters.text(name).map(normalised);
    let (before, after) = (read("prependtext"), read("appendtext"));
    let section = parameters.filled("section");
    let is_added = before.is_some() || after.is_some();
    let mut summary = parameters.or_empty("summary").to_owned();
    if section == Some("new") {
        let title = parameters.filled("sectiontitle").map(str::to_owned).unwrap_or_else(|| summary.clone());
        let added = after.or(before).or_else(|| read("text")).unwrap_or_default();
        let heading = if title.is_empty() { String::new() } else { format!("== {title} ==\n\n") };
        let gap = if old.is_empty() { "" } else { "\n\n" };
        if !title.is_empty() && (summary.is_empty() || summary == title) {
            summary = format!("/* {title} */ new section");
        }
        return finished(call, format!("{old}{gap}{heading}{added}"), summary);
    }
    let Some(section) = section else {
        let text = if is_added {
            format!("{}{old}{}", before.unwrap_or_default(), after.unwrap_or_default())
        } else {
            read("text").unwrap_or_default()
        };
        return finished(call, text, summary);
    };
    let number: usize = section
        .parse()
        .map_err(|_| Refusal::new("invalidsection", "The section parameter must be a valid section ID or \"new\"."))?;
    let (start, end) = section_range(old, number)
        .ok_or_else(|| Refusal::new("nosuchsection", format!("There is no section {number}.")))?;
    let part = if is_added {
        format!("{}{}{}", before.unwrap_or_default(), old[start..end].trim_end(), after.unwrap_or_default())
    } else {
        read("text").unwrap_or_default()
    };
    let gap = if end < old.len() { "\n\n" } else { "" };
    finished(call, format!("{}{}{gap}{}", &old[..start], part.trim_end(), &old[end..]), summary)
}

fn finished(call: &Call<'_>, text: String, summary: String) -> Result<Plan, Refusal> {
    const LARGEST_KILOBYTES: usize = 2048;
    if text.len() > LARGEST_KILOBYTES * 1024 {
        let text = format!("The content you supplied exceeds the article size limit of {LARGEST_KILOBYTES} kilobytes.");
        return Err(Refusal::new("contenttoobig", text));
    }
    let text = signed(text.trim_end(), &call.account, call.now);
    Ok(Plan { text, summary: shortened(&summary), revert: None })
}

/// As MediaWiki reads any text: composed characters, plain ends of lines.
fn normalised(text: &str) -> String {
    text.nfc().collect::<String>().replace("\r\n", "\n").replace('\r', "\n")
}

/// A summary has no line breaks, and 500 characters at most.
pub fn shortened(summary: &str) -> String {
    let line = normalised(summary).replace('\n', " ");
    line.trim().chars().take(500).collect()
}

/// Tildes become a signature.
fn signed(text: &str, account: &Account, now: Moment) -> String {
    if !text.contains("~~~") {
        return text.to_owned();
    }
    let name = &account.name;
    let link = format!("[[User:{name}|{name}]] ([[User talk:{name}|talk]])");
    let date = now.signature();
    text.replace("~~~~~", &date).replace("~~~~", &format!("{link} {date}")).replace("~~~", &link)
}

/// From where to where a section goes, the sections within it included; 0 is what comes before the first heading.
pub fn section_range(text: &str, number: usize) -> Option<(usize, usize)> {
    let mut headings = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some(level) = heading_level(line.trim_end()) {
            headings.push((offset, level));
        }
        offset += line.len();
    }
    if number == 0 {
        return Some((0, headings.first().map_or(text.len(), |(start, _)| *start)));
    }
    let (start, level) = *headings.get(number - 1)?;
    let next = headings[number..].iter().find(|(_, other)| *other <= level);
    Some((start, next.map_or(text.len(), |(start, _)| *start)))
}

/// The level of a heading such as `== Course ==`.
pub fn heading_level(line: &str) -> Option<usize> {
    let opening = line.bytes().take_while(|byte| *byte == b'=').count();
    let closing = line.bytes().rev().take_while(|byte| *byte == b'=').count();
    let level = opening.min(closing).min(6);
    (level > 0 && line.len() > 2 * level && !line[level..line.len() - level].trim().is_empty()).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_where_one_of_its_level_begins() {
        let text = "Lead\n== A ==\na\n=== A1 ===\na1\n== B ==\nb";
        let part = |number| section_range(text, number).map(|(start, end)| &text[start..end]);
        assert_eq!(part(0), Some("Lead\n"));
        assert_eq!(part(1), Some("== A ==\na\n=== A1 ===\na1\n"));
        assert_eq!(part(2), Some("=== A1 ===\na1\n"));
        assert_eq!(part(3), Some("== B ==\nb"));
        assert_eq!(part(4), None);
    }

    #[test]
    fn only_lines_between_equals_signs_are_headings() {
        assert_eq!(heading_level("== Course =="), Some(2));
        assert_eq!(heading_level("=== =="), Some(2));
        assert_eq!(heading_level("a == b"), None);
        assert_eq!(heading_level("=="), None);
    }
}
