// Accounts, their groups and their blocks.
import assert from "node:assert/strict";
import { batches, many } from "./oracle/action-api.mjs";
import { paged } from "./oracle/gateway.mjs";
import { accounts, pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const USER = `
  databaseId
  name
  registeredAt
  editCount
  groups { name expiry }
  actor { name kind }
  userPage { title page { databaseId } }
  talkPage { title page { databaseId } }
  block { by { name } reason timestamp expiry isPartial }
`;

const IDS = { id: [(node) => node.databaseId, (row) => row.userid] };

/** In wikigraph, in api.php. */
async function fields(api) {
  const pageOf = new Map((await pages(api)).map((page) => [page.title, page.pageid]));
  return {
    ...IDS,
    name: [(node) => node.name, (row) => row.name],
    registration: [(node) => node.registeredAt, (row) => row.registration],
    edits: [(node) => node.editCount, (row) => row.editcount],
    groups: [(node) => node.groups, (row) => row.groupmemberships.map(membership).sort(byName)],
    actor: [(node) => node.actor.name, (row) => row.name],
    kind: [(node) => node.actor.kind, (row) => (/^~2\d/.test(row.name) ? "TEMPORARY" : "USER")],
    userPage: [(node) => node.userPage, (row) => reference(`User:${row.name}`, pageOf)],
    talkPage: [(node) => node.talkPage, (row) => reference(`User talk:${row.name}`, pageOf)],
    block: [(node) => node.block, block],
  };
}

function membership({ group, expiry }) {
  return { name: group, expiry: moment(expiry) };
}

function reference(title, pageOf) {
  return { title, page: pageOf.has(title) ? { databaseId: pageOf.get(title) } : null };
}

function block(row) {
  if (!row.blockid) return null;
  return {
    by: { name: row.blockedby },
    reason: row.blockreason,
    timestamp: row.blockedtimestamp,
    expiry: moment(row.blockexpiry),
    isPartial: row.blockpartial,
  };
}

/** What lasts for ever has no end in wikigraph. */
function moment(expiry) {
  return expiry === "infinity" || expiry === "infinite" ? null : expiry;
}

const byName = (a, b) => (a.name < b.name ? -1 : 1);

/** The accounts of these names, or all of them. */
async function details(api, names) {
  names ??= [...(await accounts(api)).values()].map((user) => user.name);
  const usprop = "editcount|registration|groupmemberships|blockinfo";
  const lists = batches(names).map((batch) => api.list({ list: "users", ususers: many(batch), usprop }));
  return (await Promise.all(lists)).flat();
}

const ofWiki = (selection) => `
  query ($filter: UserFilter, $after: String) {
    wiki { users(filter: $filter, first: 500, after: $after) { ${paged(selection)} } }
  }
`;

const SPELLINGS = ["alice", " Alice ", "User:Alice", "user:alice", "Blocked_in_part", "überwacher", "Nobody"];

topic("users", {
  "all of them, by name": async ({ wikigraph, api, same }) => {
    same(await wikigraph.all(ofWiki(USER)), await details(api), await fields(api));
  },

  "one by one, by name and by id": async ({ wikigraph, api, same }) => {
    const rows = await details(api);
    for (const argument of [(row) => `name: ${JSON.stringify(row.name)}`, (row) => `id: ${row.userid}`]) {
      const asked = rows.map((row) => `u${row.userid}: user(${argument(row)}) { ${USER} }`);
      same(Object.values((await wikigraph.ask(`{ wiki { ${asked.join("\n")} } }`)).wiki), rows, await fields(api));
    }
  },

  "by a name that is spelt differently": async ({ wikigraph, api, same }) => {
    const nodes = [];
    for (const name of SPELLINGS) {
      const { wiki } = await wikigraph.ask("query ($name: String!) { wiki { user(name: $name) { name } } }", { name });
      nodes.push(wiki.user);
    }
    const rows = await Promise.all(SPELLINGS.map(async (name) => (await details(api, [name]))[0]));
    same(nodes, rows, { name: [(node) => node?.name, (row) => (row.userid ? row.name : null)] });
  },

  "of each group, by id": async ({ wikigraph, api, same }) => {
    const groups = new Set((await details(api)).flatMap((row) => row.groupmemberships.map(({ group }) => group)));
    for (const group of groups) {
      const rows = await api.list({ list: "allusers", augroup: group, aulimit: "max" });
      rows.sort((a, b) => a.userid - b.userid);
      same(await wikigraph.all(ofWiki("databaseId"), { filter: { group } }), rows, IDS);
    }
  },

  "whose names begin so": async ({ wikigraph, api, same }) => {
    for (const namePrefix of ["M", "Member 00", "Member ", "B", "Ü", "~2026"]) {
      const rows = await api.list({ list: "allusers", auprefix: namePrefix, aulimit: "max" });
      same(await wikigraph.all(ofWiki("databaseId"), { filter: { namePrefix } }), rows, IDS);
    }
    assert.deepEqual(await api.list({ list: "allusers", auprefix: "M#", aulimit: "max" }), []);
    assert.deepEqual(await wikigraph.all(ofWiki("databaseId"), { filter: { namePrefix: "M#" } }), []);
    const rows = await api.list({ list: "allusers", auprefix: "A", augroup: "sysop", aulimit: "max" });
    same(await wikigraph.all(ofWiki("databaseId"), { filter: { namePrefix: "A", group: "sysop" } }), rows, IDS);
  },

  "of these names, and of these ids": async ({ wikigraph, api, same }) => {
    const rows = (await details(api)).filter((_, index) => index % 3 === 0);
    const [names, ids] = [rows.map((row) => row.name), rows.map((row) => row.userid)];
    same(await wikigraph.all(ofWiki("databaseId"), { filter: { names } }), rows, IDS);
    same(await wikigraph.all(ofWiki("databaseId"), { filter: { ids } }), rows, IDS);
  },

  "that are blocked, in the list of blocks": async ({ wikigraph, api, same }) => {
    const bkprop = "id|user|userid|by|timestamp|expiry|reason|flags";
    const rows = (await api.list({ list: "blocks", bkprop, bklimit: "max" })).filter((row) => row.userid);
    rows.sort((a, b) => a.userid - b.userid);
    const nodes = (await wikigraph.all(ofWiki(USER))).filter((node) => node.block);
    nodes.sort((a, b) => a.databaseId - b.databaseId);
    same(nodes, rows, {
      ...IDS,
      by: [(node) => node.block.by.name, (row) => row.by],
      reason: [(node) => node.block.reason, (row) => row.reason],
      timestamp: [(node) => node.block.timestamp, (row) => row.timestamp],
      expiry: [(node) => node.block.expiry, (row) => moment(row.expiry)],
      partial: [(node) => node.block.isPartial, (row) => row.partial],
    });
  },
});
