//! Waiting for what is bound to happen.

use std::time::Duration;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(10);

/// After this long a test has failed, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(120);

/// Waits until something can be found; `what` says what, should it never be.
pub async fn until<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let looking = async {
        let mut looks = tokio::time::interval(PAUSE);
        loop {
            looks.tick().await;
            if let Some(found) = look().await {
                return found;
            }
        }
    };
    tokio::time::timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("never {what}"))
}
