// Log entries of every type, with their parameters.
import { paged } from "./oracle/gateway.mjs";
import { asInApi } from "./oracle/log-params.mjs";
import { accounts, actorKind, grouped, pages, secondBefore } from "./oracle/rows.mjs";
import { tags, visibility, VISIBILITY } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const ENTRY = `
  databaseId
  type
  action
  timestamp
  namespace { number }
  title
  page { databaseId }
  actor { name kind user { databaseId } }
  comment
  params
  tags
  ${VISIBILITY}
`;

const IDS = { id: [(node) => node.databaseId, (row) => row.logid] };

/** In wikigraph, in api.php. */
async function fields(api, nodes) {
  const existing = new Set((await pages(api)).map((row) => row.pageid));
  const visible = await accounts(api);
  const namespaceOf = await namespaces(api);
  const areParamsShown = shownParams(nodes);
  return {
    ...IDS,
    type: [(node) => node.type, (row) => row.type],
    // Like the replicas, wikigraph hides the action with the target; api.php does not.
    action: [(node) => node.action, (row) => (row.actionhidden ? null : row.action)],
    timestamp: [(node) => node.timestamp, (row) => row.timestamp],
    namespace: [(node) => node.namespace?.number, (row) => row.ns],
    title: [(node) => node.title, (row) => row.title],
    // api.php gives the numbers of pages and accounts that are gone or hidden, too.
    page: [(node) => node.page?.databaseId, (row) => (existing.has(row.logpage) ? row.logpage : null)],
    user: [(node) => node.actor?.user?.databaseId, (row) => (visible.has(row.userid) ? row.userid : null)],
    actor: [(node) => node.actor?.name, (row) => row.user],
    actorKind: [(node) => node.actor?.kind, actorKind],
    comment: [(node) => node.comment, (row) => row.comment],
    params: [
      (node) => node.params && asInApi(node, namespaceOf),
      (row) => (areParamsShown(row) ? storedParams(row) : null),
    ],
    revision: [(node) => node.params?.associated_rev_id, (row) => (areParamsShown(row) ? row.revid : null)],
    tags: [(node) => node.tags, tags],
    visibility,
  };
}

/**
 * Like the replicas, wikigraph hides the parameters if anything at all is marked; api.php does if the action is, and
 * does not say of entries that are marked as suppressed and nothing else. Of parameters that were cut off, wikigraph
 * tells nothing; api.php gives the serialisation as it is.
 */
function shownParams(nodes) {
  const suppressed = new Set(nodes.filter((node) => node.visibility.isRestricted).map((node) => node.databaseId));
  const isMarked = (row) => row.actionhidden || row.userhidden || row.commenthidden || suppressed.has(row.logid);
  return (row) => !isMarked(row) && !row.params[0]?.startsWith("a:");
}

/** Until when somebody is blocked, api.php works out from how long, and does not keep. */
function storedParams({ type, params: { expiry, ...params } }) {
  return type === "block" ? params : { ...params, ...(expiry && { expiry }) };
}

async function namespaces(api) {
  const { namespaces } = await api.query({ meta: "siteinfo", siprop: "namespaces" });
  const numbers = new Map(Object.values(namespaces).map(({ name, id }) => [name, id]));
  return (title) => numbers.get(title.split(":")[0]) ?? 0;
}

function entries(api, parameters = {}) {
  const leprop = "ids|title|type|user|userid|timestamp|comment|details|tags";
  return api.list({ list: "logevents", leprop, lelimit: "max", ...parameters });
}

const ofWiki = (selection) => `
  query ($filter: LogEntryFilter, $direction: OrderDirection! = DESC, $after: String) {
    wiki {
      logEntries(filter: $filter, orderBy: { field: TIMESTAMP, direction: $direction }, first: 500, after: $after) {
        ${paged(selection)}
      }
    }
  }
`;

const ofNamed = (field) => `
  query ($name: String!, $after: String) {
    wiki { ${field}(name: $name) { logEntries(first: 500, after: $after) { ${paged("databaseId")} } } }
  }
`;

const ofPages = `
  query ($after: String) {
    wiki {
      pages(first: 150, after: $after) {
        ${paged("title logEntries(first: 500) { nodes { databaseId } }")}
      }
    }
  }
`;

