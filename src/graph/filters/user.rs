//! Which users.

use async_graphql::InputObject;

use super::super::Fault;
use super::super::connection::NodeAt;
use super::super::scalars::BigInt;
use super::{MOST_NAMED, bounded};
use crate::db::{Bind, Wiki};
use crate::store::{List, Order, SortKey};
use crate::tables::View;
use crate::tables::wiki::user;

/// Which users; all that is given must hold. They come by name or, with `group`, by id.
#[derive(Debug, Clone, Default, InputObject)]
pub struct UserFilter {
    /// With names that begin so.
    pub name_prefix: Option<String>,
    /// In this group now, such as `sysop`.
    pub group: Option<String>,
    /// With one of these names; at most 500.
    pub names: Option<Vec<String>>,
    /// With one of these ids; at most 500.
    pub ids: Option<Vec<BigInt>>,
}

static BY_NAME: [SortKey; 1] = [SortKey::text(user::NAME)];
static BY_GROUP_MEMBER: [SortKey; 1] = [SortKey::integer(user::GROUP_USER)];

/// Users of a wiki, and where in each row the user is.
pub fn users(wiki: &Wiki, filter: Option<UserFilter>) -> Result<(List, NodeAt), Fault> {
    let filter = filter.unwrap_or_default();
    let (mut list, node, row) = match &filter.group {
        None => (List::new(View::User, Order { keys: &BY_NAME, is_descending: false }), NodeAt::Row, "t"),
        Some(group) => {
            let mut list = List::new(View::UserGroups, Order { keys: &BY_GROUP_MEMBER, is_descending: false });
            let is_whole_group = filter.name_prefix.is_none() && filter.names.is_none() && filter.ids.is_none();
            if is_whole_group {
                list.pin(&wiki.capabilities, user::GROUP.name(), &Bind::Text(group.clone()));
            } else {
                // What else is asked leads to the rows: an interval would have MariaDB sort the group's.
                list.compare("t.ug_group = ", Bind::Text(group.clone()));
            }
            list.only_sql(&wiki.capabilities.is_unexpired("t.ug_expiry"));
            (list, NodeAt::Partner(&user::OF_GROUP), "e")
        }
    };
    if let Some(prefix) = &filter.name_prefix {
        begins_with(&mut list, row, &wiki.site.titles.user_name_prefix(prefix));
    }
    if let Some(names) = &filter.names {
        bounded("filter.names", names.len(), MOST_NAMED)?;
        let names = names.iter().map(|name| Bind::Text(wiki.site.titles.user_name(name)));
        list.any_of(&format!("{row}.user_name"), names);
    }
    if let Some(ids) = &filter.ids {
        bounded("filter.ids", ids.len(), MOST_NAMED)?;
        list.any_of(&format!("{row}.user_id"), ids.iter().map(|id| Bind::Integer(id.0)));
    }
    Ok((list, node))
}

fn begins_with(list: &mut List, row: &str, prefix: &str) {
    if prefix.is_empty() {
        return;
    }
    list.compare(&format!("{row}.user_name >= "), Bind::Text(prefix.to_owned()));
    // No name holds the greatest character there is.
    list.compare(&format!("{row}.user_name < "), Bind::Text(format!("{prefix}\u{10FFFF}")));
}
