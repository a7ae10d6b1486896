// Recent changes: edits, new pages, log entries, categorisations and changes from elsewhere.
import { ActionApi } from "./oracle/action-api.mjs";
import { lab } from "./oracle/databases.mjs";
import { paged } from "./oracle/gateway.mjs";
import { accounts, actorKind, grouped, pages, revisions, secondBefore } from "./oracle/rows.mjs";
import { tags, visibility, VISIBILITY, withPage } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const CHANGE = `
  databaseId
  kind
  timestamp
  namespace { number }
  title
  page { databaseId }
  actor { name kind user { databaseId } }
  comment
  isMinor
  isBot
  isPatrolled
  oldLength
  newLength
  revision { databaseId page { id } }
  previousRevision { databaseId page { id } }
  logEntry { databaseId type action }
  tags
  ${VISIBILITY}
`;

const KINDS = ["EDIT", "NEW", "LOG", "CATEGORIZE", "EXTERNAL"];

const IDS = { id: [(node) => node.databaseId, (row) => row.rcid] };

/** In wikigraph, in api.php. */
async function fields(api) {
  const existing = new Set((await pages(api)).map((row) => row.pageid));
  const known = new Set((await revisions(api)).map((row) => row.revid));
  const visible = await accounts(api);
  const patrolled = await marksOfPatrollers();
  // As in `withPage`.
  const listed = (revision) => (revision?.page ? revision.databaseId : null);
  const length = (row, value) => (row.type === "log" || row.type === "categorize" ? null : value);
  return {
    ...IDS,
    kind: [(node) => node.kind, (row) => row.type.toUpperCase()],
    timestamp: [(node) => node.timestamp, (row) => row.timestamp],
    namespace: [(node) => node.namespace?.number, (row) => row.ns],
    title: [(node) => node.title, (row) => row.title],
    // api.php gives the numbers of pages, revisions and accounts that are gone or hidden, too.
    page: [(node) => node.page?.databaseId, (row) => (existing.has(row.pageid) ? row.pageid : null)],
    revision: [(node) => listed(node.revision), (row) => (known.has(row.revid) ? row.revid : null)],
    previous: [(node) => listed(node.previousRevision), (row) => (known.has(row.old_revid) ? row.old_revid : null)],
    user: [(node) => node.actor?.user?.databaseId, (row) => (visible.has(row.userid) ? row.userid : null)],
    actor: [(node) => node.actor?.name, (row) => row.user],
    actorKind: [(node) => node.actor?.kind, actorKind],
    comment: [(node) => node.comment, (row) => row.comment],
    minor: [(node) => node.isMinor, (row) => row.minor],
    bot: [(node) => node.isBot, (row) => row.bot],
    patrolled: [(node) => node.isPatrolled, (row) => patrolled.get(row.rcid)],
    // Where there is no length, api.php says 0.
    oldLength: [(node) => node.oldLength, (row) => length(row, row.oldlen)],
    newLength: [(node) => node.newLength, (row) => length(row, row.newlen)],
    logEntry: [(node) => node.logEntry?.databaseId, (row) => row.logid],
    logType: [(node) => node.logEntry?.type, (row) => row.logtype],
    logAction: [(node) => node.logEntry?.action, (row) => row.logaction],
    tags: [(node) => node.tags, tags],
    visibility,
  };
}

/** Only patrollers are told by api.php what was patrolled. The replicas tell everybody, and so does wikigraph. */
async function marksOfPatrollers() {
  patroller ??= new ActionApi(lab.wiki.api).logIn(lab.wiki.accounts.admin);
  const rows = await changes(await patroller, { rcprop: "ids|patrolled" });
  return new Map(rows.map((row) => [row.rcid, row.patrolled]));
}
let patroller;

function changes(api, parameters = {}) {
  return api.list({
    list: "recentchanges",
    rcprop: "ids|title|timestamp|user|userid|comment|flags|sizes|loginfo|tags|sha1",
    rctype: KINDS.join("|").toLowerCase(),
    rclimit: "max",
    ...parameters,
  });
}

const ofWiki = (selection) => `
  query ($filter: RecentChangeFilter, $direction: OrderDirection! = DESC, $after: String) {
    wiki {
      recentChanges(filter: $filter, orderBy: { field: TIMESTAMP, direction: $direction }, first: 500, after: $after) {
        ${paged(selection)}
      }
    }
  }
`;

const ofActor = `
  query ($name: String!, $after: String) {
    wiki { actor(name: $name) { recentChanges(first: 500, after: $after) { ${paged("databaseId")} } } }
  }
`;

const ofPages = `
  query ($after: String) {
    wiki {
      pages(first: 150, after: $after) {
        ${paged("title recentChanges(first: 500) { nodes { databaseId } }")}
      }
    }
  }
`;

const ofRevisions = `
  query ($after: String) {
    wiki { revisions(first: 500, after: $after) { ${paged("databaseId page { id } recentChange { databaseId }")} } }
  }
`;

