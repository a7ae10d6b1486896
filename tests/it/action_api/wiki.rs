//! A wiki of a few lines: pages, revisions and tokens, as `api.php` tells of them.

use md5::{Digest, Md5};
use serde_json::{Value, json};
use sha1::Sha1;
use wikigraph::types::Timestamp;

use super::request::Call;
use super::stage::USERNAME;

#[derive(Debug, Clone)]
pub struct Revision {
    pub id: i64,
    pub title: String,
    pub text: String,
    pub user: String,
    pub comment: String,
}

/// What is there.
#[derive(Default)]
pub struct Wiki {
    all: Vec<Revision>,
    /// How many tokens were given out; only the latest is good.
    pub tokens: usize,
    /// How many moves, deletions and the like were done.
    pub deeds: usize,
    /// Whether signatures are overlooked.
    pub is_deaf: bool,
    /// What the user may do.
    pub rights: Vec<&'static str>,
    /// How many pages a piece of an answer has at most.
    pub piece: Option<usize>,
    /// The latest moment until which a page can be watched for a time; `None` where expiries are not kept.
    pub last_expiry: Option<&'static str>,
}

impl Wiki {
    pub fn save(&mut self, title: &str, text: &str, user: &str, comment: &str) -> i64 {
        let id = 100 + i64::try_from(self.all.len()).unwrap();
        let (title, text) = (title.to_owned(), text.trim_end().to_owned());
        self.all.push(Revision { id, title, text, user: user.to_owned(), comment: comment.to_owned() });
        id
    }

    /// A page's revisions, oldest first.
    pub fn revisions(&self, title: &str) -> impl Iterator<Item = &Revision> {
        self.all.iter().filter(move |revision| revision.title == title)
    }

    fn latest(&self, title: &str) -> Option<&Revision> {
        self.revisions(title).last()
    }

    pub fn answer(&mut self, call: &Call) -> Value {
        for (name, value) in
            [("format", "json"), ("formatversion", "2"), ("errorformat", "plaintext"), ("errorlang", "en")]
        {
            assert_eq!(call.parameter(name), value);
        }
        match call.parameter("action") {
            "query" => self.query(call),
            "edit" => self.with_token(call, Self::edit),
            "move" => self.with_token(call, |wiki, call| {
                wiki.deeds += 1;
                json!({"move": {"from": call.parameter("from"), "to": call.parameter("to"), "redirectcreated": true}})
            }),
            "watch" => self.with_token(call, Self::watch),
            other => json!({"errors": [{"code": "badvalue", "module": "main",
                "text": format!("Unrecognized value for parameter \"action\": {other}.")}]}),
        }
    }

    fn with_token(&mut self, call: &Call, act: fn(&mut Self, &Call) -> Value) -> Value {
        assert_eq!(call.method.as_str(), "POST");
        assert_eq!(call.parameters.last().map(|(name, _)| name.as_str()), Some("token"), "a token comes last");
        if call.parameter("token") == self.token() {
            act(self, call)
        } else {
            json!({"errors": [{"code": "badtoken", "text": "Invalid CSRF token.", "module": "main"}]})
        }
    }

    fn token(&self) -> String {
        if self.is_deaf { "+\\".to_owned() } else { format!("{}+\\", self.tokens) }
    }

    fn query(&mut self, call: &Call) -> Value {
        let may_ask_for_many = !call.oauth.is_empty() && self.rights.contains(&"apihighlimits");
        let most = if may_ask_for_many { 500 } else { 50 };
        if ["titles", "pageids", "revids"].iter().any(|name| call.values(name).len() > most) {
            let text = format!("Too many values supplied. The limit is {most}.");
            return json!({"errors": [{"code": "toomanyvalues", "text": text, "module": "query"}]});
        }
        let mut query = json!({});
        if call.parameter("meta") == "tokens" {
            self.tokens += 1;
            query["tokens"] = json!({format!("{}token", call.parameter("type")): self.token()});
        }
        if call.parameter("meta") == "userinfo" {
            query["userinfo"] = json!({"id": 7, "name": USERNAME, "groups": ["*", "user"], "rights": self.rights});
        }
        let mut answer = json!({"batchcomplete": true, "curtimestamp": Timestamp::now().rfc_3339()});
        if call.has("prop") {
            let (pages, further) = self.pages(call);
            query["pages"] = Value::Array(pages);
            if let Some(further) = further {
                answer = json!({"continue": {"rvcontinue": further, "continue": "||"}});
            }
        }
        answer["query"] = query;
        answer
    }

