//! `wikigraph token`: makes an API token for a script, for whoever runs the gateway.

use std::io::{self, Write};
use std::time::Duration;

use super::login::ask;
use super::people::open_auth;
use crate::action_api::AccessToken;
use crate::auth::{Auth, Identity, MintedApiToken, NewApiToken, Scope};
use crate::config::Config;
use crate::types::{Secret, Timestamp};

/// What kind of token, and whose.
#[derive(Debug, clap::Args)]
pub(super) struct Wanted {
    /// What to call it, such as the script's name
    name: String,
    /// What it may do: read (what only you see), edit (also watch, purge, thank), moderate (all other writes)
    #[arg(long = "scope", default_value = "read", value_parser = str::parse::<Scope>)]
    scopes: Vec<Scope>,
    /// In how many days it expires; never, if nothing is said
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
    /// Who it acts as, by user name, where more than one person has logged in
    #[arg(long)]
    user: Option<String>,
    /// An owner-only consumer's access token, which is stored; its secret is asked for
    #[arg(long, conflicts_with = "user")]
    access_token: Option<String>,
}

/// Makes a token, and prints nothing but its secret to the standard output.
pub(super) async fn run(config: &Config, wanted: Wanted) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let auth = open_auth(config, None).await?;
    let person = person(&auth, config, &wanted).await?;
    let now = Timestamp::now();
    let days = |days: u32| now.after(Duration::from_secs(u64::from(days) * 24 * 60 * 60));
    let scopes = wanted.scopes.into_iter().collect();
    let new = NewApiToken { name: wanted.name, scopes, expires_at: wanted.days.map(days) };
    let MintedApiToken { secret, token } = auth.create_api_token(person.account, new).await?;
    let may = token.scopes.names();
    // Nothing keeps the secret from being shown, as it is shown this once.
    let _ = writeln!(io::stderr(), "{}: acts as {}, may {may}; shown this once:", token.name, person.username);
    println!("{}", secret.reveal());
    Ok(())
}

/// Who the token is to act as: by an owner-only consumer's access token, given now or configured, or somebody who has
/// logged in.
async fn person(
    auth: &Auth,
    config: &Config,
    wanted: &Wanted,
) -> Result<Identity, Box<dyn std::error::Error + Send + Sync>> {
    if let Some(key) = &wanted.access_token {
        let secret = Secret::new(ask("Access secret: ")?);
        return Ok(auth.adopt(AccessToken { key: key.clone(), secret }).await?);
    }
    let owner = config.login.consumer.as_ref().and_then(|consumer| consumer.owner.clone());
    if let (Some(owner), None) = (owner, &wanted.user) {
        return Ok(auth.adopt(AccessToken { key: owner.token, secret: owner.secret }).await?);
    }
    let mut known = auth.accounts().await?;
    known.retain(|account| wanted.user.as_ref().is_none_or(|user| account.username == user.replace('_', " ")));
    match (known.pop(), known.len(), &wanted.user) {
        (Some(only), 0, _) => Ok(only.in_terminal()),
        (Some(_), others, _) => {
            Err(format!("{} people have logged in: say by --user whom the token is to act as", others + 1).into())
        }
        (None, _, Some(user)) => Err(format!("{user} has not logged in here: run wikigraph login first").into()),
        (None, ..) => Err("nobody has logged in here: run wikigraph login first, log in with a browser, or give an \
                           owner-only consumer's access token by --access-token"
            .into()),
    }
}
