//! `list=search`: the wiki's own search. See <https://www.mediawiki.org/wiki/API:Search>.

use serde::Deserialize;
use serde_json::Value;

use crate::action_api::parameters::Parameters;
use crate::action_api::{ActionApi, ActionApiError, SearchAnswer, SearchHit, Signer};
use crate::types::NamespaceNumber;

#[derive(Deserialize)]
struct Found {
    query: FoundPages,
    #[serde(rename = "continue")]
    further: Option<Further>,
}

#[derive(Deserialize)]
struct FoundPages {
    searchinfo: Option<SearchInfo>,
    search: Vec<FoundPage>,
}

#[derive(Deserialize)]
struct SearchInfo {
    totalhits: Option<u64>,
}

#[derive(Deserialize)]
struct FoundPage {
    pageid: Option<i64>,
    ns: NamespaceNumber,
    title: String,
    #[serde(default)]
    snippet: String,
}

#[derive(Deserialize)]
struct Further {
    sroffset: Option<u32>,
}

impl ActionApi {
    /// Searches the text of these namespaces, of which there is one at least. `offset` is where a piece before this one ended.
    pub async fn search(
        &self,
        caller: Option<&Signer>,
        query: &str,
        namespaces: &[NamespaceNumber],
        offset: u32,
        limit: u32,
    ) -> Result<SearchAnswer, ActionApiError> {
        let parameters = Parameters::of("query")
            .with("list", "search")
            .with("srsearch", query)
            .joined("srnamespace", namespaces)
            // MediaWiki's own search would look at titles only.
            .with("srwhat", "text")
            .with("srinfo", "totalhits")
            .with("srprop", "snippet")
            .number("sroffset", offset)
            .number("srlimit", limit);
        let answer = self.read(caller, &parameters).await?;
        let Found { query, further } = self.expect(Value::Object(answer))?;
        let hit = |page: FoundPage| {
            // Hits in other wikis have no page here.
            let id = page.pageid.filter(|id| *id != 0)?;
            Some(SearchHit { page: id, namespace: page.ns, title: page.title, snippet: page.snippet })
        };
        Ok(SearchAnswer {
            total: query.searchinfo.and_then(|info| info.totalhits),
            hits: query.search.into_iter().filter_map(hit).collect(),
            next_offset: further.and_then(|further| further.sroffset),
        })
    }
}
