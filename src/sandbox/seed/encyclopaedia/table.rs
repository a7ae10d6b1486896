//! Tables of facts: one subject to a line, its facts between tabs.

/// The rows of a table, without its comments.
pub fn rows<const COLUMNS: usize>(table: &'static str) -> Vec<[&'static str; COLUMNS]> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            columns.try_into().unwrap_or_else(|_| panic!("a row with a wrong number of columns: {line}"))
        })
        .collect()
}

/// The parts of a list within a column.
pub fn list(column: &'static str) -> Vec<&'static str> {
    column.split(';').filter(|part| !part.is_empty() && *part != "-").collect()
}

/// A title without what distinguishes it: `Po (river)` is shown as `Po`, `Perth, Scotland` as `Perth`.
pub fn plain(title: &str) -> &str {
    title.split(" (").next().and_then(|name| name.split(", ").next()).unwrap_or(title)
}

/// A link that shows the plain name.
pub fn link(title: &str) -> String {
    let plain = plain(title);
    if plain == title { format!("[[{title}]]") } else { format!("[[{title}|{plain}]]") }
}

/// Things in a row: `a, b and c`.
pub fn series(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The article that a country's name takes: `the Netherlands`.
pub fn country(name: &str) -> String {
    match name {
        "Netherlands" | "United Kingdom" | "United States" | "Czech Republic" => {
            format!("the [[{name}]]")
        }
        _ => format!("[[{name}]]"),
    }
}
