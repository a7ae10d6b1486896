//! What the server depends on, for `/readyz`: databases, and the wikis' Action APIs.

use futures_util::FutureExt;

use crate::auth::Auth;
use crate::db::Statement;
use crate::graph::Wikis;
use crate::http::{Dependency, Health, Need};
use crate::valkey::Valkey;

/// What a server of these wikis depends on: the wiki that is meant where none is named. Without its own database reads go on,
/// and without an API most of them do.
pub(super) fn of(wikis: &Wikis, auth: Option<&Auth>, valkey: Option<&Valkey>) -> Vec<Dependency> {
    let code = wikis.default_code();
    let apis = wikis.api(code).map(|api| {
        let health = std::future::ready(match api.has_answered_lately() {
            Some(true) => Health::Up,
            Some(false) => Health::Down("it did not answer the last call"),
            None => Health::Unknown,
        });
        Dependency { name: format!("api:{code}"), need: Need::Partial, health: health.boxed() }
    });
    [database(wikis)].into_iter().chain(apis).chain(auth.map(people)).chain(valkey.map(cache)).collect()
}

/// The database of the wiki that is meant where none is named; the others are asked only for what somebody wants of them.
fn database(wikis: &Wikis) -> Dependency {
    let name = format!("wiki:{}", wikis.default_code());
    let wikis = wikis.clone();
    let health = async move {
        match wikis.find(wikis.default_code()).await {
            Ok(Some(wiki)) => up_if(wiki.rows(Statement::new("SELECT 1")).await.is_ok()),
            _ => up_if(false),
        }
    };
    Dependency { name, need: Need::Essential, health: health.boxed() }
}

fn people(auth: &Auth) -> Dependency {
    let auth = auth.clone();
    let health = async move { up_if(auth.is_ready().await.is_ok()) };
    Dependency { name: "people".to_owned(), need: Need::Partial, health: health.boxed() }
}

fn cache(valkey: &Valkey) -> Dependency {
    let valkey = valkey.clone();
    let health = async move { up_if(valkey.is_up().await) };
    Dependency { name: "cache".to_owned(), need: Need::Partial, health: health.boxed() }
}

fn up_if(is_up: bool) -> Health {
    if is_up { Health::Up } else { Health::Down("it cannot be reached") }
}