    /// The pages that are asked for; where pieces are small, also where to go on.
    fn pages(&self, call: &Call) -> (Vec<Value>, Option<usize>) {
        let by_id = |id: &str| self.all.iter().find(|revision| revision.id.to_string() == id);
        let titles: Vec<&str> = match call.values("pageids") {
            ids if !ids.is_empty() => ids.iter().filter_map(|id| by_id(id)).map(|page| page.title.as_str()).collect(),
            _ => call.values("titles"),
        };
        let of_titles = titles.iter().map(|title| self.page(title, self.revisions(title).collect()));
        let of_revisions = call.values("revids").into_iter().filter_map(by_id);
        let all: Vec<Value> =
            of_titles.chain(of_revisions.map(|revision| self.page(&revision.title, vec![revision]))).collect();
        let from = call.parameter("rvcontinue").parse().unwrap_or(0);
        let until = self.piece.map_or(all.len(), |piece| all.len().min(from + piece));
        (all[from..until].to_vec(), Some(until).filter(|until| *until < all.len()))
    }

    /// A page is known by the id of its first revision.
    fn page(&self, title: &str, mut revisions: Vec<&Revision>) -> Value {
        let Some(first) = self.revisions(title).next() else {
            return json!({"ns": 0, "title": title, "missing": true});
        };
        revisions.reverse();
        let latest = self.latest(title).expect("a page has revisions");
        let told = revisions.into_iter().map(|revision| {
            let parent = self.revisions(title).filter(|one| one.id < revision.id).last().map_or(0, |one| one.id);
            let sha1: String = Sha1::digest(&revision.text).iter().map(|byte| format!("{byte:02x}")).collect();
            json!({
                "revid": revision.id, "parentid": parent, "user": revision.user, "comment": revision.comment,
                "timestamp": Timestamp::now().rfc_3339(), "sha1": sha1, "tags": [], "size": revision.text.len(),
                "slots": {"main": {"contentmodel": "wikitext", "content": revision.text}},
            })
        });
        json!({
            "pageid": first.id, "ns": 0, "title": title, "contentmodel": "wikitext", "pagelanguage": "en",
            "touched": "2026-01-31T12:34:56Z", "lastrevid": latest.id, "length": latest.text.len(),
            "revisions": told.collect::<Vec<_>>(),
        })
    }

    /// An expiry that is not kept is a parameter that is not known.
    fn watch(&mut self, call: &Call) -> Value {
        let mut told = json!({"ns": 0, "title": call.parameter("titles"), "missing": true});
        told[if call.has("unwatch") { "unwatched" } else { "watched" }] = true.into();
        let Some(last) = self.last_expiry.filter(|_| call.has("expiry")) else { return json!({"watch": [told]}) };
        told["expiry"] = match call.parameter("expiry") {
            "infinite" => "infinity".into(),
            asked => asked.min(last).into(),
        };
        json!({"watch": [told]})
    }

    fn edit(&mut self, call: &Call) -> Value {
        let error = |code: &str| json!({"errors": [{"code": code, "text": "No.", "module": "edit"}]});
        let title = call.parameter("title");
        let latest = self.latest(title).cloned();
        let (append, prepend) = (call.parameter("appendtext"), call.parameter("prependtext"));
        let is_whole = append.is_empty() && prepend.is_empty();
        let digested = if is_whole { call.parameter("text").to_owned() } else { format!("{prepend}{append}") };
        let digest: String = Md5::digest(digested).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(call.parameter("md5"), digest);
        if call.has("createonly") && latest.is_some() {
            return error("articleexists");
        }
        if call.has("baserevid")
            && latest.as_ref().map(|one| one.id.to_string()).as_deref() != Some(call.parameter("baserevid"))
        {
            return error("editconflict");
        }
        let old = latest.as_ref().map(|one| one.text.as_str()).unwrap_or_default();
        let text = if is_whole { call.parameter("text").to_owned() } else { format!("{prepend}{old}{append}") };
        let said = match &latest {
            Some(latest) if latest.text == text.trim_end() => {
                json!({"result": "Success", "pageid": 1, "title": title, "nochange": true})
            }
            _ => {
                let id = self.save(title, &text, USERNAME, call.parameter("summary"));
                json!({"result": "Success", "pageid": 1, "title": title, "newrevid": id,
                    "oldrevid": latest.as_ref().map_or(0, |one| one.id), "newtimestamp": "2026-01-31T12:34:56Z",
                    "new": latest.is_none()})
            }
        };
        json!({"edit": said})
    }
}
