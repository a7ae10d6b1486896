//! Getting at wikis: what a client named, and how many of them one request may name.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Context;

use super::{Fault, Wikis};
use crate::action_api::ActionApi;
use crate::db::Wiki;
use crate::types::WikiCode;

/// How many wikis one request may have to do with: each may have to be opened first.
pub(super) const MOST_WIKIS: usize = 50;

/// The wikis that one request named.
#[derive(Debug, Default)]
pub(super) struct Reached(Mutex<Vec<WikiCode>>);

impl Reached {
    fn add(&self, code: &WikiCode) -> Result<(), Fault> {
        let mut reached = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if reached.contains(code) {
            return Ok(());
        }
        if reached.len() == MOST_WIKIS {
            return Err(Fault::TooComplex(format!(
                "A request may have to do with {MOST_WIKIS} wikis, and {code} is one more. Ask in several requests."
            )));
        }
        reached.push(code.clone());
        Ok(())
    }
}

/// The codes of several wikis, each once and in order.
pub(super) fn codes(texts: &[String]) -> Result<Vec<WikiCode>, Fault> {
    let codes: Result<BTreeSet<WikiCode>, _> = texts.iter().map(|text| WikiCode::parse(text)).collect();
    let codes = codes.map_err(|error| Fault::input(error.to_string()))?;
    match codes.len() {
        0 => Err(Fault::input("wikis is empty: name one wiki or more by their codes, such as [\"enwiki\"].")),
        1..=MOST_WIKIS => Ok(codes.into_iter().collect()),
        many => {
            Err(Fault::input(format!("wikis holds {many} codes; {MOST_WIKIS} is the limit. Ask in several queries.")))
        }
    }
}

/// The wiki of a code; `None` if it is not served.
pub(super) async fn find(context: &Context<'_>, code: &WikiCode) -> Result<Option<Arc<Wiki>>, Fault> {
    let wikis = context.data_unchecked::<Wikis>();
    if code != wikis.default_code() {
        context.data_unchecked::<Reached>().add(code)?;
    }
    wikis.find(code).await.map_err(Fault::from)
}

/// The wiki that a client named, or the default one; `None` if it is not served.
pub(super) async fn named(context: &Context<'_>, code: Option<&str>) -> Result<Option<Arc<Wiki>>, Fault> {
    match code {
        None => find(context, context.data_unchecked::<Wikis>().default_code()).await,
        Some(code) => {
            let code = WikiCode::parse(code).map_err(|error| Fault::input(error.to_string()))?;
            find(context, &code).await
        }
    }
}

/// The wiki that a client named for a field that needs one, or the default one.
pub(super) async fn required(context: &Context<'_>, code: Option<&str>) -> Result<Arc<Wiki>, Fault> {
    let unknown = || {
        let code = code.unwrap_or_else(|| context.data_unchecked::<Wikis>().default_code().as_str());
        Fault::input(format!("\"{code:.100}\" is not a wiki that is served here. `wikis` lists those that are."))
    };
    named(context, code).await?.ok_or_else(unknown)
}

/// The Action API of a wiki.
pub(super) fn api(context: &Context<'_>, wiki: &Wiki) -> Result<ActionApi, Fault> {
    let wikis = context.data_unchecked::<Wikis>();
    let missing = || {
        let code = &wiki.code;
        Fault::Unavailable(if wikis.is_embedded(code) {
            "This needs the Action API of the embedded wiki, which is there only where HOST is a loopback address, as it \
             lets anybody log in."
                .to_owned()
        } else {
            format!(
                "This needs the Action API of {code}, and nothing says where that is. Whoever runs this gateway can set \
                 WIKI_API_URL, or api in the file of WIKIS_FILE."
            )
        })
    };
    wikis.api(&wiki.code).ok_or_else(missing)
}
