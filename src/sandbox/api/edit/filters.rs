//! What the wiki does not take: phrases of its abuse filters, listed domains, and links by newcomers without an answer to
//! a question. The phrases are documented, so that each refusal can be tried.

use std::collections::BTreeSet;

use serde_json::json;

use crate::sandbox::api::call::Call;
use crate::sandbox::live::{Refusal, Trouble};

/// The phrase that a filter disallows.
const DISALLOWED: &str = "cheap cruises";

/// The phrase of which a filter warns: sent again, the same text passes.
const WARNED: &str = "click here";

/// The domain that the spam list names.
const SPAM: &str = "spam.example";

/// The answer to the question that newcomers are asked when they add a link.
const ANSWER: &str = "danube";

/// Refuses what an edit adds to a page, where the wiki does not want it.
pub fn check(call: &Call<'_>, old: &str, new: &str) -> Result<(), Trouble> {
    let (before, after) = (old.to_lowercase(), new.to_lowercase());
    let adds = |phrase: &str| after.contains(phrase) && !before.contains(phrase);
    if adds(DISALLOWED) {
        let text = "This action has been automatically identified as harmful, and therefore disallowed. \
                    A brief description of the abuse rule which your action matched is: Advertising";
        let filter = json!({ "id": "1", "description": "Advertising", "actions": ["disallow"] });
        return Err(Refusal::new("abusefilter-disallowed", text).with(json!({ "abusefilter": filter })).into());
    }
    if adds(WARNED) && !call.desk.was_warned(&call.account, new) {
        let text = "This action has been automatically identified as harmful. If you believe this action to be \
                    constructive, you may submit it again to confirm it.";
        let filter = json!({ "id": "2", "description": "Calls to click", "actions": ["warn"] });
        return Err(Refusal::new("abusefilter-warning", text).with(json!({ "abusefilter": filter })).into());
    }
    let known = links(&before);
    let added: Vec<String> = links(&after).difference(&known).cloned().collect();
    if added.iter().any(|link| link.contains(SPAM)) {
        let text = "The text you wanted to publish was blocked by the spam filter.";
        let list = json!({ "matches": [SPAM] });
        return Err(Refusal::new("spamblacklist", text).with(json!({ "spamblacklist": list })).into());
    }
    let is_asked = !added.is_empty() && !call.account.may("skipcaptcha");
    let word = call.parameters.or_empty("captchaword").trim().to_lowercase();
    if is_asked && word != ANSWER {
        let question = "Which river flows through Vienna?";
        let captcha = json!({ "type": "question", "mime": "text/html", "id": "1", "question": question });
        return Err(Trouble::Captcha(captcha));
    }
    Ok(())
}

/// The addresses in a text.
fn links(text: &str) -> BTreeSet<String> {
    let starts = ["https://", "http://"].into_iter().flat_map(|scheme| text.match_indices(scheme));
    let link = |(start, _): (usize, &str)| {
        let end = text[start..].find([' ', ']', '|', '\n', '<']).unwrap_or(text.len() - start);
        text[start..start + end].to_owned()
    };
    starts.map(link).collect()
}
