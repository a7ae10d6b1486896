//! The content of the embedded wiki: planned, played in memory in the order of time, then written.

mod cast;
pub mod clock;
pub mod derive;
pub mod dice;
pub mod digest;
mod encyclopaedia;
mod histories;
pub mod insert;
mod pages;
pub mod php;
pub mod rows;
mod story;
mod talk;
mod timeline;
pub mod wikitext;
pub mod world;

pub use rows::Tables;

use clock::{DAY, Moment, Seconds};
use timeline::Timeline;
use world::World;

/// When the wiki was opened: 2019-03-04T00:00:00Z.
const OPENING: Moment = Moment::from_seconds(1_551_657_600);

/// Days in which only the founders are there.
const OPENING_DAYS: Seconds = DAY.times(14);

/// The whole wiki, the same each time.
pub fn tables() -> Tables {
    let cast = cast::Cast::new();
    let mut timeline = Timeline::default();
    let articles = encyclopaedia::articles();
    story::plan(&mut timeline, &cast);
    talk::plan(&mut timeline, &cast, &articles);
    histories::plan(&mut timeline, &cast, articles);
    let mut world = World::new();
    timeline.play(&mut world);
    derive::derive(&mut world);
    world.into_tables()
}
