//! The lists that follow links between pages.

use super::lists::WHOLE_PAGE;
use super::{Field, List, Parents};

/// All of them.
pub fn links() -> Vec<List> {
    let namespaces = |values: &[&str]| {
        vec![Field { name: "namespace", values: values.iter().map(|value| (*value).to_owned()).collect() }]
    };
    let of_pages = |field, fields| pages(field, "Page", fields);
    vec![
        titles("links", "title page { length }", namespaces(&["0", "100"])),
        titles("templates", "title page { length }", Vec::new()),
        titles("categories", "name memberCount page { length }", Vec::new()),
        of_pages("backlinks", namespaces(&["0", "100"])),
        of_pages("embeddedIn", namespaces(&["0", "100"])),
        of_pages("redirects", Vec::new()),
        pages("members", "Category", namespaces(&["0", "100", "14"])),
    ]
}

fn titles(field: &'static str, whole_node: &'static str, fields: Vec<Field>) -> List {
    let node = if field == "categories" { "name" } else { "title" };
    List { node, whole_node, is_served: |fields, _| fields.is_empty(), ..pages(field, "Page", fields) }
}

fn pages(field: &'static str, parent: &'static str, fields: Vec<Field>) -> List {
    List {
        field,
        parents: Parents::Nodes(parent),
        argument: None,
        fields,
        has_filter: false,
        orders: &[],
        node: "touchedAt",
        whole_node: WHOLE_PAGE,
        // Pages keep the linking page's namespace beside each link; a category does not.
        is_served: if parent == "Page" { |_, _| true } else { |fields, _| fields.is_empty() },
    }
}
