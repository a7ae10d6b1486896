//! Rows that are named one by one, by pairs of values that no two rows share: pages by namespace and title.

use serde_json::json;

use super::branches::padded;
use super::pairs::in_groups;
use crate::db::{Bind, Statement};
use crate::tables::{Capabilities, Dialect, ROW};
use crate::types::Title;

/// The columns that tell pages apart, over which there is a unique index.
const TITLE: [&str; 2] = ["page_namespace", "page_title"];

/// The names of some rows.
#[derive(Debug, Clone)]
pub struct Named {
    columns: [&'static str; 2],
    /// Each once.
    pairs: Vec<(i64, String)>,
}

impl Named {
    /// The pages of these titles.
    pub fn titles(titles: Vec<Title>) -> Self {
        let pair = |title: Title| (title.namespace.into(), title.database_key);
        let mut pairs: Vec<(i64, String)> = titles.into_iter().map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { columns: TITLE, pairs }
    }

    /// How many rows there can be.
    pub(super) fn most(&self) -> usize {
        self.pairs.len()
    }

    /// Holds for these rows, by the index.
    pub(super) fn condition(&self) -> Statement {
        in_groups(self.columns, &self.binds().collect::<Vec<_>>())
    }

    /// Whether a database can look each name up; see [`Self::joined`].
    pub(super) fn can_be_joined(capabilities: &Capabilities) -> bool {
        capabilities.dialect == Dialect::Sqlite || capabilities.has_json_table
    }

    /// What stands before the rows' view after FROM, so that each name is looked up once. A database takes half as long for
    /// that as to plan a range for each name and to walk along them in order; the rows come in any order.
    pub(super) fn joined(&self, capabilities: &Capabilities) -> Statement {
        let mut table = Statement::default();
        match capabilities.dialect {
            Dialect::MariaDb => {
                let columns = "column1 BIGINT PATH '$[0]', column2 VARBINARY(255) PATH '$[1]'";
                table.bind_rows(json!(self.pairs).to_string(), columns);
            }
            Dialect::Sqlite => {
                let padding = std::iter::repeat((Bind::Null, Bind::Null));
                for (number, (first, second)) in self.binds().chain(padding).take(padded(self.most())).enumerate() {
                    table.push(if number == 0 { "(VALUES (" } else { "), (" }).bind(first).push(", ").bind(second);
                }
                table.push("))");
            }
        }
        table.push(" AS named ").push(capabilities.join_in_order()).push(" ");
        table
    }

    fn binds(&self) -> impl Iterator<Item = (Bind, Bind)> {
        self.pairs.iter().map(|(first, second)| (Bind::Integer(*first), Bind::Text(second.clone())))
    }

    /// Holds for the row that each name is of.
    pub(super) fn matching(&self) -> Statement {
        let [first, second] = self.columns;
        Statement::new(format!("{ROW}.{first} = named.column1 AND {ROW}.{second} = named.column2"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn title(namespace: i32, key: &str) -> Title {
        Title { namespace, database_key: key.to_owned() }
    }

    #[test]
    fn each_name_is_looked_up_once() {
        let named = Named::titles(vec![title(1, "B"), title(0, "A"), title(1, "B"), title(1, "A")]);
        assert_eq!(named.most(), 3);
        let of = |dialect| named.joined(&Capabilities::new(dialect, HashMap::new(), 1));
        let mut found = Capabilities::new(Dialect::MariaDb, HashMap::new(), 1);
        assert!(!Named::can_be_joined(&found));
        found.has_json_table = true;
        assert!(Named::can_be_joined(&found));
        let mariadb = "JSON_TABLE(CONVERT(? USING utf8mb4), '$[*]' COLUMNS (column1 BIGINT PATH '$[0]', \
                       column2 VARBINARY(255) PATH '$[1]')) AS named STRAIGHT_JOIN ";
        assert_eq!(of(Dialect::MariaDb).sql(), mariadb);
        assert_eq!(of(Dialect::MariaDb).binds(), [Bind::Text(r#"[[0,"A"],[1,"A"],[1,"B"]]"#.to_owned())]);
        assert_eq!(of(Dialect::Sqlite).sql(), "(VALUES (?, ?), (?, ?), (?, ?), (?, ?)) AS named CROSS JOIN ");
        let (zero, one, text) = (Bind::Integer(0), Bind::Integer(1), |text: &str| Bind::Text(text.to_owned()));
        let names = [zero, text("A"), one.clone(), text("A"), one, text("B"), Bind::Null, Bind::Null];
        assert_eq!(of(Dialect::Sqlite).binds(), names);
        assert_eq!(Named::titles(Vec::new()).condition().sql(), "1 = 0");
    }
}
