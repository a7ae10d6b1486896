//! The lab's databases: `tests/lab/README.md` says what they hold.

use std::sync::OnceLock;

use serde_json::Value;

/// The running lab.
pub struct Lab {
    description: Value,
}

/// The lab that `scripts/test` started and named by `WIKIGRAPH_LAB`.
pub fn lab() -> &'static Lab {
    static LAB: OnceLock<Lab> = OnceLock::new();
    LAB.get_or_init(|| {
        let path = std::env::var("WIKIGRAPH_LAB").expect(
            "WIKIGRAPH_LAB names the lab.json of a running lab: run scripts/test, or tests/lab/lab up DIR and then \
             WIKIGRAPH_LAB=DIR/lab.json cargo test",
        );
        let text = std::fs::read_to_string(&path).expect("the lab's description can be read");
        Lab { description: serde_json::from_str(&text).expect("the lab's description is JSON") }
    })
}

impl Lab {
    /// The URL of a database, as the account that may read just what the gateway would: `_p` databases as a tool's
    /// account on the replicas.
    pub fn url(&self, database: &str) -> String {
        let account = if database.ends_with("_p") { "replica_reader" } else { "plain_reader" };
        self.url_as(account, database)
    }

    /// The URL of a database as a certain account.
    pub fn url_as(&self, account: &str, database: &str) -> String {
        let url = self.description["mariadb"]["accounts"][account]["url"].as_str();
        format!("{}{database}", url.expect("the lab has this account"))
    }

    /// The URL of the wiki in a SQLite file.
    pub fn sqlite_url(&self) -> String {
        format!("sqlite://{}", self.description["sqlite"].as_str().expect("the lab has a SQLite file"))
    }

    /// The address of the wiki's Action API.
    pub fn api_url(&self) -> &str {
        self.description["wiki"]["api"].as_str().expect("the lab has an API")
    }
}
