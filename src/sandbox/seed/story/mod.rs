//! What happens besides the growth of articles.

mod accounts;

use super::cast::Cast;
use super::timeline::Timeline;

/// Plans everything.
pub fn plan(timeline: &mut Timeline, cast: &Cast) {
    accounts::plan(timeline, cast);
}
