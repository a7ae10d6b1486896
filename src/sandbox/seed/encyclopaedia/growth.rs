//! How an article grows: from its first sentence to all of them, with slips, mischief and repairs on the way.

use super::article::{Article, Place};
use crate::sandbox::seed::dice::Dice;

/// What kind of edit a step is, which says who makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// New text.
    Write,
    /// A small repair.
    Fix,
    /// What a bot can do.
    Routine,
    /// Mischief; the next step takes it back.
    Mischief,
    /// The last editor's edits are rolled back.
    Rollback,
    /// The last edit is undone.
    Undo,
    /// The text before the last edit is saved again.
    Restore,
}

/// One edit of an article.
#[derive(Debug, Clone)]
pub struct Step {
    /// What kind of edit it is.
    pub kind: Kind,
    /// The text after it; for the last two kinds the wiki finds it.
    pub text: String,
    /// The edit summary.
    pub summary: String,
}

/// Words that copy editors swap for one another.
const SYNONYMS: &[(&str, &str)] = &[
    (" near ", " close to "),
    (" many ", " numerous "),
    (" largest ", " biggest "),
    (" was opened in ", " opened in "),
    (" lies ", " is situated "),
    (" some ", " roughly "),
    (" several ", " a number of "),
    (" reaches ", " arrives at "),
    (" mostly ", " mainly "),
];

/// The steps of an article: at least so many of them, if there is enough to be said.
pub fn grow(article: &Article, at_least: usize, mischief: i64, dice: &mut Dice) -> Vec<Step> {
    /// So many edits that would change nothing show that a page is finished.
    const PATIENCE: usize = 40;
    let mut draft = Draft::start(article, dice);
    let mut idle = 0;
    while !draft.waiting.is_empty() || (draft.steps.len() < at_least && idle < PATIENCE) {
        let before = draft.steps.len();
        draft.next(mischief, dice);
        idle = if draft.steps.len() == before { idle + 1 } else { 0 };
    }
    draft.steps
}

/// An article on its way.
struct Draft<'a> {
    article: &'a Article,
    /// The present wording of each part that is there.
    wording: Vec<Option<String>>,
    /// The parts that are still to come, the next one last.
    waiting: Vec<usize>,
    slips: Vec<usize>,
    steps: Vec<Step>,
}

impl<'a> Draft<'a> {
    fn start(article: &'a Article, dice: &mut Dice) -> Self {
        let parts = &article.parts;
        let first = |place| parts.iter().position(|part| part.place == place);
        let mut draft = Self {
            article,
            wording: vec![None; parts.len()],
            waiting: Vec::new(),
            slips: Vec::new(),
            steps: Vec::new(),
        };
        for index in (0..parts.len()).filter(|index| parts[*index].is_essential) {
            draft.wording[index] = Some(parts[index].text.clone());
        }
        if dice.percent(40)
            && let Some(index) = first(Place::Infobox)
        {
            draft.wording[index] = Some(parts[index].text.clone());
        }
        draft.waiting = (0..parts.len()).filter(|index| draft.wording[*index].is_none()).collect();
        shuffle_a_little(&mut draft.waiting, dice);
        draft.waiting.reverse();
        let beginning = parts.iter().find(|part| part.is_essential).expect("a page begins with something");
        let summary = match dice.between(0, 3) {
            0 => "new article".to_owned(),
            1 => "start".to_owned(),
            _ => format!("Created page with \"{}\"", beginning.text),
        };
        draft.push(Kind::Write, summary);
        draft
    }

    fn next(&mut self, mischief: i64, dice: &mut Dice) {
        let roll = dice.between(0, 99);
        if roll < mischief {
            self.misbehave(dice);
        } else if roll < mischief + 12 && !self.slips.is_empty() {
            self.mend(dice);
        } else if self.waiting.is_empty() || roll >= 90 {
            self.polish(dice);
        } else {
            self.extend(dice);
        }
    }

    fn extend(&mut self, dice: &mut Dice) {
        let Some(index) = self.waiting.pop() else {
            return;
        };
        let place = self.article.parts[index].place;
        self.show(index, dice);
        // Categories and languages come in one go, sentences one or two at a time.
        let most = match place {
            Place::Category | Place::Language => 6,
            _ => dice.between(0, 1),
        };
        for _ in 0..most {
            match self.waiting.last() {
                Some(next) if self.article.parts[*next].place == place => {
                    let next = self.waiting.pop().expect("seen just now");
                    self.show(next, dice);
                }
                _ => break,
            }
        }
        let (kind, summary) = self.summarise(place, index, dice);
        self.push(kind, summary);
    }

    fn show(&mut self, index: usize, dice: &mut Dice) {
        let part = &self.article.parts[index];
        let is_prose = matches!(part.place, Place::Lead | Place::Section(_));
        self.wording[index] = Some(part.text.clone());
        if is_prose
            && dice.percent(14)
            && let Some(slip) = with_slip(&part.text, dice)
        {
            self.wording[index] = Some(slip);
            self.slips.push(index);
        }
    }

