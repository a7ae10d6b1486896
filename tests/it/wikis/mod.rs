//! Many wikis: which there are, and that each is opened when it is asked for.

mod apart;
mod charsets;
pub mod cluster;
mod file;
mod lag;
mod list;
mod merged;
mod replicas;
pub mod server;
mod thirty;
mod together;

use serde_json::Value;

/// The variables of a gateway over the lab's databases by section, as though they were three servers.
pub fn lab_by_section() -> Vec<(&'static str, String)> {
    let url = url::Url::parse(&crate::harness::lab().url("lab143_p")).unwrap();
    let end = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap());
    let text = |text: &str| text.to_owned();
    vec![
        ("WIKI_REPLICA", text("lab143")),
        ("REPLICA_TUNNELS", format!("s1={end},s2={end},s7={end}")),
        ("TOOL_REPLICA_USER", text("replica_reader")),
        ("TOOL_REPLICA_PASSWORD", text("replica_reader")),
        ("SECRET_KEY", text(crate::harness::SECRET_KEY)),
        ("DATABASE_CONNECTIONS", text("2")),
        ("DATABASE_IDLE", text("0.2")),
        ("DATABASE_WAIT", text("60")),
    ]
}

/// The only error of a response: its code, its message and the wiki that it names.
fn only_error(response: &Value) -> (String, String, Value) {
    let [error] = &response["errors"].as_array().expect("an error")[..] else { panic!("{response}") };
    let code = error["extensions"]["code"].as_str().unwrap_or_default();
    (code.to_owned(), error["message"].as_str().unwrap_or_default().to_owned(), error["extensions"]["wiki"].clone())
}
