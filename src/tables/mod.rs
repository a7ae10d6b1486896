//! The tables that the gateway reads: columns, views, and how they join.
//!
//! One file a MediaWiki table under [`wiki`]; columns keep MediaWiki's names, so that what is read here can be
//! looked up in MediaWiki's manual. What differs between wikis is asked of [`Capabilities`].

mod bytes;
mod capabilities;
mod cell;
mod column;
mod join;
mod redaction;
mod select;
mod selection;
mod selects;
mod shape;
mod view;
pub mod wiki;
mod written;

pub use bytes::CellBytes;
pub use capabilities::{Access, Capabilities, Dialect, SEPARATOR};
pub use cell::{Cell, FromCell};
pub use column::{AnyColumn, Column};
pub use join::{Join, JoinKind};
pub use select::{PARENT, PARTNER, ROW, Select};
pub use selection::Selection;
pub use shape::Shape;
pub use view::{Home, View};
pub use written::Written;
