//! `Block`: why a user may not edit.

use async_graphql::{Description, Object};

use super::Actor;
use crate::graph::Fault;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::read::Read;
use crate::graph::scalars::DateTime;
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::wiki::{block, comment};

/// A block in force. See <https://www.mediawiki.org/wiki/Manual:Block_table>.
#[derive(Clone, Description)]
pub struct Block(Member);

impl From<Member> for Block {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for Block {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "by" => needs.edge_to::<Actor>(field, &block::BY),
            "reason" => needs.through(&block::REASON, comment::TEXT),
            "timestamp" => needs.required(block::TIMESTAMP),
            "expiry" => needs.nullable(block::EXPIRY),
            "isPartial" => needs.read(block::IS_SITEWIDE),
            _ => {}
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

#[Object(use_type_description, cache_control(max_age = 30))]
impl Block {
    /// Who blocked.
    async fn by(&self) -> Nullable<Actor> {
        self.0.edge_to(&block::BY)
    }

    /// Why, with wiki markup.
    async fn reason(&self) -> Nullable<String> {
        self.0.through(&block::REASON, comment::TEXT)
    }

    /// Since when.
    async fn timestamp(&self) -> Result<DateTime, Fault> {
        self.0.required(block::TIMESTAMP).map(DateTime)
    }

    /// Until when; null for good.
    async fn expiry(&self) -> Nullable<DateTime> {
        self.0.converted(block::EXPIRY, DateTime)
    }

    /// Whether it holds for some pages, namespaces or actions only.
    async fn is_partial(&self) -> Result<bool, Fault> {
        self.0.required(block::IS_SITEWIDE).map(|is_sitewide| !is_sitewide)
    }
}
