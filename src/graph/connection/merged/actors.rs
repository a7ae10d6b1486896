//! The ids that actors have on each wiki, where a list is theirs: looked up on all wikis of a server by one statement.

use futures_util::future::{join_all, try_join_all};

use super::super::super::{Fault, lookups};
use super::asking::{Asking, Open};
use super::reading::Failure;
use crate::db::Wiki;
use crate::store::{List, Share, Window, grouped};
use crate::tables::wiki::actor;
use crate::tables::{FromCell, Selection};

/// The ids of the actors of whom there is a list, as far as the wiki knows their names.
pub(super) type Actors = Vec<Option<i64>>;

impl Asking<'_> {
    /// Those of each of these wikis; fails as [`Asking::in_common`] does.
    pub(super) async fn actors_of(&self, company: &[Open]) -> Result<Vec<Actors>, Failure> {
        let (view, names) = self.wanted.actors();
        let list = |name: &str| -> Vec<List> {
            company.iter().map(|open| lookups::actor_named(&open.wiki, view, name)).collect()
        };
        let lists: Vec<Vec<List>> = names.iter().map(|name| list(name)).collect();
        let mut actors = vec![Actors::new(); company.len()];
        for found in try_join_all(lists.iter().map(|lists| self.found_of(company, lists))).await? {
            actors.iter_mut().zip(found).for_each(|(actors, id)| actors.push(id));
        }
        Ok(actors)
    }

    /// The id of one of them on each of these wikis. They may take several statements, as what they have differs, or as one of
    /// them is to be asked alone meanwhile; where one fails, so do all.
    async fn found_of(&self, company: &[Open], lists: &[List]) -> Result<Actors, Failure> {
        let mut asked = Selection::default();
        asked.column(actor::ID);
        let window = Window { limit: 1, ..Window::default() };
        let shares: Vec<Share<'_>> =
            company.iter().zip(lists).map(|(open, list)| Share::new(&open.wiki, list, window.clone())).collect();
        let groups = grouped(&shares, &asked);
        let mut ids = vec![None; company.len()];
        for (group, read) in
            groups.iter().zip(join_all(groups.iter().map(|group| self.in_common(group, group.slices()))).await)
        {
            let read = read?;
            let place = read.shape.column(actor::ID.name());
            for (member, slice) in group.members.iter().zip(&read.slices) {
                let cell = slice.rows.first().zip(place).map(|((row, _), place)| read.rows.cell(*row, place));
                ids[*member] = cell.and_then(i64::from_cell);
            }
        }
        Ok(ids)
    }

    /// Those of one wiki, by a statement for each.
    pub(super) async fn actors_alone(&self, wiki: &Wiki) -> Result<Actors, Fault> {
        let (view, names) = self.wanted.actors();
        try_join_all(names.into_iter().map(|name| lookups::actor_id_alone(wiki, view, name))).await
    }
}
