//! Generations: how every instance forgets at the same moment what is out of date.
//!
//! The generation is a random text under one name. Whatever is kept belongs to the generation that its maker had read before
//! making it; once there is another, nobody finds it any more. It is drawn and not counted, as the server may drop its name
//! at any time, and a count would begin again where old values would become true again.

use super::Valkey;

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
        let mut command = self.setting(Generation::drawn()?);
        command.arg("NX");
        self.line().ask::<Option<String>>(&command).await?;
        self.known_generation().await?
    }

    async fn known_generation(&self) -> Option<Option<Generation>> {
        let name = self.name("generation", &[]);
        let bytes: Option<Vec<u8>> = self.line().ask(redis::cmd("GET").arg(name.as_str())).await?;
        Some(bytes.and_then(|bytes| bytes.try_into().ok()).map(|bytes| Generation(u128::from_be_bytes(bytes))))
    }

    /// Begins another generation. If the server is away, that is made up for before it is used again from here.
    pub async fn renew(&self) {
        let Some(generation) = Generation::drawn() else { return };
        self.line().ask_in_the_end(self.setting(generation)).await;
    }

    fn setting(&self, generation: Generation) -> redis::Cmd {
        let name = self.name("generation", &[]);
        let mut command = redis::cmd("SET");
        command.arg(name.as_str()).arg(&generation.bytes()[..]).arg("EX").arg(LIFE);
        command
    }
}
