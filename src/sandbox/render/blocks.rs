//! What takes whole lines: headings, paragraphs, lists, tables, rules.

use super::inline;
use crate::sandbox::api::heading_level;

/// A text as HTML.
pub fn html(text: &str) -> String {
    let mut page = Page::default();
    for line in without_comments(text).lines() {
        page.line(line);
    }
    page.close_all();
    page.out
}

/// A text without its markup.
pub fn plain(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut is_table = false;
    for line in without_comments(text).lines() {
        is_table = (is_table || line.starts_with("{|")) && !line.starts_with("|}");
        if is_table || line.starts_with("|}") {
            continue;
        }
        let shown = line.trim_start_matches(['*', '#', ':', ';', '=']).trim_end_matches('=').trim();
        let shown = without_tags(&inline::plain(&without_switches(shown)));
        if !(shown.trim().is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(shown.trim().to_owned());
        }
    }
    lines.join("\n").trim().to_owned()
}

#[derive(Default)]
struct Page {
    out: String,
    paragraph: Vec<String>,
    /// The lists that are open, outermost first, by their marks.
    lists: Vec<char>,
    has_row: bool,
    is_table: bool,
}

impl Page {
    fn line(&mut self, line: &str) {
        let line = without_switches(line);
        let line = line.trim_end();
        if self.is_table || line.starts_with("{|") {
            self.close_lists();
            self.close_paragraph();
            return self.table_line(line.trim_start());
        }
        let marks: Vec<char> = line.chars().take_while(|letter| "*#:;".contains(*letter)).collect();
        if !marks.is_empty() {
            self.close_paragraph();
            return self.item(&marks, line[marks.len()..].trim());
        }
        self.close_lists();
        if let Some(level) = heading_level(line) {
            self.close_paragraph();
            let title = line[level..line.len() - level].trim();
            let anchor = html_escape::encode_double_quoted_attribute(&title.replace(' ', "_")).into_owned();
            let title = inline::html(title);
            // The page's title is the one heading of the first level.
            let level = level.max(2);
            self.out.push_str(&format!("<h{level} id=\"{anchor}\">{title}</h{level}>\n"));
        } else if line.starts_with("----") {
            self.close_paragraph();
            self.out.push_str("<hr>\n");
        } else if line.trim().is_empty() {
            self.close_paragraph();
        } else {
            let html = inline::html(line);
            if !html.trim().is_empty() {
                self.paragraph.push(html);
            }
        }
    }

    fn item(&mut self, marks: &[char], text: &str) {
        let kind = |mark: char| if mark == ';' { ':' } else { mark };
        let same = self.lists.iter().zip(marks).take_while(|(open, mark)| **open == kind(**mark)).count();
        while self.lists.len() > same {
            self.close_list();
        }
        for mark in &marks[same..] {
            let mark = kind(*mark);
            self.lists.push(mark);
            self.out.push_str(match mark {
                '*' => "<ul>\n",
                '#' => "<ol>\n",
                _ => "<dl>\n",
            });
            self.out.push_str(if mark == ':' { "<dd>" } else { "<li>" });
        }
        if same == marks.len() {
            let item = if self.lists.last() == Some(&':') { "dd" } else { "li" };
            self.out.push_str(&format!("</{item}>\n<{item}>"));
        }
        self.out.push_str(&inline::html(text));
    }

    fn table_line(&mut self, line: &str) {
        if line.starts_with("{|") {
            self.is_table = true;
            self.has_row = false;
            self.out.push_str("<table>\n");
        } else if line.starts_with("|}") {
            self.is_table = false;
            self.out.push_str(if self.has_row { "</tr>\n</table>\n" } else { "</table>\n" });
        } else if line.starts_with("|-") {
            self.out.push_str(if self.has_row { "</tr>\n<tr>" } else { "<tr>" });
            self.has_row = true;
        } else if let Some(cells) = line.strip_prefix(['|', '!']) {
            let (mark, kind) = if line.starts_with('!') { ("!!", "th") } else { ("||", "td") };
            if !self.has_row {
                self.out.push_str("<tr>");
                self.has_row = true;
            }
            for cell in cells.split(mark).flat_map(|cell| cell.split("||")) {
                self.out.push_str(&format!("<{kind}>{}</{kind}>", inline::html(without_attributes(cell).trim())));
            }
        }
    }

    fn close_paragraph(&mut self) {
        if !self.paragraph.is_empty() {
            self.out.push_str(&format!("<p>{}\n</p>\n", self.paragraph.join("\n")));
            self.paragraph.clear();
        }
    }

    fn close_list(&mut self) {
        self.out.push_str(match self.lists.pop() {
            Some('*') => "</li>\n</ul>\n",
            Some('#') => "</li>\n</ol>\n",
            Some(_) => "</dd>\n</dl>\n",
            None => "",
        });
    }

    fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
    }

    fn close_all(&mut self) {
        self.close_lists();
        self.close_paragraph();
        if self.is_table {
            self.table_line("|}");
        }
    }
}

/// A cell without `colspan="2" |` before its text.
fn without_attributes(cell: &str) -> &str {
    match cell.split_once('|') {
        Some((attributes, text)) if attributes.contains('=') && !attributes.contains("[[") => text,
        _ => cell,
    }
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// A line without words such as `__NOTOC__`, and without the boxes of templates.
fn without_switches(line: &str) -> String {
    let mut out = line.replace("<div class=\"box\">", "").replace("</div>", "");
    for word in ["__DISAMBIG__", "__HIDDENCAT__", "__NEWSECTIONLINK__", "__NOINDEX__", "__NOTOC__"] {
        out = out.replace(word, "");
    }
    for tag in ["<noinclude>", "</noinclude>", "<includeonly>", "</includeonly>"] {
        out = out.replace(tag, "");
    }
    out
}

fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        let tag = after
            .split_once('>')
            .filter(|(tag, _)| tag.starts_with(|letter: char| letter.is_alphabetic() || letter == '/'));
        out.push_str(before);
        match tag {
            Some((_, after)) => rest = after,
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_blocks() {
        assert_eq!(
            html("== A b ==\none\ntwo\n\nthree"),
            "<h2 id=\"A_b\">A b</h2>\n<p>one\ntwo\n</p>\n<p>three\n</p>\n"
        );
    }

    #[test]
    fn lists_nest() {
        let list = html("* a\n** b\n* c\n# d").replace('\n', "");
        assert_eq!(list, "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>d</li></ol>");
    }

    #[test]
    fn tables_have_rows() {
        let table = html("{| class=\"x\"\n! A !! B\n|-\n| colspan=\"2\" | 1 || 2\n|}").replace('\n', "");
        assert_eq!(table, "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>");
    }

    #[test]
    fn plain_text_has_no_markup() {
        let text = "{| class=\"infobox\"\n! A\n|}\n'''Rhine''' is a [[river]].\n== Course ==\n* from [[A|B]]\n[[Category:X]]__NOTOC__";
        assert_eq!(plain(text), "Rhine is a river.\nCourse\nfrom B");
    }
}
