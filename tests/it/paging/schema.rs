//! The connections of the schema, as it describes itself: none can be forgotten.

use serde_json::Value;

use crate::harness::Gateway;

/// A field that gives a connection.
#[derive(Debug)]
pub struct Connection {
    /// The type whose field it is.
    pub of: String,
    /// The field's name.
    pub name: String,
    /// The type of the connection.
    pub listed: String,
    /// Whether it takes `last` and `before`.
    pub goes_backwards: bool,
    /// The field that tells its nodes apart.
    pub named_by: &'static str,
    /// What it can be ordered by; empty where there is one order only.
    pub orders: Vec<String>,
    /// The arguments that choose the list's rows.
    pub arguments: Vec<Argument>,
}

/// An argument that chooses rows.
#[derive(Debug)]
pub struct Argument {
    /// Its name.
    pub name: String,
    /// The type of its value, or of the values in it.
    pub of: String,
    /// The fields of its value, where that is an input object.
    pub fields: Vec<String>,
}

const QUERY: &str = "
    { __schema { types { name fields { name args { name type { ...of } } type { ...of } }
                 inputFields { name type { ...of } } enumValues { name } } } }
    fragment of on __Type { name ofType { name ofType { name ofType { name } } } }";

const PAGING: [&str; 4] = ["first", "after", "last", "before"];

/// The type whose lists are the Action API's: forwards only, and for somebody who is logged in. `tests/wiki/mutations`
/// pages through them.
const OF_THE_API: &str = "Viewer";

/// The lists over several wikis: `tests/it/wikis` pages through them.
const OF_MANY_WIKIS: [&str; 2] = ["Query.recentChanges", "Query.contributions"];

/// Every connection that the gateway says it has of a database.
pub async fn connections(gateway: &Gateway) -> Vec<Connection> {
    let answer = gateway.ask(QUERY).await;
    let types = Types(list(&answer["__schema"]["types"]));
    let mut connections = Vec::new();
    let is_of_databases = |name: &str| !name.starts_with("__") && name != OF_THE_API;
    for of in types.0.iter().filter(|of| is_of_databases(text(&of["name"]))) {
        let fields = list(&of["fields"]);
        connections.extend(fields.iter().filter_map(|field| types.connection(text(&of["name"]), field)));
    }
    connections.retain(|connection| !OF_MANY_WIKIS.contains(&connection.full_name().as_str()));
    assert!(connections.len() > 20, "only {} connections were found", connections.len());
    connections
}

impl Connection {
    /// Its name behind that of its type: `Page.revisions`.
    pub fn full_name(&self) -> String {
        format!("{}.{}", self.of, self.name)
    }
}

struct Types<'a>(&'a [Value]);

impl Types<'_> {
    fn connection(&self, of: &str, field: &Value) -> Option<Connection> {
        let listed = named(&field["type"]);
        self.field(listed, "pageInfo")?;
        let edge = named(&self.field(listed, "edges")?["type"]);
        let node = named(&self.field(edge, "node")?["type"]);
        let arguments = list(&field["args"]);
        let takes = |name: &str| arguments.iter().any(|argument| argument["name"] == name);
        let order = arguments.iter().find(|argument| argument["name"] == "orderBy");
        let choosing = arguments
            .iter()
            .filter(|argument| argument["name"] != "orderBy" && !PAGING.contains(&text(&argument["name"])));
        Some(Connection {
            of: of.to_owned(),
            name: text(&field["name"]).to_owned(),
            listed: listed.to_owned(),
            goes_backwards: takes("last"),
            named_by: if self.field(node, "id").is_some() { "id" } else { "title" },
            orders: order.map(|order| self.orders(named(&order["type"]))).unwrap_or_default(),
            arguments: choosing.map(|argument| self.argument(argument)).collect(),
        })
    }

    fn argument(&self, argument: &Value) -> Argument {
        let of = named(&argument["type"]);
        Argument { name: text(&argument["name"]).to_owned(), of: of.to_owned(), fields: self.names(of, "inputFields") }
    }

    /// What the field `field` of an order can be.
    fn orders(&self, order: &str) -> Vec<String> {
        let fields = list(&self.named(order)["inputFields"]);
        let field = fields.iter().find(|field| field["name"] == "field").expect("an order has a field");
        self.names(named(&field["type"]), "enumValues")
    }

    fn field(&self, of: &str, name: &str) -> Option<&Value> {
        list(&self.named(of)["fields"]).iter().find(|field| field["name"] == name)
    }

    fn names(&self, of: &str, what: &str) -> Vec<String> {
        list(&self.named(of)[what]).iter().map(|item| text(&item["name"]).to_owned()).collect()
    }

    fn named(&self, name: &str) -> &Value {
        self.0.iter().find(|of| of["name"] == name).expect("a type of the schema")
    }
}

/// The type's name, whatever lists and non-nulls it is wrapped in.
fn named(mut of: &Value) -> &str {
    while of["name"].is_null() {
        of = &of["ofType"];
    }
    text(&of["name"])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}
