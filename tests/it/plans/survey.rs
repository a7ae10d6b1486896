//! Asks questions, has the database explain what the gateway made of them, and keeps what is wrong.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::plan::{Gathered, accesses};
use super::questions::{List, Parents, Question, Values};
use super::rules::{Purpose, finding};
use super::sent::Sent;
use super::server::Server;
use crate::harness::Gateway;

/// Rows on a page.
const PAGE: usize = 20;

/// Rows that may be read for one that is given out: those of joined tables, those that views look up to see whether
/// something is hidden, and the one in a hundred that is.
const READ_FOR_ONE: u64 = 20;

/// A survey of one database.
pub struct Survey {
    gateway: Gateway,
    server: Server,
    /// Values out of the database.
    pub values: Values,
    sizes: HashMap<String, u64>,
    explained: HashSet<Sent>,
    asked: usize,
    run: usize,
    shapes: BTreeMap<String, usize>,
    findings: BTreeMap<String, Vec<String>>,
}

impl Survey {
    /// Over a database of the lab: `big`, or `big_p` with views over it.
    pub async fn of(database: &str) -> Self {
        Self::with(Gateway::lab(database).await, database).await
    }

    /// Over whatever a gateway serves from this database.
    pub async fn with(gateway: Gateway, database: &str) -> Self {
        let values = Values::of(&gateway).await;
        let mut server = Server::connect(database).await;
        let sizes = server.table_sizes("big").await;
        Self {
            gateway,
            server,
            values,
            sizes,
            explained: HashSet::new(),
            asked: 0,
            run: 0,
            shapes: BTreeMap::new(),
            findings: BTreeMap::new(),
        }
    }

    /// Asks for a list in every way there is: of one parent, and of twenty where that adds anything.
    pub async fn list(&mut self, list: &List) {
        let one = self.ids(list, 1);
        for question in list.questions() {
            match question.fields {
                0..=2 => self.simple(list, &question, &one).await,
                _ if list.parents == Parents::Wiki || question.is_first_order => {
                    self.complicated(list, &question, &one).await;
                }
                _ => {}
            }
            // Of more parents there are more branches, not other ones: a few questions show that they fit together.
            if list.parents != Parents::Wiki && question.fields <= 1 && question.is_common && question.is_first_order {
                self.simple(list, &question, &self.ids(list, 20)).await;
            }
        }
    }

    fn ids(&self, list: &List, count: usize) -> Vec<String> {
        match list.parents {
            Parents::Wiki => Vec::new(),
            Parents::Nodes(kind) => self.values.ids(kind, count),
        }
    }

    /// The first page, pages deep in the list, and the count; everything of a node where the filter is simplest.
    async fn simple(&mut self, list: &List, question: &Question, ids: &[String]) {
        let rows = question.is_served.then_some(PAGE * ids.len().max(1));
        let nodes = format!("edges {{ node {{ {} }} }}", list.node);
        let first = format!("first: {PAGE}");
        self.ask(&list.query(&question.arguments, &first, ids, &format!("totalCount {nodes}")), rows).await;
        for cursor in self.deep_cursors(list, question, ids).await {
            let page = format!("first: {PAGE}, after: {cursor:?}");
            self.ask(&list.query(&question.arguments, &page, ids, &nodes), rows).await;
        }
        if question.fields <= 1 && ids.len() <= 1 {
            let whole = format!("edges {{ node {{ {} }} }}", list.whole_node);
            self.ask(&list.query(&question.arguments, &first, ids, &whole), None).await;
            self.ask_alone(list, question, &first, &whole, None).await;
        }
        if ids.len() <= 1 {
            self.ask_alone(list, question, &first, &nodes, rows).await;
        }
    }

    /// The first page and, where a row is soon found, the count and a page after a cursor. They are planned for a whole
    /// page, and run for next to nothing.
    async fn complicated(&mut self, list: &List, question: &Question, ids: &[String]) {
        if !question.is_common {
            self.ask(&list.query(&question.arguments, "first: 0", ids, "nodes { id }"), None).await;
            return;
        }
        let counted = if question.is_first_order { "totalCount" } else { "" };
        let selection = format!("{counted} pageInfo {{ endCursor }} nodes {{ id }}");
        let Some(data) = self.ask(&list.query(&question.arguments, "first: 1", ids, &selection), None).await else {
            return;
        };
        self.ask_alone(list, question, "first: 1", "nodes { id }", None).await;
        if let Some(cursor) = found(&data)["pageInfo"]["endCursor"].as_str() {
            let page = format!("first: 0, after: {cursor:?}");
            self.ask(&list.query(&question.arguments, &page, ids, "nodes { id }"), None).await;
        }
    }

