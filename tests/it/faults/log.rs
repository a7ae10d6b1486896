//! A log that takes nothing, as it is on a full disk: what is served goes on without it.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use super::patience::until;
use super::people::QUERY;
use super::served::Asking;
use crate::harness::{PROGRAM, Process, SECRET_KEY, lab, web_client};

/// Asks for what an API would have to say.
const TEXT: &str = "{ wiki { page(title: \"Main Page\") { title html } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_cannot_be_written_is_done_without() {
    for format in ["text", "json"] {
        let variables = [
            ("WIKI_DATABASE_URL", lab().url("lab143")),
            // Nobody listens there, which the log is told.
            ("WIKI_API_URL", "http://127.0.0.1:1/w/api.php".to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            ("WIKIGRAPH_LOG", "debug".to_owned()),
            ("LOG_FORMAT", format.to_owned()),
        ];
        let process = Process::begin_unheard(&variables);
        let ready = async || web_client().get(process.at("/readyz")).send().await.ok();
        assert_eq!(until("an answer", ready).await.status().as_u16(), 200);
        let asking = Asking::at(process.at("/graphql"));
        for _ in 0..3 {
            assert_eq!(asking.ask("well", QUERY).await.unwrap().errors(), []);
            let answer = asking.ask("told", TEXT).await.unwrap();
            assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE", "{}", answer.body);
            assert_eq!(answer.body["data"]["wiki"]["page"]["title"], "Main Page");
            assert_eq!(asking.ask("wrong", "{").await.unwrap().errors()[0].0, "GRAPHQL_PARSE_FAILED");
        }
        process.signal("TERM");
        assert!(process.ended().await.success(), "{format}");
    }
}

#[test]
fn a_program_that_cannot_say_why_it_fails_fails_as_it_should() {
    let full = OpenOptions::new().write(true).open("/dev/full").expect("a disk that is full");
    let mut command = Command::new(PROGRAM);
    let status = command.arg("serve").env_clear().env("PORT", "none").stdout(Stdio::null()).stderr(full).status();
    assert_eq!(status.expect("the program starts").code(), Some(1));
}
