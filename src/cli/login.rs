//! `wikigraph login`: logging in without a browser that the wiki could send back.

use std::io::{self, BufRead, Write};

use super::people::open_auth;
use crate::config::{Config, Place};

/// Prints the address to open, and asks for the code that the wiki shows there.
pub(super) async fn run(config: &Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    if matches!(config.wiki.place, Place::Sandbox(_)) {
        return Err("the embedded wiki is logged in to with a browser: run wikigraph serve, and open /profile".into());
    }
    let auth = open_auth(config, None).await?;
    let login = auth.begin_terminal_login().await?;
    println!("Open this page, and allow what it asks for:\n\n  {}\n", login.authorize_url);
    println!("The wiki then shows a code, or sends you to an address with the code as oauth_verifier.");
    let code = ask("Code: ")?;
    let identity = auth.complete_terminal_login(login, &code).await?;
    println!("You are logged in as {}. Make a key for a script by wikigraph token NAME", identity.username);
    Ok(())
}

/// One line that is typed in, or piped.
pub(super) fn ask(question: &str) -> io::Result<String> {
    write!(io::stderr(), "{question}")?;
    io::stderr().flush()?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    match line.trim() {
        "" => Err(io::Error::new(io::ErrorKind::UnexpectedEof, "nothing was typed in")),
        line => Ok(line.to_owned()),
    }
}
