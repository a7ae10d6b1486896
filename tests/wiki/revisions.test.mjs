// Revisions: of the wiki, of each page, by filter, and one by one.
import assert from "node:assert/strict";
import { paged } from "./oracle/gateway.mjs";
import { accounts, actorKind, grouped, revisions, secondBefore } from "./oracle/rows.mjs";
import { tags, visibility, VISIBILITY, withPage } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const REVISION = `
  databaseId
  timestamp
  page { databaseId }
  parent { databaseId }
  actor { name kind user { databaseId } }
  comment
  isMinor
  size
  sha1
  contentModel
  tags
  ${VISIBILITY}
`;

const BRIEF = "databaseId page { id }";

const IDS = { id: [(node) => node.databaseId, (row) => row.revid] };

/** In wikigraph, in api.php. */
async function fields(api, database) {
  const known = new Set((await revisions(api)).map((row) => row.revid));
  const visible = await accounts(api);
  return {
    ...IDS,
    timestamp: [(node) => node.timestamp, (row) => row.timestamp],
    page: [(node) => node.page.databaseId, (row) => row.pageid],
    // api.php gives the number of a parent that is gone, too.
    parent: [(node) => node.parent?.databaseId, (row) => (known.has(row.parentid) ? row.parentid : null)],
    actor: [(node) => node.actor?.name, (row) => row.user],
    kind: [(node) => node.actor?.kind, actorKind],
    // wikigraph does not know hidden accounts; api.php gives their number where their name shows.
    user: [(node) => node.actor?.user?.databaseId, (row) => (visible.has(row.userid) ? row.userid : null)],
    comment: [(node) => node.comment, (row) => row.comment],
    minor: [(node) => node.isMinor, (row) => row.minor],
    // Like the replicas, wikigraph hides size and model of a hidden text; api.php does not.
    size: [(node) => node.size, (row) => (row.sha1hidden ? null : row.size)],
    model: [(node) => node.contentModel, (row) => (row.sha1hidden ? null : row.slots.main.contentmodel)],
    sha1: [(node) => node.sha1, (row) => (database.keepsSha1 ? row.sha1 : null)],
    tags: [(node) => node.tags, tags],
    visibility,
  };
}

const ofWiki = (selection) => `
  query ($filter: RevisionFilter, $direction: OrderDirection! = DESC, $after: String) {
    wiki {
      revisions(filter: $filter, orderBy: { field: TIMESTAMP, direction: $direction }, first: 500, after: $after) {
        ${paged(selection)}
      }
    }
  }
`;

const ofPages = (selection) => `
  query ($filter: RevisionFilter, $direction: OrderDirection! = DESC, $after: String) {
    wiki {
      pages(orderBy: { field: ID, direction: ASC }, first: 150, after: $after) {
        ${paged(`
          revisions(filter: $filter, orderBy: { field: TIMESTAMP, direction: $direction }, first: 500) {
            nodes { ${selection} }
            pageInfo { hasNextPage }
          }
        `)}
      }
    }
  }
`;

const ofPage = `
  query ($id: BigInt!, $after: String) {
    wiki { page(id: $id) { revisions(first: 500, after: $after) { ${paged(REVISION)} } } }
  }
`;

async function allOfPages(wikigraph, selection, variables) {
  const pages = await wikigraph.all(ofPages(selection), variables);
  assert.ok(!pages.some((page) => page.revisions.pageInfo.hasNextPage), "a page has more than 500 revisions");
  return pages.flatMap((page) => page.revisions.nodes);
}

function byPage(rows) {
  return [...grouped(rows, (row) => row.pageid)].sort(([a], [b]) => a - b).flatMap(([, rows]) => rows);
}

topic("revisions", {
  "of the wiki": async ({ wikigraph, api, database, same }) => {
    const rows = await revisions(api);
    same(withPage(await wikigraph.all(ofWiki(REVISION))), rows, await fields(api, database));
    const oldestFirst = await wikigraph.all(ofWiki(BRIEF), { direction: "ASC" });
    same(withPage(oldestFirst), rows.reverse(), IDS);
  },

  "of every page": async ({ wikigraph, api, database, same }) => {
    const rows = await revisions(api);
    same(await allOfPages(wikigraph, REVISION), byPage(rows), await fields(api, database));
    same(await allOfPages(wikigraph, "databaseId", { direction: "ASC" }), byPage(rows.reverse()), IDS);
  },

  "of the longest histories": async ({ wikigraph, api, database, same }) => {
    const histories = [...grouped(await revisions(api), (row) => row.pageid)];
    histories.sort(([, a], [, b]) => b.length - a.length);
    for (const [id] of histories.slice(0, 5)) {
      const rvprop = "ids|flags|timestamp|user|userid|comment|size|sha1|tags|contentmodel";
      const question = { prop: "revisions", rvprop, rvslots: "main", rvlimit: "max" };
      const [page] = await api.pages(question, { pageids: [id] });
      const rows = page.revisions.map((row) => ({ ...row, pageid: id }));
      same(await wikigraph.all(ofPage, { id }), rows, await fields(api, database));
    }
  },

  "of each actor": async ({ wikigraph, api, database, same }) => {
    const shown = (await revisions(api)).filter((row) => !row.userhidden);
    for (const [actor, rows] of grouped(shown, (row) => row.user)) {
      same(withPage(await wikigraph.all(ofWiki(REVISION), { filter: { actor } })), rows, await fields(api, database));
    }
  },

  "of one actor, on every page": async ({ wikigraph, api, same }) => {
    const rows = await revisions(api, { arvuser: "Alice" });
    same(await allOfPages(wikigraph, "databaseId", { filter: { actor: "Alice" } }), byPage(rows), IDS);
  },

  "from one moment to before another": async ({ wikigraph, api, same }) => {
    const rows = await revisions(api);
    const [from, to] = [rows[900], rows[200]].map((row) => row.timestamp);
    const filter = { timestamp: { from, to } };
    const within = await revisions(api, { arvend: from, arvstart: secondBefore(to) });
    same(withPage(await wikigraph.all(ofWiki(BRIEF), { filter })), within, IDS);
    same(await allOfPages(wikigraph, "databaseId", { filter }), byPage(within), IDS);
  },

  "minor ones, and the others": async ({ wikigraph, api, same }) => {
    for (const isMinor of [true, false]) {
      const rows = (await revisions(api)).filter((row) => row.minor === isMinor);
      const filter = { isMinor };
      same(withPage(await wikigraph.all(ofWiki(BRIEF), { filter })), rows, IDS);
    }
  },

  "of which something is hidden, one by one": async ({ wikigraph, api, database, same }) => {
    const rows = (await revisions(api)).filter((row) => row.sha1hidden || row.commenthidden || row.userhidden);
    const asked = rows.map(({ revid }) => `r${revid}: revision(id: ${revid}) { ${REVISION} }`);
    const { wiki } = await wikigraph.ask(`{ wiki { ${asked.join("\n")} } }`);
    same(Object.values(wiki), rows, await fields(api, database));
  },
});
