//! Deeds in the order of time, whatever the order in which they were thought of.

use super::clock::{Moment, NOW};
use super::world::World;

type Deed = Box<dyn FnOnce(&mut World, Moment)>;

/// Everything that will happen.
#[derive(Default)]
pub struct Timeline {
    deeds: Vec<(Moment, Deed)>,
}

impl Timeline {
    /// Adds a deed; deeds of the same second happen in the order in which they were added.
    pub fn at(&mut self, moment: Moment, deed: impl FnOnce(&mut World, Moment) + 'static) {
        assert!(moment < NOW, "{moment} lies in the future");
        self.deeds.push((moment, Box::new(deed)));
    }

    /// Lets everything happen.
    pub fn play(mut self, world: &mut World) {
        self.deeds.sort_by_key(|(moment, _)| *moment);
        for (moment, deed) in self.deeds {
            deed(world, moment);
        }
    }
}
