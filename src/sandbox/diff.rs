//! Two texts compared line by line, and changes to one text applied to another.

/// Lines that differ: those of the old text from `old.0` to `old.1` stand where the new one has `new.0` to `new.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hunk {
    /// Lines of the old text.
    pub old: (usize, usize),
    /// Lines of the new text.
    pub new: (usize, usize),
}

/// More steps than this are not looked for: the texts then differ as a whole.
const MOST_STEPS: usize = 4_000;

/// The lines of a text, without their ends.
pub fn lines(text: &str) -> Vec<&str> {
    if text.is_empty() { Vec::new() } else { text.split('\n').collect() }
}

/// Where two texts differ, by the shortest way from one to the other (Myers, 1986).
pub fn compare(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let head = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let (old_part, new_part) = (&old[head..old.len() - tail], &new[head..new.len() - tail]);
    let kept = shared_lines(old_part, new_part);
    let mut hunks = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (old_line, new_line) in kept.into_iter().chain([(old_part.len(), new_part.len())]) {
        if old_line > old_at || new_line > new_at {
            let hunk = Hunk { old: (old_at + head, old_line + head), new: (new_at + head, new_line + head) };
            hunks.push(hunk);
        }
        (old_at, new_at) = (old_line + 1, new_line + 1);
    }
    hunks
}

/// The pairs of lines that both have, in order.
fn shared_lines(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let (rows, columns) = (old.len() as isize, new.len() as isize);
    let most = ((rows + columns) as usize).min(MOST_STEPS);
    let offset = most as isize + 1;
    let mut furthest = vec![0_isize; 2 * most + 3];
    let mut trail: Vec<Vec<isize>> = Vec::new();
    for steps in 0..=most as isize {
        trail.push(furthest.clone());
        for diagonal in (-steps..=steps).step_by(2) {
            let at = |diagonal: isize| furthest[(diagonal + offset) as usize];
            let is_down = diagonal == -steps || (diagonal != steps && at(diagonal - 1) < at(diagonal + 1));
            let mut row = if is_down { at(diagonal + 1) } else { at(diagonal - 1) + 1 };
            while row < rows && row - diagonal < columns && old[row as usize] == new[(row - diagonal) as usize] {
                row += 1;
            }
            furthest[(diagonal + offset) as usize] = row;
            if row >= rows && row - diagonal >= columns {
                return walk_back(&trail, offset, (rows, columns));
            }
        }
    }
    Vec::new()
}

fn walk_back(trail: &[Vec<isize>], offset: isize, (mut row, mut column): (isize, isize)) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    for (steps, furthest) in trail.iter().enumerate().rev() {
        let (steps, diagonal) = (steps as isize, row - column);
        let at = |diagonal: isize| furthest[(diagonal + offset) as usize];
        let is_down = diagonal == -steps || (diagonal != steps && at(diagonal - 1) < at(diagonal + 1));
        let before = if is_down { diagonal + 1 } else { diagonal - 1 };
        let (from_row, from_column) = if steps == 0 { (0, 0) } else { (at(before), at(before) - before) };
        while row > from_row && column > from_column && (steps == 0 || row - column == diagonal) {
            let is_start_of_snake = steps > 0
                && row == (if is_down { from_row } else { from_row + 1 })
                && column == (if is_down { from_column + 1 } else { from_column });
            if is_start_of_snake {
                break;
            }
            row -= 1;
            column -= 1;
            kept.push((row as usize, column as usize));
        }
        (row, column) = (from_row, from_column);
    }
    kept.reverse();
    kept
}

/// Applies what leads from `base` to `other` to `current`; nothing where both changed the same lines.
pub fn merge(base: &str, current: &str, other: &str) -> Option<String> {
    if base == current {
        return Some(other.to_owned());
    }
    let (base, current, other) = (lines(base), lines(current), lines(other));
    let ours = compare(&base, &current);
    let theirs = compare(&base, &other);
    let touches = |one: &Hunk, two: &Hunk| one.old.0 <= two.old.1 && two.old.0 <= one.old.1;
    if theirs.iter().any(|hunk| ours.iter().any(|own| touches(own, hunk))) {
        return None;
    }
    let mut all: Vec<(Hunk, &[&str])> = ours.into_iter().map(|hunk| (hunk, &current[hunk.new.0..hunk.new.1])).collect();
    all.extend(theirs.into_iter().map(|hunk| (hunk, &other[hunk.new.0..hunk.new.1])));
    all.sort_by_key(|(hunk, _)| hunk.old);
    let mut merged: Vec<&str> = Vec::new();
    let mut at = 0;
    for (hunk, replacement) in all {
        merged.extend(&base[at..hunk.old.0]);
        merged.extend(replacement);
        at = hunk.old.1;
    }
    merged.extend(&base[at..]);
    Some(merged.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hunks(old: &str, new: &str) -> Vec<Hunk> {
        compare(&lines(old), &lines(new))
    }

    #[test]
    fn what_stays_is_in_no_hunk() {
        assert_eq!(hunks("a\nb\nc", "a\nb\nc"), []);
        assert_eq!(hunks("a\nb\nc", "a\nx\nc"), [Hunk { old: (1, 2), new: (1, 2) }]);
        assert_eq!(hunks("a\nc", "a\nb\nc"), [Hunk { old: (1, 1), new: (1, 2) }]);
        assert_eq!(hunks("", "a"), [Hunk { old: (0, 0), new: (0, 1) }]);
        let both = hunks("a\nb\nc\nd\ne", "x\nb\nc\nd\ny\nz");
        assert_eq!(both, [Hunk { old: (0, 1), new: (0, 1) }, Hunk { old: (4, 5), new: (4, 6) }]);
    }

    #[test]
    fn hunks_lead_from_one_text_to_the_other() {
        let texts = ["", "a", "a\nb\na\nb\nc", "b\na\nc\nc\na", "c\nb\na", "x\na\ny\nb\nz\nc", "a\na\na\nb"];
        for old in texts {
            for new in texts {
                let (old, new) = (lines(old), lines(new));
                let mut made: Vec<&str> = Vec::new();
                let mut at = 0;
                for hunk in compare(&old, &new) {
                    made.extend(&old[at..hunk.old.0]);
                    made.extend(&new[hunk.new.0..hunk.new.1]);
                    at = hunk.old.1;
                }
                made.extend(&old[at..]);
                assert_eq!(made, new, "from {old:?}");
            }
        }
    }

    #[test]
    fn changes_of_other_lines_merge() {
        assert_eq!(
            merge("a\nbad\nc\nd\ne", "a\nbad\nc\nd\nnew", "a\ngood\nc\nd\ne").as_deref(),
            Some("a\ngood\nc\nd\nnew")
        );
        assert_eq!(merge("a\nbad\nc", "a\nworse\nc", "a\ngood\nc"), None);
        assert_eq!(merge("bad", "bad", "good").as_deref(), Some("good"));
    }
}
