//! Columns that the gateway never reads, whatever is asked.

use wikigraph::db::Statement;

/// Columns and tables of passwords, addresses and the like; what begins with one of these counts, too.
const PRIVATE: [&str; 27] = [
    "user_real_name",
    "user_password",
    "user_newpass",
    "user_email",
    "user_touched",
    "user_token",
    "user_properties",
    "up_value",
    "user_newtalk",
    "bot_passwords",
    "watchlist",
    "wl_user",
    "rc_ip",
    "rc_params",
    "ip_changes",
    "ipc_hex",
    "bt_address",
    "bt_ip_hex",
    "bt_range",
    "bt_user_text",
    "log_search",
    "old_text",
    "content_address",
    "content_sha1",
    "ar_title",
    "ar_comment_id",
    "filearchive",
];

/// The private columns that statements name.
pub fn private(statements: &[Statement]) -> Vec<String> {
    assert!(!statements.is_empty(), "statements were run");
    let mut named = Vec::new();
    for statement in statements {
        let mut words = statement.sql().split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        if let Some(word) = words.find(|word| PRIVATE.iter().any(|column| word.starts_with(column))) {
            named.push(format!("{word} is read: {}", statement.sql()));
        }
        // All columns of a statement that names its own are no more than those.
        if statement.sql().replace("SELECT * FROM (SELECT ", "").contains("* FROM") {
            named.push(format!("all columns are read: {}", statement.sql()));
        }
    }
    named
}
