//! Asks questions, has the database explain what the gateway made of them, and keeps what is wrong.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::plan::{Gathered, accesses};
use super::questions::{List, Parents, Question, Values};
use super::rules::finding;
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
        let gateway = Gateway::lab(database).await;
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
            self.question(list, &question, &one).await;
            // With more fields there are more conditions, not other branches.
            if list.parents != Parents::Wiki && question.fields <= 1 {
                self.question(list, &question, &self.ids(list, 20)).await;
            }
        }
    }

    fn ids(&self, list: &List, count: usize) -> Vec<String> {
        match list.parents {
            Parents::Wiki => Vec::new(),
            Parents::Nodes(kind) => self.values.ids(kind, count),
        }
    }

    /// The first page, a page deep in the list, and the count; everything of a node where the filter is simple.
    async fn question(&mut self, list: &List, question: &Question, ids: &[String]) {
        let lean = format!("edges {{ node {{ {} }} }}", list.node);
        if !question.is_common && question.fields > 1 {
            // Of rare values a page is not soon full: the statement is planned for the first page, and not run.
            let query = list.query(&question.arguments, "first: 0", ids, &lean);
            return self.ask(&query, None).await.map_or((), drop);
        }
        let limit = question.is_served.then_some(PAGE * ids.len().max(1));
        let first = list.query(&question.arguments, &format!("first: {PAGE}"), ids, &format!("totalCount {lean}"));
        self.ask(&first, limit).await;
        if let Some(cursor) = self.deep_cursor(list, question, ids).await {
            let page = format!("first: {PAGE}, after: {cursor:?}");
            self.ask(&list.query(&question.arguments, &page, ids, &lean), limit).await;
        }
        if question.fields <= 1 && ids.len() <= 1 {
            let whole = format!("edges {{ node {{ {} }} }}", list.whole_node);
            self.ask(&list.query(&question.arguments, &format!("first: {PAGE}"), ids, &whole), None).await;
        }
    }

    /// A cursor near the list's end or, where it cannot be read from there, after as many rows as a page can have.
    async fn deep_cursor(&mut self, list: &List, question: &Question, ids: &[String]) -> Option<String> {
        let (page, place) = if list.has_filter { ("last: 20", "startCursor") } else { ("first: 500", "endCursor") };
        let selection = format!("pageInfo {{ {place} }}");
        let data = self.ask(&list.query(&question.arguments, page, ids, &selection), None).await?;
        let found = if ids.is_empty() { &data["wiki"]["list"] } else { &data["nodes"][0]["list"] };
        found["pageInfo"][place].as_str().map(str::to_owned)
    }

    /// Asks, explains every statement and, where a limit of rows is given, runs them and counts what they read.
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
                self.explain(branch.unnumbered().limited(PAGE as i64), query).await;
            }
            if let (Some(rows), false) = (rows, sent.is_count()) {
                self.run(&sent, rows, query).await;
            }
        }
        Some(response["data"].take())
    }

    async fn explain(&mut self, sent: Sent, query: &str) {
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
            if let Some(finding) = finding(access, &table, sent.is_count(), &self.sizes) {
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
        self.finish_with(0);
    }

    /// Fails if more was found than is known: how many plans are bad may only fall.
    pub fn finish_with(self, known: usize) {
        println!("{} questions, {} plans, {} runs", self.asked, self.explained.len(), self.run);
        for (shape, count) in &self.shapes {
            println!("{count:6} {shape}");
        }
        let mut report = String::new();
        for (finding, examples) in &self.findings {
            report.push_str(&format!("\n{} times: {finding}\n", examples.len()));
            examples.iter().take(2).for_each(|example| report.push_str(&format!("  {example}\n")));
        }
        let found: usize = self.findings.values().map(Vec::len).sum();
        assert!(found <= known, "of {} plans {found} are bad, {known} are known:\n{report}", self.explained.len());
    }
}