/** The rows that a filter finds in wikigraph, and those that api.php finds. */
async function filtered(wikigraph, api, filter, parameters) {
  return [await wikigraph.all(ofWiki("databaseId"), { filter }), await changes(api, { rcprop: "ids", ...parameters })];
}

topic("recent changes", {
  "of the wiki": async ({ wikigraph, api, same }) => {
    same(await wikigraph.all(ofWiki(CHANGE)), await changes(api), await fields(api));
    same(await wikigraph.all(ofWiki("databaseId"), { direction: "ASC" }), await changes(api, { rcdir: "newer" }), IDS);
  },

  "of each kind, and of all but one": async ({ wikigraph, api, same }) => {
    for (const kind of KINDS) {
      for (const kinds of [[kind], KINDS.filter((other) => other !== kind)]) {
        same(...(await filtered(wikigraph, api, { kinds }, { rctype: kinds.join("|").toLowerCase() })), IDS);
      }
    }
  },

  // api.php means to leave out log entries that hide their target when it is asked about a namespace, but it looks for
  // another parameter than its own, and gives them away.
  "of namespaces": async ({ wikigraph, api, same }) => {
    for (const namespaces of [[0], [2], [3], [6], [14], [100], [0, 1], [2, 3, 14], [-1]]) {
      const [nodes, rows] = await filtered(wikigraph, api, { namespaces }, { rcnamespace: namespaces.join("|") });
      const shown = rows.filter((row) => !row.actionhidden);
      same(nodes, shown, IDS);
    }
  },

  "of each actor, with the wiki's filter and as a list of the actor's": async ({ wikigraph, api, same }) => {
    const all = await wikigraph.all(ofWiki("actor { name }"));
    for (const actor of new Set(all.flatMap((node) => node.actor?.name ?? []))) {
      const [nodes, rows] = await filtered(wikigraph, api, { actor }, { rcuser: actor });
      same(nodes, rows, IDS);
      same(await wikigraph.all(ofActor, { name: actor }), rows, IDS);
    }
  },

  "by bots and by people, minor and not": async ({ wikigraph, api, same }) => {
    for (const yes of [true, false]) {
      same(...(await filtered(wikigraph, api, { isBot: yes }, { rcshow: yes ? "bot" : "!bot" })), IDS);
      same(...(await filtered(wikigraph, api, { isMinor: yes }, { rcshow: yes ? "minor" : "!minor" })), IDS);
      const filter = { isBot: yes, isMinor: yes, kinds: ["EDIT", "EXTERNAL"] };
      const parameters = { rcshow: yes ? "bot|minor" : "!bot|!minor", rctype: "edit|external" };
      same(...(await filtered(wikigraph, api, filter, parameters)), IDS);
    }
  },

  "patrolled and not": async ({ wikigraph, api, same }) => {
    const patrolled = await marksOfPatrollers();
    for (const isPatrolled of [true, false]) {
      const rows = (await changes(api)).filter((row) => patrolled.get(row.rcid) === isPatrolled);
      same(await wikigraph.all(ofWiki("databaseId"), { filter: { isPatrolled } }), rows, IDS);
    }
  },

  "with each tag": async ({ wikigraph, api, same }) => {
    for (const tag of new Set((await changes(api)).flatMap(tags))) {
      same(...(await filtered(wikigraph, api, { tag }, { rctag: tag })), IDS);
    }
  },

  "from one moment to before another": async ({ wikigraph, api, same }) => {
    const rows = await changes(api);
    const [from, to] = [rows[900], rows[300]].map((row) => row.timestamp);
    const within = { rcend: from, rcstart: secondBefore(to) };
    same(...(await filtered(wikigraph, api, { timestamp: { from, to } }, within)), IDS);
    same(...(await filtered(wikigraph, api, { timestamp: { to } }, { rcstart: secondBefore(to) })), IDS);
    const ofAlice = { timestamp: { from }, actor: "Alice", namespaces: [0] };
    same(...(await filtered(wikigraph, api, ofAlice, { rcend: from, rcuser: "Alice", rcnamespace: 0 })), IDS);
  },

  "of every page, by its title": async ({ wikigraph, api, same }) => {
    const byTitle = grouped(await changes(api), (row) => row.title);
    const pages = await wikigraph.all(ofPages);
    const nodes = pages.flatMap((page) => page.recentChanges.nodes);
    const rows = pages.flatMap((page) => byTitle.get(page.title) ?? []);
    same(nodes, rows, IDS);
    for (const title of ["Gallery", "Long history", "Category:Places"]) {
      const page = pages.find((page) => page.title === title);
      same(page.recentChanges.nodes, await changes(api, { rctitle: title }), IDS);
    }
  },

  "of every revision": async ({ wikigraph, api, same }) => {
    const changeOf = new Map((await changes(api, { rctype: "edit|new" })).map((row) => [row.revid, row.rcid]));
    same(withPage(await wikigraph.all(ofRevisions)), await revisions(api), {
      id: [(node) => node.databaseId, (row) => row.revid],
      change: [(node) => node.recentChange?.databaseId, (row) => changeOf.get(row.revid)],
    });
  },
});
