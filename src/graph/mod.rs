//! The graph: every GraphQL type, and the schema they make.

mod answered;
mod arguments;
mod asking;
mod caller;
mod connection;
mod content;
mod entity;
mod fault;
mod filters;
mod fingerprint;
mod grouped;
mod inputs;
mod lag;
pub mod limits;
mod links;
mod lookups;
mod mutations;
mod nodes;
mod objects;
mod outline;
mod own_writes;
mod personal;
mod positions;
mod protections;
mod query;
mod reach;
mod read;
mod root;
mod scalars;
pub mod straight;
mod validated;
mod watched;
mod with_list;

use std::any::TypeId;
use std::sync::Arc;

use async_graphql::{EmptySubscription, ObjectType, Request, SDLExportOptions, SubscriptionType};

pub use asking::field_under_way;
pub use fault::{Fault, LOGIN_PATH};
pub use inputs::InputTypes;
pub use mutations::Mutation;
pub use objects::RateLimit;
pub use outline::{Outline, is_conditional};
pub use positions::Positions;
pub use query::Query;
pub use root::{DryRun, Root};
pub use validated::Validated;

use crate::auth::Auth;
use crate::loaders::Lookups;
pub use crate::wikis::Wikis;

/// The executable schema.
pub type Schema = async_graphql::Schema<Root<Query>, Root<Mutation>, EmptySubscription>;

/// The schema over these wikis, for people that this service knows.
pub fn schema(wikis: Wikis, auth: Option<Auth>) -> Schema {
    finished(builder(), wikis, auth)
}

/// The same schema, whose errors do not suggest names that are like the one that was written.
pub fn schema_without_suggestions(wikis: Wikis, auth: Option<Auth>) -> Schema {
    finished(builder().disable_suggestions(), wikis, auth)
}

/// The same schema for documents that it has found valid: what is [`Validated`] is not validated again.
pub fn schema_for_valid(wikis: Wikis, auth: Option<Auth>) -> Schema {
    finished(builder().extension(validated::ValidatesOnce), wikis, auth)
}

fn finished(builder: Builder, wikis: Wikis, auth: Option<Auth>) -> Schema {
    let builder = builder.data(wikis);
    match auth {
        Some(auth) => builder.data(auth).finish(),
        None => builder.finish(),
    }
}

/// The same schema without wikis, which only dry runs need not have.
pub fn schema_for_nobody() -> Schema {
    builder().finish()
}

/// The same schema, for nobody and slower: it keeps account of the [`field_under_way`].
pub fn schema_that_names_fields(wikis: Wikis) -> Schema {
    builder().extension(asking::FieldsUnderWay).data(wikis).finish()
}

/// The schema as SDL, which needs no wiki.
pub fn sdl() -> String {
    exported(&builder().finish())
}

/// A schema in its own language, with links to what its scalars follow.
pub fn exported<Q, M, S>(schema: &async_graphql::Schema<Q, M, S>) -> String
where
    Q: ObjectType + 'static,
    M: ObjectType + 'static,
    S: SubscriptionType + 'static,
{
    let options = SDLExportOptions::new().include_specified_by().use_space_ident().indent_width(2);
    schema.sdl_with_options(options)
}

type Builder = async_graphql::SchemaBuilder<Root<Query>, Root<Mutation>, EmptySubscription>;

fn builder() -> Builder {
    async_graphql::Schema::build(Root(Query), Root::<Mutation>::default(), EmptySubscription)
        .register_output_type::<objects::Node>()
        .register_output_type::<arguments::Arguments>()
        // Documents are measured by `limits` before they get here; this only has to let them pass.
        .limit_recursive_depth(limits::NESTING)
}

/// Gives a request what lives as long as it does, and an outline if it came without.
pub fn prepared(mut request: Request) -> Request {
    if !request.data.contains_key(&TypeId::of::<Arc<Outline>>()) {
        request = request.data(Arc::<Outline>::default());
    }
    request
        .data(Lookups::default())
        .data(Arc::new(caller::RequestCalls::default()))
        .data(personal::Infos::default())
        .data(reach::Reached::default())
}
