//! A list, as a connection's field gives it for one parent or for several, and the pages that are asked of it.

use serde_json::Value;

use super::schema::Connection;
use crate::harness::Gateway;

/// The most rows that a page can have.
pub const LARGEST_PAGE: usize = 500;

/// A connection with its parents and all arguments but those that choose a page.
#[derive(Debug, Clone)]
pub struct List<'a> {
    /// The field.
    pub connection: &'a Connection,
    /// The ids of the nodes whose lists they are; empty where the list is the wiki's own.
    pub parents: Vec<String>,
    /// The arguments.
    pub arguments: String,
}

/// A row: its place, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cursor.
    pub cursor: String,
    /// The id of its node, or what else tells that apart.
    pub name: String,
}

/// A page of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its rows.
    pub rows: Vec<Row>,
    /// `hasNextPage`.
    pub has_next: bool,
    /// `hasPreviousPage`.
    pub has_previous: bool,
}

impl List<'_> {
    /// What it is, for whoever reads that it is wrong.
    pub fn name(&self) -> String {
        format!("{}({}) of {:?}", self.connection.full_name(), self.arguments, self.parents)
    }

    /// The same list of one of its parents only.
    pub fn of(&self, parent: &str) -> Self {
        Self { parents: vec![parent.to_owned()], ..self.clone() }
    }

    /// A query for something of pages of the list: one for each choice of a page, such as `first: 3`.
    pub fn query(&self, choices: &[String], selection: &str) -> String {
        let fields = choices.iter().enumerate().map(|(place, choice)| {
            let arguments = [self.arguments.as_str(), choice].join(" ");
            let arguments = if arguments.trim().is_empty() { String::new() } else { format!("({arguments})") };
            format!("p{place}: {}{arguments} {{ ...page }}", self.connection.name)
        });
        let fields = fields.collect::<Vec<_>>().join("\n");
        let query = match self.connection.of.as_str() {
            "Query" => format!("{{ {fields} }}"),
            "Wiki" => format!("{{ wiki {{ {fields} }} }}"),
            of => format!("{{ nodes(ids: {:?}) {{ ... on {of} {{ {fields} }} }} }}", self.parents),
        };
        format!("{query} fragment page on {} {{ {selection} }}", self.connection.listed)
    }

    /// The answers to such a query: of each parent, one for each choice.
    pub async fn ask(&self, gateway: &Gateway, choices: &[String], selection: &str) -> Vec<Vec<Value>> {
        let mut data = gateway.ask(&self.query(choices, selection)).await;
        let mut parents = match self.connection.of.as_str() {
            "Query" => vec![data],
            "Wiki" => vec![data["wiki"].take()],
            _ => data["nodes"].as_array_mut().map(std::mem::take).expect("as many nodes as ids"),
        };
        let of_parent =
            |parent: &mut Value| (0..choices.len()).map(|place| parent[format!("p{place}")].take()).collect();
        parents.iter_mut().map(of_parent).collect()
    }

    /// Pages of the list: of each parent, one for each choice.
    pub async fn pages(&self, gateway: &Gateway, choices: &[String]) -> Vec<Vec<Page>> {
        let selection = format!(
            "edges {{ cursor node {{ {} }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}",
            self.connection.named_by
        );
        let answers = self.ask(gateway, choices, &selection).await;
        answers.iter().map(|of_parent| of_parent.iter().map(|page| self.page(page)).collect()).collect()
    }

    /// All rows of the only parent's list, by the largest pages there are.
    pub async fn rows(&self, gateway: &Gateway) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        loop {
            let after = rows.last().map(|row| format!(" after: {:?}", row.cursor)).unwrap_or_default();
            let mut pages = self.pages(gateway, &[format!("first: {LARGEST_PAGE}{after}")]).await;
            let page = pages.remove(0).remove(0);
            rows.extend(page.rows);
            if !page.has_next {
                return rows;
            }
        }
    }

    fn page(&self, page: &Value) -> Page {
        let row =
            |edge: &Value| Row { cursor: text(&edge["cursor"]), name: text(&edge["node"][self.connection.named_by]) };
        let rows: Vec<Row> = page["edges"].as_array().expect("edges").iter().map(row).collect();
        let info = &page["pageInfo"];
        let cursors = [&info["startCursor"], &info["endCursor"]].map(|cursor| cursor.as_str());
        let expected = [rows.first(), rows.last()].map(|row| row.map(|row| row.cursor.as_str()));
        assert_eq!(cursors, expected, "startCursor and endCursor of a page of {}", self.name());
        Page { rows, has_next: info["hasNextPage"] == true, has_previous: info["hasPreviousPage"] == true }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}
