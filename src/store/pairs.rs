//! Rows that have one of several pairs of values in two columns, such as namespace and title.

use std::cmp::Reverse;

use crate::db::{Bind, Statement};

/// So many pairs beside the largest group are told one by one.
const MOST_SINGLE: usize = 64;

/// Holds for rows that have one of these pairs in two columns over which there is an index; for none if there is no pair.
///
/// What share their first value with most go as one list, the others each as a pair. Both are padded, so that questions for
/// like numbers of pairs share a text, in whatever order and of whatever first values they are.
pub(super) fn in_groups([first, second]: [&str; 2], pairs: &[(Bind, Bind)]) -> Statement {
    let mut groups: Vec<(&Bind, Vec<&Bind>)> = Vec::new();
    for (left, right) in pairs {
        match groups.iter_mut().find(|(known, _)| *known == left) {
            Some((_, members)) => members.push(right),
            None => groups.push((left, vec![right])),
        }
    }
    groups.sort_by_key(|(_, members)| Reverse(members.len()));
    let mut groups = groups.into_iter();
    let Some((left, members)) = groups.next() else { return Statement::new("1 = 0") };
    let mut condition = Statement::new("(");
    list(&mut condition, [first, second], left, members);
    let others: Vec<(&Bind, Vec<&Bind>)> = groups.collect();
    let singles: Vec<(&Bind, &Bind)> =
        others.iter().flat_map(|(left, members)| members.iter().map(|right| (*left, *right))).collect();
    if singles.len() > MOST_SINGLE {
        for (left, members) in others {
            condition.push(" OR ");
            list(&mut condition, [first, second], left, members);
        }
    } else if let Some(last) = singles.last() {
        let padding = std::iter::repeat(last);
        for (left, right) in singles.iter().chain(padding).take(singles.len().next_power_of_two()) {
            condition.push(&format!(" OR (t.{first} = ")).bind((*left).clone());
            condition.push(&format!(" AND t.{second} = ")).bind((*right).clone()).push(")");
        }
    }
    condition.push(")");
    condition
}

fn list(condition: &mut Statement, [first, second]: [&str; 2], left: &Bind, members: Vec<&Bind>) {
    condition.push(&format!("(t.{first} = ")).bind(left.clone()).push(&format!(" AND t.{second} IN "));
    condition.bind_list(members.into_iter().cloned()).push(")");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(namespace: i64, title: &str) -> (Bind, Bind) {
        (Bind::Integer(namespace), Bind::Text(title.to_owned()))
    }

    #[test]
    fn pairs_in_any_order_and_of_whatever_first_values_share_a_text() {
        let mut wanted = vec![pair(1, "a"), pair(0, "a"), pair(0, "b"), pair(0, "c"), pair(2, "d"), pair(2, "e")];
        let text = in_groups(["n", "t"], &wanted).sql().to_owned();
        let singles = " OR (t.n = ? AND t.t = ?)".repeat(4);
        assert_eq!(text, format!("((t.n = ? AND t.t IN (?, ?, ?, ?)){singles})"));
        wanted.reverse();
        assert_eq!(in_groups(["n", "t"], &wanted).sql(), text);
        let others = [pair(7, "a"), pair(7, "b"), pair(7, "c"), pair(4, "a"), pair(5, "a"), pair(6, "d")];
        assert_eq!(in_groups(["n", "t"], &others).sql(), text);
    }

    #[test]
    fn very_many_pairs_go_as_lists_and_none_hold_for_nothing() {
        let many: Vec<(Bind, Bind)> = (0..200).map(|number| pair(number % 2, &number.to_string())).collect();
        let condition = in_groups(["n", "t"], &many);
        assert_eq!(condition.sql().matches(" IN ").count(), 2);
        assert_eq!(condition.binds().len(), 2 * (1 + 128));
        assert_eq!(in_groups(["n", "t"], &[]).sql(), "1 = 0");
    }
}
