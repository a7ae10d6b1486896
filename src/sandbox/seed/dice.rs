//! Choices that look random and are the same each time.

use super::clock::{Moment, Seconds};

/// A source of choices with a fixed seed.
///
/// Each topic throws its own dice, so that a new page does not change any other page.
pub struct Dice(fastrand::Rng);

impl Dice {
    /// The dice of one topic, such as a page's title.
    pub fn of(topic: &str) -> Self {
        // FNV-1a: stable across Rust versions, which the standard hasher does not promise.
        let seed = topic
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A number of the range, ends included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.i64(low..=high)
    }

    /// Yes in so many of a hundred cases.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(0, 99) < chance
    }

    /// A fraction from 0 up to 1.
    pub fn fraction(&mut self) -> f64 {
        self.0.f64()
    }

    /// One of the items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.0.usize(0..items.len())]
    }

    /// The items in another order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        self.0.shuffle(items);
    }

    /// A moment of the span, its start included.
    pub fn moment(&mut self, from: Moment, to: Moment) -> Moment {
        from + Seconds(self.0.i64(0..(to.seconds() - from.seconds()).max(1)))
    }
}
