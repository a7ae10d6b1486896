//! What is set on a page: properties and protections.

use async_graphql::{Description, Object};

use crate::graph::Fault;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::read::Read;
use crate::graph::scalars::DateTime;
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::wiki::page_properties as table;

/// Something that the page's text or an extension sets, such as `defaultsort`.
/// See <https://www.mediawiki.org/wiki/Manual:Page_props_table>.
#[derive(Clone, Description)]
pub struct PageProperty(Member);

/// What only some users may do to a page. See <https://www.mediawiki.org/wiki/Manual:Page_restrictions_table>.
#[derive(Clone, Description)]
pub struct PageProtection(Member);

impl From<Member> for PageProperty {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl From<Member> for PageProtection {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for PageProperty {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "name" => needs.required(table::NAME),
            "value" => needs.nullable(table::VALUE),
            _ => {}
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Entity for PageProtection {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "action" => needs.required(table::RESTRICTION_ACTION),
            "level" => needs.required(table::RESTRICTION_LEVEL),
            "expiry" => needs.nullable(table::RESTRICTION_EXPIRY),
            "isCascading" => needs.required(table::RESTRICTION_IS_CASCADING),
            _ => {}
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

#[Object(use_type_description)]
impl PageProperty {
    /// The property's name.
    async fn name(&self) -> Result<String, Fault> {
        self.0.required(table::NAME)
    }

    /// Its value; empty for a property that says something by being there.
    async fn value(&self) -> Nullable<String> {
        self.0.nullable(table::VALUE)
    }
}

#[Object(use_type_description)]
impl PageProtection {
    /// What is restricted: `edit`, `move`, …
    async fn action(&self) -> Result<String, Fault> {
        self.0.required(table::RESTRICTION_ACTION)
    }

    /// The right that it takes: `autoconfirmed`, `sysop`, …
    async fn level(&self) -> Result<String, Fault> {
        self.0.required(table::RESTRICTION_LEVEL)
    }

    /// Until when; null for good.
    async fn expiry(&self) -> Nullable<DateTime> {
        self.0.converted(table::RESTRICTION_EXPIRY, DateTime)
    }

    /// Whether the pages that this page includes are protected too.
    async fn is_cascading(&self) -> Result<bool, Fault> {
        self.0.required(table::RESTRICTION_IS_CASCADING)
    }
}
