//! Sessions: a browser shows a random id in a cookie; the database has only its hash.

use super::{AccountId, Auth, AuthError, Identity, Proof, Scopes, SessionId, random};
use crate::store::app::sessions::{self, SessionRow};
use crate::types::{Secret, Timestamp};

/// A browser in which somebody is logged in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session; not what its cookie holds.
    pub id: SessionId,
    /// What the browser called itself at the login, cut short.
    pub label: String,
    /// When the person logged in.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen_at: Timestamp,
    /// When it ends if it is not used.
    pub expires_at: Timestamp,
}

impl Session {
    /// The most characters of a label.
    pub const LONGEST_LABEL: usize = 200;
}

impl Auth {
    /// Who this session's cookie belongs to. Using a session keeps it alive for thirty more days.
    pub async fn by_session(&self, secret: &str) -> Result<Option<Identity>, AuthError> {
        let (database, now) = (&self.shared.database, self.now());
        let Some(session) = sessions::find(database, &random::hash(secret), now).await? else { return Ok(None) };
        if session.last_seen_at.after(Self::RECORDED_EVERY) <= now {
            self.noted(sessions::slide(database, session.id, [now, now.after(Self::SESSION_LIFETIME)]).await);
        }
        self.shown(session.account, Scopes::all(), Proof::Session(SessionId(session.id))).await
    }

    /// A person's sessions, the latest used first.
    pub async fn sessions(&self, account: AccountId) -> Result<Vec<Session>, AuthError> {
        let rows = sessions::of_account(&self.shared.database, account.0, self.now()).await?;
        Ok(rows.into_iter().map(Session::from).collect())
    }

    /// Ends the session that the request came with; says whether there was one. An API token stays as it is.
    pub async fn log_out(&self, identity: &Identity) -> Result<bool, AuthError> {
        match identity.proof {
            Proof::Session(session) => self.end_session(identity.account, session).await,
            Proof::ApiToken(_) | Proof::OwnerOnly => Ok(false),
        }
    }

    /// Ends one of the person's own sessions; says whether there was one.
    pub async fn end_session(&self, account: AccountId, session: SessionId) -> Result<bool, AuthError> {
        Ok(sessions::end(&self.shared.database, account.0, session.0).await?)
    }

    /// Ends all of a person's sessions; says how many there were.
    pub async fn log_out_everywhere(&self, account: AccountId) -> Result<u64, AuthError> {
        Ok(sessions::end_all(&self.shared.database, account.0).await?)
    }

    /// Begins a session; gives back what its cookie holds.
    pub(super) async fn begin_session(
        &self,
        account: AccountId,
        user_agent: Option<&str>,
    ) -> Result<(Secret, SessionId), AuthError> {
        let (secret, now) = (random::secret("")?, self.now());
        let hash = random::hash(secret.reveal());
        let label: String = user_agent
            .unwrap_or_default()
            .chars()
            .filter(|letter| !letter.is_control())
            .take(Session::LONGEST_LABEL)
            .collect();
        let times = [now, now.after(Self::SESSION_LIFETIME)];
        sessions::sweep(&self.shared.database, now).await?;
        let id = sessions::begin(&self.shared.database, account.0, &hash, &label, times).await?;
        Ok((secret, SessionId(id)))
    }
}

impl From<SessionRow> for Session {
    fn from(row: SessionRow) -> Self {
        let SessionRow { id, label, created_at, last_seen_at, expires_at, .. } = row;
        Self { id: SessionId(id), label, created_at, last_seen_at, expires_at }
    }
}
