//! The gateway's own client, over a real connection: what it takes for an answer, the embedded wiki gives.

use std::sync::Arc;

use axum::Router;
use tokio::net::TcpListener;
use url::Url;

use super::{Folder, Web};
use crate::action_api::{
    ActionApi, ActionApiError, Block, Consumer, Delete, Edit, EditContent, EditMode, LogKey, Move, MovedTalk,
    OAuthServer, PageKey, PageKeys, Protect, Protection, Purge, RefusalClass, Relative, Rollback, Signer, Unblock,
    Undelete, Undo, Watch, WatchMode,
};
use crate::sandbox::{MOUNT, Provider, provider};
use crate::types::Secret;

/// An embedded wiki that listens.
struct Served {
    web: Web,
    server: OAuthServer,
    consumer: Arc<Consumer>,
    api: ActionApi,
}

impl Served {
    async fn new(name: &str) -> Self {
        let folder = Folder::new(&format!("served-{name}"));
        super::copy_seed(&folder);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = Url::parse(&format!("http://{}", listener.local_addr().expect("an address"))).expect("a URL");
        let provider: Provider = provider(&folder.file(), &address).expect("a provider");
        let router = Router::new().nest(MOUNT, provider.router.clone());
        let served = router.clone();
        tokio::spawn(async move { axum::serve(listener, served).await });
        let secret = Secret::new(&provider.consumer_secret);
        let consumer = Arc::new(Consumer { key: provider.consumer_key.clone(), secret });
        let api = ActionApi::new(provider.api_url.clone(), None).expect("a client");
        let server = OAuthServer::new(provider.index_url.clone(), Arc::clone(&consumer), api.http().clone());
        Self { web: Web { folder, provider, router }, server, consumer, api }
    }

    async fn log_in(&self, name: &str) -> Signer {
        let request = self.server.initiate("http://localhost:5173/done?x=1").await.expect("a request token");
        let verifier = self.web.allow(&request.key, name).await;
        let token = self.server.access_token(&request, &verifier).await.expect("an access token");
        let claims = self.server.identify(&token).await.expect("a statement that holds");
        assert_eq!(claims.username.as_deref(), Some(name));
        Signer { consumer: Arc::clone(&self.consumer), token, username: name.to_owned() }
    }
}

fn title(text: &str) -> PageKey {
    PageKey::Title(text.to_owned())
}

fn edit(page: &str, content: EditContent) -> Edit {
    Edit {
        page: title(page),
        content,
        summary: Some("Übung & +".to_owned()),
        section: None,
        section_title: None,
        mode: EditMode::default(),
        is_minor: false,
        is_bot: false,
        base_revision: None,
        content_model: None,
        tags: Vec::new(),
        watch: WatchMode::Watch,
    }
}

fn class<T: std::fmt::Debug>(answer: Result<T, ActionApiError>) -> RefusalClass {
    match answer {
        Err(ActionApiError::Refused(refusal)) => refusal.class(),
        other => panic!("no refusal: {other:?}"),
    }
}

#[tokio::test]
async fn it_reads() {
    let served = Served::new("reading").await;
    let (api, signer) = (&served.api, served.log_in("Iskar").await);
    let site = api.site().await.expect("a site");
    assert_eq!(site.name, "Sandbox Wiki");
    let info = api.user_info(&signer).await.expect("somebody");
    assert_eq!(info.name, "Iskar");
    let names = ["Danube".to_owned(), "No such page".to_owned()];
    let pages = api.pages(Some(&signer), PageKeys::Titles(&names)).await.expect("pages");
    let danube = pages.iter().find(|page| page.title == "Danube").expect("the Danube");
    let latest = danube.latest.as_ref().expect("a revision");
    assert_eq!(latest.id, danube.latest_revision);
    let texts = api.contents(None, &[latest.id], "main").await.expect("texts");
    assert!(texts[&latest.id].as_ref().expect("a text").contains("Danube"));
    assert!(api.parsed_revision(None, latest.id).await.expect("HTML").expect("HTML").contains("<p>"));
    assert!(api.extracts(None, &[danube.id]).await.expect("extracts")[&danube.id].contains("Danube"));
    let previous = api.comparison(None, latest.id, Relative::Previous).await.expect("a difference");
    assert_eq!(previous.expect("a difference").from, latest.parent);
    assert_eq!(api.comparison(None, latest.id, Relative::Next).await.expect("no difference"), None);
    let allowed = api.permitted(Some(&signer), &[danube.id], "move").await.expect("an answer");
    assert!(!allowed[&danube.id]);
    let found = api.search(None, "danube", &[0], 0, 5).await.expect("hits");
    assert_eq!((found.hits.len(), found.next_offset), (5, Some(5)));
    assert_eq!(api.user_contributions(&signer, 3, None).await.expect("edits").entries.len(), 3);
    let listed = api.watchlist(&signer, 3, None).await.expect("changes");
    assert!(listed.entries.len() <= 3);
    let logged = api.log_entry(None, LogKey::Newest { log_type: "protect", title: "Danube" }).await.expect("a log");
    assert_eq!(logged.expect("an entry").action.as_deref(), Some("modify"));
}