/** The entries that a filter finds in wikigraph, and those that api.php finds. */
async function filtered(wikigraph, api, filter, parameters) {
  const nodes = await wikigraph.all(ofWiki("databaseId"), { filter });
  const rows = await entries(api, { leprop: "ids", ...parameters });
  // Asked about an action, api.php gives away where it was and hidden since.
  return [nodes, filter.action ? rows.filter((row) => !row.actionhidden) : rows];
}

topic("log entries", {
  "of the wiki": async ({ wikigraph, api, same }) => {
    const nodes = await wikigraph.all(ofWiki(ENTRY));
    same(nodes, await entries(api), await fields(api, nodes));
    same(await wikigraph.all(ofWiki("databaseId"), { direction: "ASC" }), await entries(api, { ledir: "newer" }), IDS);
  },

  // api.php can be asked about types and actions of MediaWiki itself only; its list has those of extensions, too.
  "of each type and action": async ({ wikigraph, api, same }) => {
    const rows = await entries(api);
    for (const [type, those] of grouped(rows, (row) => row.type)) {
      same(await wikigraph.all(ofWiki("databaseId"), { filter: { type } }), those, IDS);
    }
    const shown = rows.filter((row) => !row.actionhidden);
    for (const [name, those] of grouped(shown, (row) => `${row.type}/${row.action}`)) {
      const [type, action] = name.split("/");
      same(await wikigraph.all(ofWiki("databaseId"), { filter: { type, action } }), those, IDS);
    }
    for (const leaction of ["move/move", "block/reblock", "protect/modify", "upload/upload"]) {
      const [type, action] = leaction.split("/");
      same(...(await filtered(wikigraph, api, { type }, { letype: type })), IDS);
      same(...(await filtered(wikigraph, api, { type, action }, { leaction })), IDS);
    }
  },

  "of each actor, with the wiki's filter and as a list of the actor's": async ({ wikigraph, api, same }) => {
    const visible = new Set([...(await accounts(api)).values()].map((user) => user.name));
    for (const actor of new Set((await entries(api)).flatMap((row) => row.user ?? []))) {
      const [nodes, rows] = await filtered(wikigraph, api, { actor }, { leuser: actor });
      same(nodes, rows, IDS);
      same(await wikigraph.all(ofNamed("actor"), { name: actor }), rows, IDS);
      if (visible.has(actor)) same(await wikigraph.all(ofNamed("user"), { name: actor }), rows, IDS);
    }
  },

  "of an actor and of a type, an action or a title": async ({ wikigraph, api, same }) => {
    const byAdmin = { actor: "Admin", type: "block" };
    same(...(await filtered(wikigraph, api, byAdmin, { leuser: "Admin", letype: "block" })), IDS);
    const movesByAdmin = { actor: "Admin", type: "move", action: "move" };
    same(...(await filtered(wikigraph, api, movesByAdmin, { leuser: "Admin", leaction: "move/move" })), IDS);
    const title = "Long history";
    same(...(await filtered(wikigraph, api, { actor: "Bob", title }, { leuser: "Bob", letitle: title })), IDS);
    const moves = { title, type: "move", action: "move_redir" };
    same(...(await filtered(wikigraph, api, moves, { letitle: title, leaction: "move/move_redir" })), IDS);
  },

  "of each title": async ({ wikigraph, api, same }) => {
    const shown = (await entries(api)).filter((row) => !row.actionhidden);
    const byTitle = grouped(shown, (row) => row.title);
    const often = [...byTitle].sort(([, a], [, b]) => b.length - a.length);
    for (const [title] of often.slice(0, 20)) {
      same(...(await filtered(wikigraph, api, { title }, { letitle: title })), IDS);
    }
    const pages = await wikigraph.all(ofPages);
    const nodes = pages.flatMap((page) => page.logEntries.nodes);
    const rows = pages.flatMap((page) => byTitle.get(page.title) ?? []);
    same(nodes, rows, IDS);
  },

  "from one moment to before another": async ({ wikigraph, api, same }) => {
    const rows = await entries(api);
    const [from, to] = [rows[600], rows[100]].map((row) => row.timestamp);
    const within = { leend: from, lestart: secondBefore(to) };
    const filter = { timestamp: { from, to } };
    same(...(await filtered(wikigraph, api, filter, within)), IDS);
    same(...(await filtered(wikigraph, api, { ...filter, type: "move" }, { ...within, letype: "move" })), IDS);
    same(...(await filtered(wikigraph, api, { ...filter, actor: "Admin" }, { ...within, leuser: "Admin" })), IDS);
  },
});
