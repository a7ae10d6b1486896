// Links and inclusions, from where they are and from where they lead.
import { paged } from "./oracle/gateway.mjs";
import { everyPage, pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

/** All pages with one of their lists, by id. */
async function ofPages(wikigraph, list, selection) {
  const query = `
    query ($after: String) {
      wiki {
        pages(orderBy: { field: ID, direction: ASC }, first: 150, after: $after) {
          ${paged(`databaseId list: ${list} { nodes { ${selection} } }`)}
        }
      }
    }
  `;
  return wikigraph.all(query);
}

/** The titles that pages lead to, with the page of each, if there is one. */
async function outgoing({ wikigraph, api, same }, list, parameters) {
  const pageOf = new Map((await pages(api)).map((page) => [page.title, page.pageid]));
  const nodes = await ofPages(wikigraph, list, "namespace { number } title page { databaseId }");
  const links = nodes.flatMap(({ databaseId, list }) => list.nodes.map((node) => ({ from: databaseId, ...node })));
  const targets = (await everyPage(api, parameters)).flatMap((row) =>
    (row[parameters.prop] ?? []).map((target) => ({ from: row.pageid, ...target })),
  );
  const sorted = (all) => all.sort((a, b) => a.from - b.from || (a.title < b.title ? -1 : 1));
  same(sorted(links), sorted(targets), {
    link: [(node) => `${node.from} to ${node.title}`, (row) => `${row.from} to ${row.title}`],
    namespace: [(node) => node.namespace.number, (row) => row.ns],
    page: [(node) => node.page?.databaseId, (row) => pageOf.get(row.title)],
  });
}

/** The pages that lead to each page. */
async function incoming({ wikigraph, api, same }, list, parameters) {
  const nodes = await ofPages(wikigraph, list, "databaseId title isRedirect");
  const links = nodes.flatMap(({ databaseId, list }) => list.nodes.map((node) => ({ to: databaseId, ...node })));
  const sources = (await everyPage(api, parameters)).flatMap((row) =>
    (row[parameters.prop] ?? []).map((source) => ({ to: row.pageid, ...source })),
  );
  const byIds = (a, b) => a.to - b.to || (a.databaseId ?? a.pageid) - (b.databaseId ?? b.pageid);
  same(links.sort(byIds), sources.sort(byIds), {
    link: [(node) => `${node.databaseId} to ${node.to}`, (row) => `${row.pageid} to ${row.to}`],
    title: [(node) => node.title, (row) => row.title],
    redirect: [(node) => node.isRedirect, (row) => row.redirect],
  });
}

/** The three pages that have most of a property. */
async function mostOf(api, parameters) {
  const count = (row) => row[parameters.prop]?.length ?? 0;
  const rows = (await everyPage(api, parameters)).sort((a, b) => count(b) - count(a));
  return rows.slice(0, 3).map((row) => row.pageid);
}

topic("links", {
  "that pages hold": async (tools) => {
    await outgoing(tools, "links(first: 500)", { prop: "links", pllimit: "max" });
    await outgoing(tools, "links(namespace: 0, first: 500)", { prop: "links", pllimit: "max", plnamespace: 0 });
    await outgoing(tools, "links(namespace: 14, first: 500)", { prop: "links", pllimit: "max", plnamespace: 14 });
  },

  "that lead to pages": async (tools) => {
    await incoming(tools, "backlinks(first: 500)", { prop: "linkshere", lhlimit: "max" });
    await incoming(tools, "backlinks(namespace: 4, first: 500)", { prop: "linkshere", lhlimit: "max", lhnamespace: 4 });
  },

  "to templates": async (tools) => {
    await outgoing(tools, "templates(first: 500)", { prop: "templates", tllimit: "max" });
  },

  "from where templates are used": async (tools) => {
    const question = { prop: "transcludedin", tilimit: "max" };
    await incoming(tools, "embeddedIn(first: 500)", question);
    await incoming(tools, "embeddedIn(namespace: 0, first: 500)", { ...question, tinamespace: 0 });
  },

  "in the order of the list, to what is linked to most": async ({ wikigraph, api, same }) => {
    const ofPage = (id, list) => `
      query ($after: String) {
        wiki { page(id: ${id}) { ${list}(first: 500, after: $after) { ${paged("databaseId")} } } }
      }
    `;
    const ids = { id: [(node) => node.databaseId, (row) => row.pageid] };
    for (const id of await mostOf(api, { prop: "linkshere", lhlimit: "max" })) {
      const rows = await api.list({ list: "backlinks", blpageid: id, bllimit: "max" });
      same(await wikigraph.all(ofPage(id, "backlinks")), rows, ids);
    }
    for (const id of await mostOf(api, { prop: "transcludedin", tilimit: "max" })) {
      const rows = await api.list({ list: "embeddedin", eipageid: id, eilimit: "max" });
      same(await wikigraph.all(ofPage(id, "embeddedIn")), rows, ids);
    }
  },
});