    /// A page of a row that is looked up for it, which one statement brings.
    async fn ask_alone(&mut self, list: &List, question: &Question, page: &str, selection: &str, rows: Option<usize>) {
        let queries = list.lone_queries(&question.arguments, page, selection);
        // By another key or with a partner, what is read of the list is the same.
        let enough = if question.fields == 0 { queries.len() } else { 1 };
        for query in queries.iter().take(enough) {
            self.ask(query, rows).await;
        }
    }

    /// A cursor after as many rows as a page can have and, where a list can be read from its end, one near that.
    async fn deep_cursors(&mut self, list: &List, question: &Question, ids: &[String]) -> Vec<String> {
        let mut cursors = Vec::new();
        let mut ways = vec![("first: 500", "endCursor")];
        if list.has_filter {
            ways.push(("last: 20", "startCursor"));
        }
        for (page, place) in ways {
            let query = list.query(&question.arguments, page, ids, &format!("pageInfo {{ {place} }}"));
            let data = self.ask(&query, None).await;
            cursors.extend(data.and_then(|data| found(&data)["pageInfo"][place].as_str().map(str::to_owned)));
        }
        cursors
    }

    /// Asks, explains every statement and, where a page is said to cost no more than so many rows, runs them and counts.
    pub async fn ask(&mut self, query: &str, rows: Option<usize>) -> Option<Value> {
        self.asked += 1;
        let mut response = self.gateway.respond(query, Value::Null).await;
        if let Some(errors) = response.get("errors") {
            let refused = errors[0]["extensions"]["code"] == json!("BAD_USER_INPUT");
            assert!(refused, "{query} failed: {errors}");
            return None;
        }
        for statement in self.gateway.statements() {
            let sent = Sent::from(&statement);
            for branch in sent.branches() {
                let purpose = match (sent.is_count(), rows) {
                    (false, _) => Purpose::Rows,
                    (true, Some(_)) => Purpose::Count,
                    (true, None) => Purpose::CountByLooking,
                };
                self.explain(branch.unnumbered().limited(PAGE as i64), purpose, query).await;
            }
            if let (Some(rows), false) = (rows, sent.is_count()) {
                self.run(&sent, rows, query).await;
            }
        }
        Some(response["data"].take())
    }

    async fn explain(&mut self, sent: Sent, purpose: Purpose, query: &str) {
        if !self.explained.insert(sent.clone()) {
            return;
        }
        let accesses = accesses(&self.server.explain(&sent).await);
        let mut shape = Vec::new();
        for access in &accesses {
            let table = sent.table(&access.table).to_owned();
            let gathered = match access.gathered {
                Gathered::No => "",
                Gathered::Sorted => ", sorted",
                Gathered::Stored => ", stored",
            };
            let description = format!("{table}: {} {} {}{gathered}", access.kind, access.key, access.key_parts);
            let size = self.sizes.get(&table).copied().unwrap_or(0);
            if let Some(finding) = finding(access, &table, size, purpose) {
                let example = format!("{query:.400}\n    about {} rows: {:.900}", access.rows, sent.sql);
                self.findings.entry(format!("{description} {finding}")).or_default().push(example);
            }
            shape.push(description);
        }
        *self.shapes.entry(shape.join("; ")).or_default() += 1;
    }

    async fn run(&mut self, sent: &Sent, rows: usize, query: &str) {
        self.run += 1;
        let read = self.server.rows_read_by(sent).await;
        let bound = READ_FOR_ONE * (rows as u64 + 1);
        if read > bound {
            let example = format!("{query:.400}\n    {read} rows read, at most {bound} expected: {:.900}", sent.sql);
            self.findings.entry("reads more than it gives out".to_owned()).or_default().push(example);
        }
    }

    /// Fails if anything was found.
    pub fn finish(self) {
        println!("{} questions, {} plans, {} runs", self.asked, self.explained.len(), self.run);
        for (shape, count) in &self.shapes {
            println!("{count:6} {shape}");
        }
        let mut report = String::new();
        for (finding, examples) in &self.findings {
            report.push_str(&format!("\n{} times: {finding}\n", examples.len()));
            examples.iter().take(2).for_each(|example| report.push_str(&format!("  {example}\n")));
        }
        assert!(self.findings.is_empty(), "of {} plans some are bad:\n{report}", self.explained.len());
    }
}

/// The list, or that of the first parent.
fn found(data: &Value) -> &Value {
    data.pointer("/wiki/list").unwrap_or(&data["nodes"][0]["list"])
}
