//! What `action=edit` answers.

use serde::Deserialize;
use serde_json::Value;

use super::Edited;
use crate::action_api::Refusal;
use crate::action_api::exchange::Answer;
use crate::types::Timestamp;

#[derive(Deserialize)]
struct Success {
    pageid: i64,
    title: String,
    #[serde(default)]
    new: bool,
    #[serde(default)]
    nochange: bool,
    oldrevid: Option<i64>,
    newrevid: Option<i64>,
    newtimestamp: Option<String>,
}

/// How an answer ends an edit; `None` if it makes no sense.
pub(super) fn outcome(mut answer: Answer) -> Option<Result<Edited, Refusal>> {
    let said = answer.remove("edit")?;
    if said.get("result").and_then(Value::as_str) != Some("Success") {
        return Some(Err(failure(said)));
    }
    let success: Success = serde_json::from_value(said).ok()?;
    Some(Ok(Edited {
        page: success.pageid,
        title: success.title,
        old_revision: success.oldrevid.filter(|id| *id != 0),
        new_revision: success.newrevid,
        timestamp: success.newtimestamp.as_deref().and_then(Timestamp::from_rfc_3339),
        is_new_page: success.new,
        is_no_change: success.nochange,
    }))
}

/// A failure that is not worded as an error: a captcha, or what some other hook has to say.
fn failure(said: Value) -> Refusal {
    let text = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    let (code, usual) = if said.get("captcha").is_some() {
        ("captcha".to_owned(), "The wiki wants a captcha to be solved, which can be done on its own pages only.")
    } else if said.get("spamblacklist").is_some() {
        ("spamblacklist".to_owned(), "The text links to an address that the wiki does not allow.")
    } else {
        (text("code").unwrap_or_else(|| "hookaborted".to_owned()), "The wiki did not let the edit pass.")
    };
    let words = text("info").or_else(|| text("message")).unwrap_or_else(|| usual.to_owned());
    Refusal { data: said, module: Some("edit".to_owned()), ..Refusal::new(&code, words) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::action_api::RefusalClass;

    fn of(said: Value) -> Option<Result<Edited, Refusal>> {
        outcome(Answer::from_iter([("edit".to_owned(), said)]))
    }

    #[test]
    fn a_new_revision() {
        let said = json!({
            "result": "Success", "pageid": 1, "title": "A", "contentmodel": "wikitext", "oldrevid": 0, "newrevid": 5,
            "new": true, "newtimestamp": "2026-01-31T12:34:56Z",
        });
        let edited = of(said).expect("an answer").expect("a success");
        assert_eq!((edited.old_revision, edited.new_revision, edited.is_new_page), (None, Some(5), true));
        assert_eq!(edited.timestamp, Timestamp::from_database(b"20260131123456"));
    }

    #[test]
    fn no_new_revision() {
        let said = json!({"result": "Success", "pageid": 1, "title": "A", "nochange": true});
        let edited = of(said).expect("an answer").expect("a success");
        assert_eq!((edited.new_revision, edited.is_no_change), (None, true));
    }

    #[test]
    fn a_failure_without_an_error() {
        let captcha = json!({"result": "Failure", "captcha": {"type": "image", "id": "7"}});
        let refusal = of(captcha).expect("an answer").expect_err("a failure");
        assert_eq!((refusal.code.as_str(), refusal.class()), ("captcha", RefusalClass::Rejected));
        assert_eq!(refusal.data["captcha"]["id"], "7");
        let hook = json!({"result": "Failure", "code": "abusefilter-warning", "info": "Hm."});
        let refusal = of(hook).expect("an answer").expect_err("a failure");
        assert_eq!((refusal.code.as_str(), refusal.text.as_str()), ("abusefilter-warning", "Hm."));
        assert_eq!(
            of(json!({"result": "Failure"})).and_then(Result::err).map(|refusal| refusal.class()),
            Some(RefusalClass::Rejected)
        );
    }

    #[test]
    fn what_makes_no_sense() {
        assert_eq!(of(json!({"result": "Success"})), None);
        assert_eq!(outcome(Answer::new()), None);
    }
}
