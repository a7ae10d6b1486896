// Contributions: what each account, address and imported name has saved, and by how much that changed a page's size.
import { batches, many } from "./oracle/action-api.mjs";
import { paged } from "./oracle/gateway.mjs";
import { accounts, grouped, revisions, secondBefore } from "./oracle/rows.mjs";
import { tags, visibility, VISIBILITY, withPage } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const REVISION = `
  databaseId
  timestamp
  page { databaseId title }
  comment
  isMinor
  size
  sizeDelta
  tags
  ${VISIBILITY}
`;

const BRIEF = "databaseId page { id }";

const IDS = { id: [(node) => node.databaseId, (row) => row.revid] };

/** In wikigraph, in api.php. */
async function fields(api) {
  const all = new Map((await revisions(api)).map((row) => [row.revid, row]));
  return {
    ...IDS,
    timestamp: [(node) => node.timestamp, (row) => row.timestamp],
    page: [(node) => node.page.databaseId, (row) => row.pageid],
    title: [(node) => node.page.title, (row) => row.title],
    comment: [(node) => node.comment, (row) => row.comment],
    minor: [(node) => node.isMinor, (row) => row.minor],
    // Like the replicas, wikigraph hides the size of a hidden text; api.php does not.
    size: [(node) => node.size, (row) => (row.texthidden ? null : row.size)],
    sizeDelta: [(node) => node.sizeDelta, (row) => (isDeltaKnown(row, all) ? row.sizediff : null)],
    tags: [(node) => node.tags, tags],
    visibility,
  };
}

/**
 * A difference would tell a hidden size, and wikigraph gives none; api.php does. Where the parent is gone, api.php
 * counts from zero, and wikigraph does not count.
 */
function isDeltaKnown(row, all) {
  if (row.texthidden) return false;
  return row.parentid === 0 || (all.has(row.parentid) && !all.get(row.parentid).sha1hidden);
}

/** Everybody who saved something that shows, whether with an account or without. */
async function contributors(api) {
  return [...new Set((await revisions(api)).filter((row) => !row.userhidden).map((row) => row.user))];
}

async function contributions(api, names, parameters = {}) {
  const ucprop = "ids|title|timestamp|comment|size|sizediff|flags|tags";
  const lists = batches(names).map((batch) =>
    api.list({ list: "usercontribs", ucuser: many(batch), ucprop, uclimit: "max", ...parameters }),
  );
  return grouped((await Promise.all(lists)).flat(), (row) => row.user);
}

const ofNamed = (field, list, selection) => `
  query ($name: String!, $filter: RevisionFilter, $direction: OrderDirection! = DESC, $after: String) {
    wiki {
      ${field}(name: $name) {
        ${list}(filter: $filter, orderBy: { field: TIMESTAMP, direction: $direction }, first: 500, after: $after) {
          ${paged(selection)}
        }
      }
    }
  }
`;
const ofActor = (selection) => ofNamed("actor", "revisions", selection);
const ofUser = (selection) => ofNamed("user", "contributions", selection);

/** Each name's list in wikigraph, and in api.php, one after the other. */
async function ofNames(wikigraph, query, names, rows, variables = {}) {
  const nodes = [];
  for (const name of names) nodes.push(...(await wikigraph.all(query, { name, ...variables })));
  return [withPage(nodes), names.flatMap((name) => rows.get(name) ?? [])];
}

topic("contributions", {
  "of everybody": async ({ wikigraph, api, same }) => {
    const names = await contributors(api);
    const rows = await contributions(api, names);
    same(...(await ofNames(wikigraph, ofActor(REVISION), names, rows)), await fields(api));
  },

  "of everybody, oldest first": async ({ wikigraph, api, same }) => {
    const names = await contributors(api);
    const rows = await contributions(api, names, { ucdir: "newer" });
    same(...(await ofNames(wikigraph, ofActor(BRIEF), names, rows, { direction: "ASC" })), IDS);
  },

  "of accounts, many of which never saved anything": async ({ wikigraph, api, same }) => {
    const names = [...(await accounts(api)).values()].map((user) => user.name);
    const rows = await contributions(api, names);
    same(...(await ofNames(wikigraph, ofUser(BRIEF), names, rows)), IDS);
  },

  "minor ones, and the others": async ({ wikigraph, api, same }) => {
    const names = await contributors(api);
    for (const isMinor of [true, false]) {
      const rows = await contributions(api, names, { ucshow: isMinor ? "minor" : "!minor" });
      same(...(await ofNames(wikigraph, ofActor(BRIEF), names, rows, { filter: { isMinor } })), IDS);
    }
  },

  "from one moment to before another": async ({ wikigraph, api, same }) => {
    const names = await contributors(api);
    const moments = (await revisions(api)).map((row) => row.timestamp);
    const [from, to] = [moments[1000], moments[100]];
    const rows = await contributions(api, names, { ucend: from, ucstart: secondBefore(to) });
    const filter = { timestamp: { from, to } };
    same(...(await ofNames(wikigraph, ofActor(BRIEF), names, rows, { filter })), IDS);
  },
});
