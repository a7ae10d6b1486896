//! A gateway in this process, whose statements can be looked at.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use async_graphql::parser::parse_query;
use async_graphql::{Request, Response, ServerError, Variables};
use serde_json::Value;
use wikigraph::cli::open;
use wikigraph::config::{Config, Environment};
use wikigraph::db::{Observer, Statement, Wiki};
use wikigraph::graph::straight::{Loaded, repeats, write};
use wikigraph::graph::{self, Outline, RateLimit, Schema, Wikis, is_conditional};
use wikigraph::types::Json;

use super::lab;

/// A key that guards nothing.
pub const SECRET_KEY: &str = "0123456789abcdef0123456789abcdef";

/// A schema over one wiki, and the statements that it sent.
pub struct Gateway {
    /// The wiki.
    pub wiki: Arc<Wiki>,
    schema: Schema,
    wikis: Wikis,
    statements: Arc<Mutex<Vec<Statement>>>,
}

impl Gateway {
    /// Over the embedded wiki.
    pub async fn sandbox() -> Self {
        Self::open([("WIKIGRAPH_DATA_DIR", sandbox_folder().display().to_string())]).await
    }

    /// Over a database of the lab, such as `lab143_p`, or `sqlite` for the wiki in a file.
    pub async fn lab(database: &str) -> Self {
        let url = if database == "sqlite" { lab().sqlite_url() } else { lab().url(database) };
        Self::at(url).await
    }

    /// Over the database at this URL, with the lab's Action API.
    pub async fn at(database_url: String) -> Self {
        let variables = [
            ("WIKI_DATABASE_URL", database_url),
            ("WIKI_API_URL", lab().api_url().to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            // Tests run side by side, and a tool's account has ten connections.
            ("DATABASE_CONNECTIONS", "2".to_owned()),
            ("DATABASE_IDLE", "0.2".to_owned()),
            ("DATABASE_WAIT", "60".to_owned()),
        ];
        Self::open(variables).await
    }

    /// Over whatever these variables configure.
    pub async fn open(variables: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let config = Config::read(&Environment::of(variables)).expect("a valid configuration");
        let (statements, observer) = observed();
        let wiki = open(&config.wiki, Some(observer)).await.expect("the wiki opens").wiki;
        let wikis = Wikis::only(Arc::clone(&wiki), None);
        Self::over(wiki, wikis, statements)
    }

    /// Over all wikis that these variables configure.
    pub async fn many(variables: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let config = Config::read(&Environment::of(variables)).expect("a valid configuration");
        let (statements, observer) = observed();
        let opened = open(&config.wiki, Some(observer)).await.expect("the wiki opens");
        let wiki = Arc::clone(&opened.wiki);
        let wikis = Wikis::configured(&config, opened);
        Self::over(wiki, wikis, statements)
    }

    fn over(wiki: Arc<Wiki>, wikis: Wikis, statements: Arc<Mutex<Vec<Statement>>>) -> Self {
        let schema = graph::schema(wikis.clone(), None);
        let gateway = Self { wiki, schema, wikis, statements };
        gateway.statements();
        gateway
    }

    /// Asks, and expects an answer without errors: the data.
    pub async fn ask(&self, query: &str) -> Value {
        self.ask_with(query, Value::Null).await
    }

    /// Asks with variables, and expects an answer without errors: the data.
    pub async fn ask_with(&self, query: &str, variables: Value) -> Value {
        let mut response = self.respond(query, variables).await;
        assert_eq!(response.get("errors"), None, "{query} failed");
        response["data"].take()
    }

    /// Asks, and gives back the whole response.
    pub async fn respond(&self, query: &str, variables: Value) -> Value {
        serde_json::to_value(self.execute(query, variables).await).expect("a response is JSON")
    }

    /// Asks, and gives back the whole response with its fields in the order of the query.
    pub async fn execute(&self, query: &str, variables: Value) -> Response {
        let request = Request::new(query).variables(Variables::from_json(variables));
        self.schema.execute(graph::prepared(request).data(RateLimit::unlimited(1))).await
    }

    /// Asks for rows straight in the answer, by what is known of the document, as the HTTP layer does: the data as it is written, and
    /// the errors.
    async fn execute_straight(
        &self,
        query: &str,
        variables: Value,
        outline: &Arc<Outline>,
    ) -> (String, Vec<ServerError>) {
        let document = parse_query(query).expect("a document");
        let request = Request::new(query).variables(Variables::from_json(variables));
        let request = if repeats(&document) { request } else { request.data(Loaded::default()) };
        let request = if is_conditional(&document) { request } else { request.data(Arc::clone(outline)) };
        let response = self.schema.execute(graph::prepared(request).data(RateLimit::unlimited(1))).await;
        let mut json = Json::default();
        write(&response.data, &mut json);
        (String::from_utf8(json.into_bytes()).expect("JSON is UTF-8"), response.errors)
    }

    /// How the answer to a query differs when rows are written straight into it, if it does: when the document comes first, or
    /// when it comes again, which sends the statements that are there to be asked for afterwards.
    pub async fn difference_when_straight(&self, query: &str, variables: Value, resolved: &Response) -> Option<String> {
        let outline = Arc::default();
        let first = self.execute_straight(query, variables.clone(), &outline).await;
        self.statements();
        let again = self.execute_straight(query, variables, &outline).await;
        [first, again].iter().find_map(|answer| Self::difference(answer, resolved))
    }

    fn difference((data, errors): &(String, Vec<ServerError>), resolved: &Response) -> Option<String> {
        let wanted = serde_json::to_string(&resolved.data).expect("data are JSON");
        let told = |errors: &[ServerError]| {
            let mut texts: Vec<String> =
                errors.iter().map(|error| serde_json::to_string(error).expect("an error is JSON")).collect();
            texts.sort_unstable();
            texts
        };
        let is_same = *data == wanted && told(errors) == told(&resolved.errors);
        (!is_same).then(|| format!("straight: {data} {errors:?}\nresolved: {wanted} {:?}", resolved.errors))
    }

    /// Its schema.
    pub fn schema(&self) -> Schema {
        self.schema.clone()
    }

    /// The wikis that it serves.
    pub fn wikis(&self) -> Wikis {
        self.wikis.clone()
    }

    /// The statements since this was last asked.
    pub fn statements(&self) -> Vec<Statement> {
        std::mem::take(&mut *self.statements.lock().expect("no test panicked in here"))
    }
}

/// Somebody who writes statements down, and what is written.
fn observed() -> (Arc<Mutex<Vec<Statement>>>, Observer) {
    let statements: Arc<Mutex<Vec<Statement>>> = Arc::default();
    let seen = Arc::clone(&statements);
    let observer = Arc::new(move |statement: &Statement| {
        seen.lock().expect("no test panicked in here").push(statement.clone());
    });
    (statements, observer)
}

/// A folder of this process's own, in which the first gateway makes the embedded wiki.
fn sandbox_folder() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("sandbox-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the tests");
        wikigraph::sandbox::create(&folder.join("sandbox.sqlite")).expect("the embedded wiki is made");
        folder
    });
    folder.clone()
}
