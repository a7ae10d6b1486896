//! Texts: as written, as HTML, and in short.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, RefusalClass, Signer};

/// How many extracts one call gives, whoever asks.
const EXTRACTS_AT_ONCE: usize = 20;

/// The extension that makes extracts.
const TEXT_EXTRACTS: &str = "TextExtracts";

#[derive(Deserialize)]
struct PageWithTexts {
    #[serde(default)]
    revisions: Vec<RevisionWithText>,
}

#[derive(Deserialize)]
struct RevisionWithText {
    revid: i64,
    #[serde(default)]
    texthidden: bool,
    #[serde(default)]
    slots: HashMap<String, SlotWithText>,
}

#[derive(Deserialize)]
struct SlotWithText {
    content: Option<String>,
    #[serde(default)]
    texthidden: bool,
}

impl RevisionWithText {
    /// The text in a slot: `None` if there is no such slot, `Some(None)` if the text is hidden.
    fn text(mut self, slot: &str) -> Option<Option<String>> {
        match self.slots.remove(slot) {
            Some(SlotWithText { content: Some(content), .. }) => Some(Some(content)),
            Some(SlotWithText { texthidden: true, .. }) => Some(None),
            _ => self.texthidden.then_some(None),
        }
    }
}

#[derive(Deserialize)]
struct Parsed {
    parse: ParsedText,
}

#[derive(Deserialize)]
struct ParsedText {
    text: String,
}

#[derive(Deserialize)]
struct PageWithExtract {
    pageid: Option<i64>,
    extract: Option<String>,
}

impl ActionApi {
    /// The texts of revisions in a slot, by revision. `None`: hidden; absent: no such revision, or no such slot.
    pub async fn contents(
        &self,
        caller: Option<&Signer>,
        revisions: &[i64],
        slot: &str,
    ) -> Result<HashMap<i64, Option<String>>, ActionApiError> {
        let parameters =
            Parameters::of("query").with("prop", "revisions").with("rvprop", "ids|content").joined("rvslots", [slot]);
        let pages: Vec<PageWithTexts> = self.pages_of(caller, &parameters, "revids", revisions).await?;
        let revisions = pages.into_iter().flat_map(|page| page.revisions);
        Ok(revisions.filter_map(|revision| Some((revision.revid, revision.text(slot)?))).collect())
    }

    /// A revision as HTML, as the wiki's parser makes it; `None` if it is hidden or gone.
    pub async fn parsed_revision(
        &self,
        caller: Option<&Signer>,
        revision: i64,
    ) -> Result<Option<String>, ActionApiError> {
        let parameters = Parameters::of("parse")
            .number("oldid", revision)
            .with("prop", "text")
            .flag("disablelimitreport", true)
            .flag("disableeditsection", true);
        match self.read(caller, &parameters).await {
            Ok(answer) => {
                let Parsed { parse } = self.expect(Value::Object(answer))?;
                Ok(Some(parse.text))
            }
            Err(ActionApiError::Refused(refusal)) if hides(&refusal.code, refusal.class()) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The first sections of pages as plain text, by page. Needs the extension TextExtracts.
    pub async fn extracts(
        &self,
        caller: Option<&Signer>,
        pages: &[i64],
    ) -> Result<HashMap<i64, String>, ActionApiError> {
        let parameters = Parameters::of("query")
            .with("prop", "extracts")
            .with("exlimit", "max")
            .flag("exintro", true)
            .flag("explaintext", true);
        let mut extracts = HashMap::new();
        for batch in pages.chunks(EXTRACTS_AT_ONCE) {
            for answer in self.batches(caller, &parameters, "pageids", batch).await? {
                if is_unknown(answer.get("warnings"), "query") {
                    return Err(ActionApiError::Unsupported(TEXT_EXTRACTS));
                }
                let pages: Vec<PageWithExtract> = self.expect(pages_in(answer))?;
                extracts.extend(pages.into_iter().filter_map(|page| Some((page.pageid?, page.extract?))));
            }
        }
        Ok(extracts)
    }
}

/// Whether a refusal to show a text means that it is hidden or gone.
pub(super) fn hides(code: &str, class: RefusalClass) -> bool {
    class == RefusalClass::NotFound || code == "permissiondenied"
}

/// Whether the wiki warned that a module does not know a value: it lacks the extension that brings it.
fn is_unknown(warnings: Option<&Value>, module: &str) -> bool {
    let warnings = warnings.and_then(Value::as_array);
    warnings.is_some_and(|warnings| {
        warnings.iter().any(|warning| warning["code"] == "unrecognizedvalues" && warning["module"] == module)
    })
}

fn pages_in(mut answer: crate::action_api::exchange::Answer) -> Value {
    let pages = answer.get_mut("query").and_then(|query| query.get_mut("pages")).map(Value::take);
    pages.unwrap_or_else(|| Value::Array(Vec::new()))
}
