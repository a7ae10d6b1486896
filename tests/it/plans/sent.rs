//! Statements as the gateway sent them, taken apart.

use wikigraph::db::{Bind, Statement};

/// A statement that MariaDB plans by itself: a whole one, or one branch of a UNION ALL.
///
/// EXPLAIN of a union plans its branches as if they had no limit; run, they have one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sent {
    /// The text.
    pub sql: String,
    /// The values of its placeholders.
    pub values: Vec<Bind>,
}

impl From<&Statement> for Sent {
    fn from(statement: &Statement) -> Self {
        Self { sql: statement.sql().to_owned(), values: statement.binds().to_vec() }
    }
}

impl Sent {
    /// The branches of a union; a statement that is none is its only branch. Where they only find rows, what joins those comes
    /// last, with one row that is found.
    pub fn branches(&self) -> Vec<Sent> {
        let (with, sql) = self.parts();
        let sql = sql.as_str();
        if let Some((columns, rest)) = sql.split_once(" FROM ((")
            && let Some((union, joins)) = rest.split_once(")) AS found ")
        {
            let union = Sent { sql: format!("{with}({union})"), values: self.values.clone() };
            let outside = format!("{with}{columns} FROM (SELECT 0 AS number, 1 AS id) AS found {joins}");
            return union.branches().into_iter().chain([Sent { sql: outside, values: Vec::new() }]).collect();
        }
        let mut values = self.values.iter().cloned();
        let mut take = |branch: &str| {
            let sql = format!("{with}{branch}");
            Sent { values: values.by_ref().take(placeholders(&sql)).collect(), sql }
        };
        match sql.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) => inside.split(") UNION ALL (").map(&mut take).collect(),
            None => vec![take(sql)],
        }
    }

    /// What is said before all branches, and the branches.
    fn parts(&self) -> (String, String) {
        let statement = Statement::new(&self.sql);
        let (with, branches) = statement.behind_with();
        let end = if with.is_empty() { "" } else { " " };
        (format!("{with}{end}"), branches.to_owned())
    }

    /// The same branch whichever number it has: branches begin by selecting their number.
    pub fn unnumbered(&self) -> Sent {
        let (with, branch) = self.parts();
        let rest = branch.strip_prefix("SELECT ").unwrap_or(&branch);
        let sql = match rest.split_once(',') {
            Some((number, rest)) if number.trim_end_matches(" AS number").parse::<usize>().is_ok() => {
                format!("{with}SELECT 0,{rest}")
            }
            _ => self.sql.clone(),
        };
        Sent { sql, values: self.values.clone() }
    }

    /// The statement with another limit: a small one has the gateway write it, and costs little.
    pub fn limited(mut self, limit: i64) -> Sent {
        if self.sql.ends_with("LIMIT ?") {
            self.values.pop();
            self.values.push(Bind::Integer(limit));
        }
        self
    }

    /// Whether it counts rows.
    pub fn is_count(&self) -> bool {
        self.sql.contains("COUNT(*)")
    }

    /// The table that an alias stands for, or the name itself.
    pub fn table<'a>(&'a self, alias: &'a str) -> &'a str {
        let named = self.sql.find(&format!(" AS {alias} ")).or_else(|| self.sql.find(&format!(" AS {alias})")));
        let before = named.map(|place| &self.sql[..place]).unwrap_or_default();
        let word = before.rsplit([' ', '(']).next().unwrap_or_default().trim_matches('`');
        // Of several databases, the name is behind that of its own.
        let word = word.rsplit('.').next().unwrap_or_default();
        if word.is_empty() || word.ends_with(')') { alias } else { word }
    }
}

fn placeholders(sql: &str) -> usize {
    sql.matches('?').count()
}

#[test]
fn a_union_comes_apart_with_its_values() {
    let mut statement = Statement::new("(SELECT 0, t.x FROM page AS t WHERE (t.x = ");
    statement.bind(Bind::Integer(5)).push(") LIMIT ").bind(Bind::Integer(0));
    statement.push(") UNION ALL (SELECT 1, t.x FROM page AS t WHERE (t.x = ").bind(Bind::Null).push("))");
    let branches = Sent::from(&statement).branches();
    assert_eq!(branches[0].sql, "SELECT 0, t.x FROM page AS t WHERE (t.x = ?) LIMIT ?");
    assert_eq!(branches[0].clone().limited(21).values, [Bind::Integer(5), Bind::Integer(21)]);
    assert_eq!(branches[1].unnumbered().sql, "SELECT 0, t.x FROM page AS t WHERE (t.x = ?)");
    assert_eq!(branches[1].values, [Bind::Null]);
    assert_eq!(branches[1].table("t"), "page");
    let elsewhere = Sent::from(&Statement::new("SELECT 0, t.x FROM `big_p`.page AS t WHERE (t.x = 1)"));
    assert_eq!(elsewhere.table("t"), "page");
    let shown =
        Statement::new("WITH shown AS (SELECT x FROM y) (SELECT 0, x FROM shown) UNION ALL (SELECT 1, x FROM shown)");
    let branches = Sent::from(&shown).branches();
    assert_eq!(branches[0].sql, "WITH shown AS (SELECT x FROM y) SELECT 0, x FROM shown");
    assert_eq!(branches[1].unnumbered(), branches[0]);
}
