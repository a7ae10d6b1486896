//! What strangers may ask, and what is told of the schema.

use std::path::PathBuf;

use super::{Environment, Problem};

/// Points that a stranger's query may cost where they are bounded and nothing is said.
const USUAL_POINTS: u32 = 20;

/// What strangers may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnonymousAccess {
    /// Whatever people may.
    Open,
    /// Trusted documents, and queries that cost no more than so many points.
    Bounded(u32),
    /// Nothing.
    Login,
}

/// What strangers may ask, and what is told of the schema.
#[derive(Debug, Clone)]
pub struct AccessConfig {
    /// What strangers may ask.
    pub anonymous: AnonymousAccess,
    /// Whether the schema may be asked for.
    pub introspection: bool,
    /// Whether errors suggest names of the schema that are like the one that was written.
    pub suggestions: bool,
    /// The folder of trusted documents; a place of the usual name need not be there.
    pub documents: Option<PathBuf>,
    /// Whether the folder was named, so that it has to be there.
    pub has_named_documents: bool,
}

impl AccessConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Self {
        let introspection = environment.flag_or("INTROSPECTION", true, problems);
        let suggestions = environment.flag_or("SUGGESTIONS", introspection, problems);
        let named = environment.path("DOCUMENTS");
        let has_named_documents = named.is_some();
        let documents = named.or_else(|| Some(environment.data_folder(problems)?.join("documents")));
        let anonymous = anonymous(environment, problems);
        Self { anonymous, introspection, suggestions, documents, has_named_documents }
    }
}

fn anonymous(environment: &Environment, problems: &mut Vec<Problem>) -> AnonymousAccess {
    let points = environment.parsed("ANONYMOUS_COST_LIMIT", USUAL_POINTS, "a number of points, such as 20", problems);
    let variable = "ANONYMOUS_ACCESS";
    let is_on_toolforge = environment.flag("TOOLFORGE_DEPLOYMENT", &mut Vec::new());
    match environment.text(variable).map(str::to_ascii_lowercase).as_deref() {
        // Toolforge lets nobody unknown reach its databases freely.
        None if is_on_toolforge => AnonymousAccess::Bounded(points),
        None | Some("open") => AnonymousAccess::Open,
        Some("bounded") => AnonymousAccess::Bounded(points),
        Some("login") => AnonymousAccess::Login,
        Some(other) => {
            problems.push(Problem { variable, message: format!("{other:?} is neither open nor bounded nor login") });
            AnonymousAccess::Login
        }
    }
}