#[tokio::test]
async fn it_edits_and_undoes() {
    let served = Served::new("editing").await;
    let (api, editor) = (&served.api, served.log_in("Iskar").await);
    let text = EditContent::Text("a + b & c = d % é 𝄞".to_owned());
    let first = api.edit(&editor, &edit("Project:Playground", text)).await.expect("an edit");
    let second = edit("Project:Playground", EditContent::Append("\nmore".to_owned()));
    let second = api.edit(&editor, &Edit { base_revision: first.new_revision, ..second }).await.expect("an edit");
    assert_eq!(second.old_revision, first.new_revision);
    let late = edit("Project:Playground", EditContent::Text("late".to_owned()));
    let late = Edit { base_revision: first.new_revision, ..late };
    assert_eq!(class(api.edit(&editor, &late).await), RefusalClass::EditConflict);
    let revision = second.new_revision.expect("a revision");
    let undo = Undo { revision, through_revision: None, summary: None };
    let undone = api.undo(&editor, &undo).await.expect("an undo");
    assert_eq!(undone.old_revision, Some(revision));
    assert_eq!(served.web.text_of("Project:Playground").await, "a + b & c = d % é 𝄞");
    let protected = edit("Common kingfisher", EditContent::Append("x".to_owned()));
    assert_eq!(class(api.edit(&editor, &protected).await), RefusalClass::Protected);
    let phrase = edit("Project:Playground", EditContent::Append("cheap cruises".to_owned()));
    assert_eq!(class(api.edit(&editor, &phrase).await), RefusalClass::Rejected);
    let newcomer = served.log_in("Floodplain").await;
    let link = edit("Project:Playground", EditContent::Append(" https://river.example".to_owned()));
    assert_eq!(class(api.edit(&newcomer, &link).await), RefusalClass::Rejected);
    let bad = EditContent::Append(" bad".to_owned());
    api.edit(&newcomer, &edit("Project:Playground", bad)).await.expect("an edit");
    let order =
        Rollback { page: title("Project:Playground"), user: "Floodplain".into(), summary: None, mark_bot: false };
    let rolled = api.rollback(&editor, &order).await.expect("a rollback");
    assert_eq!(rolled.restored_revision, undone.new_revision.expect("a revision"));
    api.patrol(&editor, rolled.old_revision).await.expect("a patrol");
    assert_eq!(api.thank(&editor, rolled.old_revision).await.expect("thanks").recipient, "Floodplain");
}

#[tokio::test]
async fn it_looks_after_pages_and_people() {
    let served = Served::new("pages").await;
    let (api, admin) = (&served.api, served.log_in("Zsófia").await);
    let order = Move {
        from: title("Prague"),
        to: "Praha".to_owned(),
        reason: Some("Its own name".to_owned()),
        move_talk: true,
        move_subpages: false,
        leave_redirect: true,
        watch: WatchMode::NoChange,
    };
    let moved = api.move_page(&admin, &order).await.expect("a move");
    assert!(moved.is_redirect_created && matches!(moved.talk, Some(MovedTalk::Moved { .. })), "{moved:?}");
    let deleted = api
        .delete_page(&admin, &Delete { page: title("Praha"), reason: None, delete_talk: false })
        .await
        .expect("a deletion");
    let id = deleted.log_entry.expect("an entry");
    let entry = api.log_entry(None, LogKey::Id { id, log_type: "delete", title: "Praha" }).await.expect("a log");
    assert_eq!(entry.expect("an entry").action.as_deref(), Some("delete"));
    let order = Undelete { title: "Praha".to_owned(), reason: None, timestamps: Vec::new() };
    assert!(api.undelete_page(&admin, &order).await.expect("a restoration").revisions > 1);
    assert_eq!(class(api.undelete_page(&admin, &order).await), RefusalClass::NotFound);
    let level = Protection { action: "edit".to_owned(), level: "sysop".to_owned(), expiry: None };
    let order = Protect { page: title("Praha"), protections: vec![level], reason: None, cascade: false };
    assert_eq!(api.protect_page(&admin, &order).await.expect("a protection").protections.len(), 1);
    let order = Purge { pages: vec![title("Praha"), title("No such page")], force_link_update: true };
    let purged = api.purge_pages(&admin, &order).await.expect("a purge");
    assert_eq!(purged.pages.iter().filter(|page| page.is_purged).count(), 1);
    let watched = api.watch_page(&admin, &Watch { page: title("Praha"), watch: true, expiry: None }).await;
    assert!(watched.expect("a watched page").is_watched);
    let order = Block {
        user: "Floodplain".to_owned(),
        reason: None,
        expiry: None,
        anon_only: false,
        prevent_account_creation: true,
        autoblock: true,
    };
    let newcomer = served.log_in("Floodplain").await;
    api.block_user(&admin, &order).await.expect("a block");
    assert_eq!(class(api.block_user(&admin, &order).await), RefusalClass::AlreadyExists);
    let text = EditContent::Append("x".to_owned());
    assert_eq!(class(api.edit(&newcomer, &edit("Project:Playground", text)).await), RefusalClass::Blocked);
    let order = Unblock { user: "Floodplain".to_owned(), reason: None };
    api.unblock_user(&admin, &order).await.expect("no block");
    assert_eq!(class(api.unblock_user(&admin, &order).await), RefusalClass::NotFound);
}
