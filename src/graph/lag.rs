//! How far a replica is behind.

use std::time::Duration;

use super::Fault;
use crate::db::{DatabaseError, Wiki, heartbeat};
use crate::tables::FromCell;

/// Seconds behind the primary, from the replicas' heartbeat; `None` where a wiki has none.
pub(super) async fn seconds(wiki: &Wiki) -> Result<Option<f64>, Fault> {
    let Some(section) = &wiki.section else { return Ok(None) };
    match wiki.rows(heartbeat(section)).await {
        Ok(rows) => {
            let lag = rows.iter().next().and_then(|row| i64::from_cell(&row[0]));
            wiki.saw_lag(lag.and_then(|lag| u64::try_from(lag).ok()).map(Duration::from_millis));
            Ok(lag.map(|lag| lag as f64 / 1000.0))
        }
        Err(error @ (DatabaseError::Refused { .. } | DatabaseError::Lacking { .. })) => {
            tracing::warn!(wiki = %wiki.code, %error, "the heartbeat cannot be read");
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}
