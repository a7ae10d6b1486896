//! What the server depends on, for `/readyz`: databases, and the wikis' Action APIs.

use std::sync::Arc;

use futures_util::FutureExt;

use crate::auth::Auth;
use crate::db::{Statement, Wiki};
use crate::graph::Wikis;
use crate::http::{Dependency, Health, Need};

/// What a server of these wikis depends on. Without its own database reads go on, and without an API most of them do.
pub(super) fn of(wikis: &Wikis, auth: Option<&Auth>) -> Vec<Dependency> {
    let databases = wikis.iter().map(database);
    let apis = wikis.iter().filter_map(|wiki| {
        let api = wikis.api(wiki).ok()?.clone();
        let health = std::future::ready(match api.has_answered_lately() {
            Some(true) => Health::Up,
            Some(false) => Health::Down("it did not answer the last call"),
            None => Health::Unknown,
        });
        Some(Dependency { name: format!("api:{}", wiki.code), need: Need::Partial, health: health.boxed() })
    });
    databases.chain(apis).chain(auth.map(people)).collect()
}

fn database(wiki: &Arc<Wiki>) -> Dependency {
    let name = format!("wiki:{}", wiki.code);
    let wiki = Arc::clone(wiki);
    let health = async move { up_if(wiki.rows(Statement::new("SELECT 1")).await.is_ok()) };
    Dependency { name, need: Need::Essential, health: health.boxed() }
}

fn people(auth: &Auth) -> Dependency {
    let auth = auth.clone();
    let health = async move { up_if(auth.is_ready().await.is_ok()) };
    Dependency { name: "people".to_owned(), need: Need::Partial, health: health.boxed() }
}

fn up_if(is_up: bool) -> Health {
    if is_up { Health::Up } else { Health::Down("it cannot be reached") }
}
