//! What to do about a database that does not open.

use crate::config::Address;
use crate::db::NotMediaWiki;
use crate::types::WikiCode;

/// One sentence on what is most likely wrong, and how to mend it.
pub(super) fn of_database(code: &WikiCode, address: &Address, error: &NotMediaWiki) -> String {
    let place = address.describe();
    let is_replica = matches!(address, Address::MariaDb(server) if server.database == code.replica_database());
    let message = error.to_string();
    let says = |part: &str| message.contains(part);
    // All of Wikimedia's databases are called …wiki, …wiktionary, wikimania… and the like.
    if is_replica && !code.as_str().contains("wik") && !matches!(error, NotMediaWiki::TooOld { .. }) {
        return format!("{place} does not open as a wiki. Is {code}wiki meant? The code of Meta-Wiki is metawiki");
    }
    if says("(1045)") {
        return format!("{place} refuses the account: check its name and password");
    }
    if says("(1044)") || says("(1049)") {
        return format!("{place} is not there, or not for this account: check the database's name");
    }
    if says("lookup address") {
        return format!(
            "{place} has a host that nobody knows: check the wiki's code or the host's name; Wikimedia's replicas are \
             reached by name on Toolforge only, and by an SSH tunnel elsewhere"
        );
    }
    if says("Connection refused") && is_replica {
        return format!(
            "{place} cannot be reached: is the SSH tunnel up? Open it by \
             ssh -N login.toolforge.org -L 3306:{code}.web.db.svc.wikimedia.cloud:3306, or name it by REPLICA_HOST \
             and REPLICA_PORT; on Toolforge, set TOOLFORGE_DEPLOYMENT=true"
        );
    }
    if says("Connection refused") {
        return format!("nothing listens at {place}: is the server up, and is the port right?");
    }
    format!("the wiki's database, {place}, does not open")
}
