//! What `meta=userinfo` says of whoever asks.

/// The account that a call is made as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserInfo {
    /// `user_id` on this wiki.
    pub id: i64,
    /// The user name.
    pub name: String,
    /// How many edits it made here.
    pub edit_count: Option<i64>,
    /// Its groups, the implicit ones too.
    pub groups: Vec<String>,
    /// What it may do, cut down to what the login was granted.
    pub rights: Vec<String>,
}
