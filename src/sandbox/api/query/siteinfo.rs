//! `meta=siteinfo`: as much as a client needs to read titles.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use crate::sandbox::MOUNT;
use crate::sandbox::api::call::Call;
use crate::sandbox::live::Trouble;
use crate::sandbox::live::sql::{ask, first};
use crate::sandbox::seed::world::title::NAMESPACES;

/// `meta=siteinfo`
pub fn siteinfo(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Map<String, Value>, Trouble> {
    let asked = match call.parameters.list("siprop") {
        list if list.is_empty() => vec!["general"],
        list => list,
    };
    let mut info = Map::new();
    for name in asked {
        let value = match name {
            "general" => general(call),
            "namespaces" => namespaces(),
            "namespacealiases" => json!([{ "id": 6, "alias": "Image" }, { "id": 7, "alias": "Image talk" }]),
            "interwikimap" => interwiki(db)?,
            "statistics" => statistics(db)?,
            "extensions" => {
                json!([{ "type": "parserhook", "name": "TextExtracts" }, { "type": "other", "name": "Thanks" }])
            }
            _ => continue,
        };
        info.insert(name.to_owned(), value);
    }
    Ok(info)
}

fn general(call: &Call<'_>) -> Value {
    let server = &call.desk.server;
    json!({
        "mainpage": "Main Page",
        "base": format!("{server}{MOUNT}/wiki/Main_Page"),
        "sitename": "Sandbox Wiki",
        "generator": "wikigraph's embedded wiki",
        "case": "first-letter",
        "lang": "en",
        "legaltitlechars": " %!\"$&'()*,\\-.\\/0-9:;=?@A-Z\\\\^_`a-z~\\x80-\\xFF+",
        "server": server,
        "servername": server.split("://").nth(1).and_then(|host| host.split(':').next()),
        "wikiid": crate::sandbox::WIKI_CODE,
        "articlepath": format!("{MOUNT}/wiki/$1"),
        "scriptpath": format!("{MOUNT}/w"),
        "script": format!("{MOUNT}/w/index.php"),
        "writeapi": true,
        "timezone": "UTC",
    })
}

fn namespaces() -> Value {
    let namespaces = NAMESPACES.iter().map(|(id, name)| {
        // The project's namespace is called as the seed writes it.
        let mut namespace = json!({
            "id": id,
            "case": "first-letter",
            "name": name,
            "subpages": *id > 0,
            "content": *id == 0,
            "nonincludable": false,
        });
        if *id != 0 {
            namespace["canonical"] = (*name).into();
        }
        (id.to_string(), namespace)
    });
    namespaces.collect::<Map<_, _>>().into()
}

fn interwiki(db: &mut SqliteConnection) -> Result<Value, Trouble> {
    let rows = ask(db, "SELECT iw_prefix, iw_url, iw_local FROM interwiki ORDER BY 1", &[])?;
    let entry = |row: &crate::sandbox::live::sql::Record| json!({ "prefix": row.text("iw_prefix"), "url": row.text("iw_url"), "local": row.flag("iw_local") });
    Ok(rows.iter().map(entry).collect::<Vec<_>>().into())
}

fn statistics(db: &mut SqliteConnection) -> Result<Value, Trouble> {
    let Some(row) = first(db, "SELECT * FROM site_stats", &[])? else { return Ok(json!({})) };
    Ok(json!({
        "pages": row.number("ss_total_pages"),
        "articles": row.number("ss_good_articles"),
        "edits": row.number("ss_total_edits"),
        "images": row.number("ss_images"),
        "users": row.number("ss_users"),
        "activeusers": row.number("ss_active_users"),
    }))
}
