//! Trying what is configured, without leaving anything behind.

use super::{Auth, AuthError, LoginRefusal};
use crate::action_api::AccessToken;
use crate::db::Statement;
use crate::telemetry::metrics::PoolUse;

impl Auth {
    /// Whether the gateway's own database answers.
    pub async fn is_ready(&self) -> Result<(), AuthError> {
        self.shared.database.rows(Statement::new("SELECT 1")).await?;
        Ok(())
    }

    /// Where the gateway's own database is; it holds no secret.
    pub fn place(&self) -> String {
        self.shared.database.describe()
    }

    /// How the connections to it are used at the moment.
    pub fn usage(&self) -> PoolUse {
        self.shared.database.usage()
    }

    /// Whether the wiki knows the consumer, by the first step of a login; or whose access token an owner-only
    /// consumer's is.
    pub async fn try_consumer(&self, owner: Option<&AccessToken>) -> Result<Option<String>, LoginRefusal> {
        let provider = self.shared.provider.as_ref().ok_or(AuthError::NotSetUp)?;
        match owner {
            Some(token) => Ok(provider.server.identify(token).await?.username),
            None => {
                provider.server.initiate(&provider.callback).await?;
                Ok(None)
            }
        }
    }
}