    fn summarise(&self, place: Place, index: usize, dice: &mut Dice) -> (Kind, String) {
        let text = match place {
            Place::Description => return (Kind::Routine, "Adding short description".to_owned()),
            Place::Language => return (Kind::Routine, "adding interlanguage links".to_owned()),
            Place::Category => {
                let name = self.article.parts[index]
                    .text
                    .trim_matches(['[', ']'])
                    .split('|')
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                return (Kind::Routine, format!("+[[:{name}]]"));
            }
            Place::Line => *dice.pick(&["+1", "", "more", "update", "added one"]),
            Place::SortKey => "sort key",
            Place::Footer => "navigation",
            Place::Hatnote => "hatnote",
            Place::Infobox => "added infobox",
            Place::Picture => "+ picture",
            Place::Lead => *dice.pick(&["expanded the introduction", "", "more on this", "+ fact"]),
            Place::SeeAlso => "/* See also */ +1",
            Place::ExternalLinks => "/* External links */ added link",
            Place::Section(number) => {
                let heading = self.article.headings[number];
                let what = *dice.pick(&[
                    "expanded",
                    "more",
                    "new section",
                    "added detail",
                    "",
                    "from the German article",
                    "+ sentence",
                ]);
                return (Kind::Write, format!("/* {heading} */ {what}").trim_end().to_owned());
            }
        };
        (Kind::Write, text.to_owned())
    }

    fn mend(&mut self, dice: &mut Dice) {
        let index = self.slips.swap_remove(dice.between(0, self.slips.len() as i64 - 1) as usize);
        self.wording[index] = Some(self.article.parts[index].text.clone());
        let heading = self.heading(index);
        let what = *dice.pick(&["typo", "fixed typo", "sp", "ce"]);
        self.push(Kind::Fix, format!("{heading}{what}"));
    }

    /// Swaps a word for another one, and back again in a later edit.
    fn polish(&mut self, dice: &mut Dice) {
        let mut there: Vec<usize> = (0..self.wording.len()).filter(|index| self.wording[*index].is_some()).collect();
        dice.shuffle(&mut there);
        let (a, b) = *dice.pick(SYNONYMS);
        for (from, to) in [(a, b), (b, a)] {
            let found =
                there.iter().find(|index| self.wording[**index].as_deref().is_some_and(|text| text.contains(from)));
            if let Some(index) = found {
                let text = self.wording[*index].as_deref().unwrap_or_default().replacen(from, to, 1);
                self.wording[*index] = Some(text);
                let heading = self.heading(*index);
                let what = *dice.pick(&["copy edit", "ce", "wording", "style", "copyedit"]);
                self.push(Kind::Fix, format!("{heading}{what}"));
                return;
            }
        }
        // No such word: a sentence is taken out and will be put back.
        let is_loose = |index: &&usize| {
            let part = &self.article.parts[**index];
            matches!(part.place, Place::Section(_) | Place::Line) && !part.is_essential
        };
        if let Some(index) = there.iter().rev().find(is_loose) {
            self.wording[*index] = None;
            self.waiting.push(*index);
            let heading = self.heading(*index);
            self.push(Kind::Fix, format!("{heading}unsourced"));
        } else {
            self.extend(dice);
        }
    }

    fn misbehave(&mut self, dice: &mut Dice) {
        let text = self.text();
        let (text, summary) = match dice.between(0, 4) {
            0 => (String::new(), ""),
            1 => ("this page is boring lol".to_owned(), ""),
            2 => (format!("{text}\n\nQUACK QUACK QUACK"), "fixed it"),
            3 => (text.replacen(" river", " rubber duck", 3) + "\n", "corrected facts"),
            _ => (
                format!("VISIT https://tours.example.biz/cheap FOR THE BEST CRUISES\n\n{text}"),
                "added useful information",
            ),
        };
        self.steps.push(Step { kind: Kind::Mischief, text, summary: summary.to_owned() });
        let (kind, reasons): (_, &[_]) = match dice.between(0, 9) {
            0..=4 => (Kind::Rollback, &[""]),
            5..=8 => {
                (Kind::Undo, &["", "not helpful", "please use the [[Project:Playground|playground]]", "unexplained"])
            }
            _ => (Kind::Restore, &["rv", "restored", "Reverted good faith edits"]),
        };
        let reason = *dice.pick(reasons);
        self.steps.push(Step { kind, text: String::new(), summary: reason.to_owned() });
    }

    fn heading(&self, index: usize) -> String {
        match self.article.parts[index].place {
            Place::Section(number) => format!("/* {} */ ", self.article.headings[number]),
            _ => String::new(),
        }
    }

    fn text(&self) -> String {
        self.article.render(&|index| self.wording[index].as_deref())
    }

    fn push(&mut self, kind: Kind, summary: String) {
        let text = self.text();
        // An edit that changes nothing is not saved.
        let last = self.steps.iter().rev().find(|step| matches!(step.kind, Kind::Write | Kind::Fix | Kind::Routine));
        if last.is_none_or(|step| step.text != text) {
            self.steps.push(Step { kind, text, summary });
        }
    }
}

/// The text with two letters of a longer word in the wrong order.
fn with_slip(text: &str, dice: &mut Dice) -> Option<String> {
    let is_plain = |word: &&str| word.len() > 5 && word.bytes().all(|letter| letter.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').filter(is_plain).collect();
    let word = *words.get(dice.between(0, words.len() as i64) as usize)?;
    let middle = word.len() / 2;
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(middle, middle + 1);
    let slip: String = letters.into_iter().collect();
    (slip != word)
        .then(|| text.replacen(&format!(" {word} "), &format!(" {slip} "), 1))
        .filter(|changed| changed != text)
}

/// Lets neighbours change places, so that an article does not simply grow downwards.
fn shuffle_a_little(items: &mut [usize], dice: &mut Dice) {
    for index in 1..items.len() {
        if dice.percent(30) {
            items.swap(index - 1, index);
        }
    }
}
