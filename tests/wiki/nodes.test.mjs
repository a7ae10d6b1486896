// Whatever a list shows, its id finds again.
import { batches } from "./oracle/action-api.mjs";
import { paged } from "./oracle/gateway.mjs";
import { topic } from "./oracle/topic.mjs";

const MOST_IDS = 100;

/** What is compared of each type's nodes. */
const FIELDS = {
  Page: "databaseId title length",
  Revision: "databaseId timestamp comment actor { name }",
  User: "databaseId name editCount",
  RecentChange: "databaseId title comment actor { name } logEntry { databaseId }",
  LogEntry: "databaseId type action title comment actor { name }",
  Actor: "databaseId name kind",
  Category: "name memberCount",
};

const list = (field, selection) => `
  query ($after: String) {
    wiki { ${field}(first: 500, after: $after) { ${paged(selection)} } }
  }
`;

async function foundAgain({ wikigraph, same }, type, nodes, selection = FIELDS[type]) {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on ${type} { ${selection} } } }`;
  const found = [];
  for (const batch of batches(nodes, MOST_IDS)) {
    found.push(...(await wikigraph.ask(query, { ids: batch.map((node) => node.id) })).nodes);
  }
  same(found, nodes, {
    id: [(node) => node.id, (node) => node.id],
    node: [(node) => node, (node) => ({ __typename: type, ...node })],
  });
}

/** All nodes of a type that has a list of its own. */
const listed = (type, field) => async (tools) => {
  await foundAgain(tools, type, await tools.wikigraph.all(list(field, `id ${FIELDS[type]}`)));
};

/** Each node once. */
function distinct(nodes) {
  return [...new Map(nodes.map((node) => [node.id, node])).values()];
}

topic("nodes", {
  pages: listed("Page", "pages"),
  revisions: listed("Revision", "revisions"),
  users: listed("User", "users"),
  "recent changes": listed("RecentChange", "recentChanges"),
  "log entries": listed("LogEntry", "logEntries"),

  actors: async (tools) => {
    const revisions = await tools.wikigraph.all(list("revisions", `actor { id ${FIELDS.Actor} }`));
    await foundAgain(tools, "Actor", distinct(revisions.flatMap((revision) => revision.actor ?? [])));
  },

  categories: async (tools) => {
    const pages = await tools.wikigraph.all(list("pages", `categories { nodes { id ${FIELDS.Category} } }`));
    await foundAgain(tools, "Category", distinct(pages.flatMap((page) => page.categories.nodes)));
  },

  "the wiki": async (tools) => {
    const { wiki } = await tools.wikigraph.ask("{ wiki { id code name } }");
    await foundAgain(tools, "Wiki", [wiki], "code name");
  },
});
