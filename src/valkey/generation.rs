//! Generations: how every instance forgets at the same moment what is out of date.
//!
//! The generation is a random text under one name. Whatever is kept belongs to the generation that its maker had read before
//! making it; once there is another, nobody finds it any more. It is drawn and not counted, as the server may drop its name
//! at any time, and a count would begin again where old values would become true again.

use std::sync::Arc;

use super::Valkey;
use super::keys::Name;

/// The bytes of a generation.
const BYTES: usize = 16;

/// Seconds for which a generation is known that nobody renews; reading one that is gone draws another.
const LIFE: u64 = 24 * 60 * 60;

/// Which values count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Generation(u128);

impl Generation {
    /// The same as a number.
    pub fn number(self) -> u128 {
        self.0
    }

    /// Its bytes.
    pub(super) fn bytes(self) -> [u8; BYTES] {
        self.0.to_be_bytes()
    }

    fn drawn() -> Option<Self> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(u128::from_be_bytes(bytes)))
    }
}

impl Valkey {
    /// The generation at the moment; `None` while the server is away.
    pub async fn generation(&self) -> Option<Generation> {
        if let Some(known) = self.known_generation().await? {
            return Some(known);
        }
        // Of several that draw at the same time, the first counts.
        let mut command = setting(&self.place(), Generation::drawn()?);
        command.arg("NX");
        self.line().ask::<Option<String>>(&command).await?;
        self.known_generation().await?
    }

    async fn known_generation(&self) -> Option<Option<Generation>> {
        let bytes: Option<Vec<u8>> = self.line().ask(redis::cmd("GET").arg(self.place().as_str())).await?;
        Some(bytes.and_then(|bytes| bytes.try_into().ok()).map(|bytes| Generation(u128::from_be_bytes(bytes))))
    }

    /// Begins another generation. If the server is away, that is made up for before it is used again from here, by one that is
    /// drawn then: the one before may have begun, and ended by another mutation.
    pub async fn renew(&self) {
        let place = self.place();
        let make = move || Some(setting(&place, Generation::drawn()?));
        self.line().ask_in_the_end(Arc::new(make)).await;
    }

    /// Where it is.
    fn place(&self) -> Name {
        self.name("generation", &[])
    }
}

fn setting(place: &Name, generation: Generation) -> redis::Cmd {
    let mut command = redis::cmd("SET");
    command.arg(place.as_str()).arg(&generation.bytes()[..]).arg("EX").arg(LIFE);
    command
}
