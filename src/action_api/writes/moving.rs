//! `action=move`: other titles. See <https://www.mediawiki.org/wiki/API:Move>.

use serde::Deserialize;
use serde_json::Value;

use super::{PageKey, WatchMode};
use crate::action_api::parameters::Parameters;
use crate::action_api::tokens::TokenKind;
use crate::action_api::{ActionApi, ActionApiError, Refusal, Signer};

/// Gives a page another title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Which page.
    pub from: PageKey,
    /// Its new title.
    pub to: String,
    /// Why.
    pub reason: Option<String>,
    /// Whether its talk page goes along.
    pub move_talk: bool,
    /// Whether its subpages go along.
    pub move_subpages: bool,
    /// Whether a redirect stays behind.
    pub leave_redirect: bool,
    /// Whether it goes on the watchlist.
    pub watch: WatchMode,
}

/// What came of moving a page. The page itself was moved; what was to go along may have failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The title before.
    pub from: String,
    /// The title now.
    pub to: String,
    /// Whether a redirect stayed behind.
    pub is_redirect_created: bool,
    /// The talk page; `None` where there was none, or it was not to go along.
    pub talk: Option<MovedTalk>,
    /// The subpages.
    pub subpages: Vec<SubpageMove>,
    /// The talk page's subpages.
    pub talk_subpages: Vec<SubpageMove>,
}

/// What came of moving a talk page.
#[derive(Debug, Clone, PartialEq)]
pub enum MovedTalk {
    /// It was moved.
    Moved {
        /// The title before.
        from: String,
        /// The title now.
        to: String,
    },
    /// It stayed where it was.
    Failed(Vec<Refusal>),
}

/// What came of moving one subpage.
#[derive(Debug, Clone, PartialEq)]
pub struct SubpageMove {
    /// The title before; `None` where all subpages failed together.
    pub from: Option<String>,
    /// The title now, or why it stayed where it was.
    pub to: Result<String, Vec<Refusal>>,
}

#[derive(Deserialize)]
struct MoveAnswer {
    from: String,
    to: String,
    #[serde(default)]
    redirectcreated: bool,
    talkfrom: Option<String>,
    talkto: Option<String>,
    #[serde(rename = "talkmove-errors")]
    talk_errors: Option<Vec<Refusal>>,
    #[serde(default)]
    subpages: Value,
    #[serde(rename = "subpages-talk", default)]
    talk_subpages: Value,
}

#[derive(Deserialize)]
struct SubpageAnswer {
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    errors: Vec<Refusal>,
}

impl ActionApi {
    /// Gives a page another title.
    pub async fn move_page(&self, signer: &Signer, order: &Move) -> Result<Moved, ActionApiError> {
        let parameters = Parameters::of("move")
            .page(&order.from, "from", "fromid")
            .with("to", order.to.as_str())
            .optional("reason", order.reason.as_deref())
            .flag("movetalk", order.move_talk)
            .flag("movesubpages", order.move_subpages)
            .flag("noredirect", !order.leave_redirect)
            .with("watchlist", order.watch.name());
        let traces = format!("look at the move log of {}, and at what is at {:?}", order.from.described(), order.to);
        let answer = self.change(signer, TokenKind::Csrf, &parameters, &traces).await?;
        let moved: MoveAnswer = self.done(answer, "move", &traces)?;
        let talk = match (moved.talk_errors, moved.talkfrom, moved.talkto) {
            (Some(errors), ..) => Some(MovedTalk::Failed(errors)),
            (None, Some(from), Some(to)) => Some(MovedTalk::Moved { from, to }),
            _ => None,
        };
        Ok(Moved {
            from: moved.from,
            to: moved.to,
            is_redirect_created: moved.redirectcreated,
            talk,
            subpages: subpages(moved.subpages).collect(),
            talk_subpages: subpages(moved.talk_subpages).collect(),
        })
    }
}

/// A list of subpages; if all failed together, an object with the errors, numbered keys for PHP's sake or not.
fn subpages(told: Value) -> impl Iterator<Item = SubpageMove> {
    let entries = match told {
        Value::Array(entries) => entries,
        Value::Object(entries) if entries.contains_key("errors") => vec![Value::Object(entries)],
        Value::Object(entries) => entries.into_iter().map(|(_, entry)| entry).collect(),
        _ => Vec::new(),
    };
    entries
        .into_iter()
        .filter_map(|entry| serde_json::from_value(entry).ok())
        .map(|entry: SubpageAnswer| SubpageMove { from: entry.from, to: entry.to.ok_or(entry.errors) })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn subpages_come_in_two_forms() {
        let told = json!([{"from": "A/1", "to": "B/1"}, {"from": "A/2", "errors": [{"code": "articleexists"}]}]);
        let found: Vec<_> = subpages(told).collect();
        assert_eq!(found[0], SubpageMove { from: Some("A/1".to_owned()), to: Ok("B/1".to_owned()) });
        let errors = found[1].to.as_ref().expect_err("it failed");
        assert_eq!(errors[0].code, "articleexists");
        let found: Vec<_> = subpages(json!({"errors": [{"code": "cant-move-subpages", "text": "No."}]})).collect();
        assert_eq!((found.len(), found[0].from.as_ref()), (1, None));
        assert_eq!(subpages(Value::Null).count(), 0);
    }
}
