//! `wikigraph rotate-keys`: seals everything anew under SECRET_KEY.

use super::people::open_auth;
use crate::auth::Rotation;
use crate::config::Config;

/// Seals anew what is under the previous key.
pub(super) async fn run(config: &Config) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let Rotation { resealed, current, lost } = open_auth(config, None).await?.rotate_keys().await?;
    println!("sealed anew under SECRET_KEY: {resealed}; under it already: {current}");
    if lost > 0 {
        return Err(format!(
            "{lost} secrets do not open: they are under neither SECRET_KEY nor SECRET_KEY_PREVIOUS, or altered; their \
             people have to log in again"
        )
        .into());
    }
    println!("SECRET_KEY_PREVIOUS is no longer needed once every gateway has the new SECRET_KEY");
    Ok(())
}
