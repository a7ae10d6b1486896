// Relay: its compiler takes the schema, and what it writes is answered.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compile } from "./relay/compile.mjs";
import { schema } from "./schema.mjs";
import { ask } from "./server.mjs";

const { said, queries } = await compile();
const typesOfNodes = schema.getPossibleTypes(schema.getType("Node")).map(({ name }) => name);

test("the compiler has nothing to object to", () => {
  assert.doesNotMatch(said, /ERROR|WARN/);
  assert.equal(queries.size, 20);
});

// One node of each type and more, each reached through others.
const SOME_NODES = `{
  wiki {
    id __typename
    page(title: "Danube") {
      id __typename
      latestRevision { id __typename actor { id __typename user { id __typename } } recentChange { id __typename } }
      firstRevision { id __typename }
      categories(first: 3) { nodes { id __typename page { id __typename } } }
      links(first: 3) { nodes { page { id __typename } } }
    }
    recentChanges(first: 5) { nodes { id __typename page { id __typename } actor { id __typename } } }
    logEntries(first: 5) { nodes { id __typename page { id __typename } actor { id __typename } } }
    users(first: 3) { nodes { id __typename actor { id __typename } } }
  }
}`;

/** Every object in an answer that has an id, once. */
function nodesIn(value, found = new Map()) {
  if (value?.id) found.set(value.id, value.__typename);
  if (value && typeof value === "object") Object.values(value).forEach((inner) => nodesIn(inner, found));
  return found;
}

const someNodes = nodesIn(await ask(SOME_NODES));

test("there is a node of each type", () => {
  assert.deepEqual([...new Set(someNodes.values())].toSorted(), typesOfNodes.toSorted());
});

for (const type of typesOfNodes) {
  test(`a ${type} is fetched anew by its id`, async () => {
    for (const [id, typename] of someNodes) {
      const { node } = await ask(queries.get(`Nodes${type}RefetchQuery`), { id });
      assert.deepEqual([node.__typename, node.id], [typename, id]);
      assert.equal(Object.keys(node).length > 2, typename === type, "it has the fragment's fields if it is of the type");
    }
  });
}

test("nodes of all types are fetched anew at once, in the order of their ids", async () => {
  const ids = [...someNodes.keys()].reverse();
  const { nodes } = await ask(queries.get("NodesQuery"), { ids: [...ids, ids[0]] });
  assert.deepEqual(nodes.map(({ id }) => id), [...ids, ids[0]]);
  assert.deepEqual(nodes.map(({ __typename }) => __typename), [...ids, ids[0]].map((id) => someNodes.get(id)));
});

const idOf = (type) => [...someNodes].find(([, typename]) => typename === type)[0];
const danube = (await ask('{ wiki { page(title: "Danube") { id } } }')).wiki.page.id;
const { categories } = (await ask('{ wiki { page(title: "Danube") { categories { nodes { id memberCount } } } } }')).wiki.page;
const largest = categories.nodes.toSorted((a, b) => b.memberCount - a.memberCount)[0].id;

test("the components' own queries are answered", async () => {
  const { wiki } = await ask(queries.get("WikiListsQuery"), {});
  assert.deepEqual(Object.values(wiki).map((list) => list?.edges?.length).filter(Number), [10, 10, 10, 20]);
  const { page, search } = (await ask(queries.get("NestedListsQuery"), { title: "Danube" })).wiki;
  assert.equal(page.revisions.edges.length, 5);
  assert.equal(search.edges.length, 3);
});

const FORWARDS = [
  ["WikiListsPagesRefetchQuery", "pages", { id: idOf("Wiki"), filter: { namespace: 0 } }],
  ["WikiListsChangesRefetchQuery", "recentChanges", { id: idOf("Wiki") }],
  ["WikiListsUsersRefetchQuery", "users", { id: idOf("Wiki") }],
  ["NestedListsHistoryRefetchQuery", "revisions", { id: danube }],
  ["NestedListsCategoriesRefetchQuery", "categories", { id: danube }],
  ["NestedListsBacklinksRefetchQuery", "backlinks", { id: danube }],
  ["NestedListsContributionsRefetchQuery", "revisions", { id: idOf("Actor") }],
  ["NestedListsMembersRefetchQuery", "members", { id: largest }],
];

for (const [query, list, variables] of FORWARDS) {
  test(`${query} loads more`, async () => {
    const page = async (more) => (await ask(queries.get(query), { ...variables, ...more })).node[list];
    const one = await page({ first: 1 });
    const next = await page({ first: 1, after: one.pageInfo.endCursor });
    const both = await page({ first: 2 });
    assert.equal(one.pageInfo.hasNextPage, true);
    assert.deepEqual([...one.edges, ...next.edges], both.edges);
  });
}

test("WikiListsEntriesRefetchQuery loads more, backwards", async () => {
  const query = queries.get("WikiListsEntriesRefetchQuery");
  const page = async (more) => (await ask(query, { id: idOf("Wiki"), ...more })).node.logEntries;
  const last = await page({ last: 1 });
  const before = await page({ last: 1, before: last.pageInfo.startCursor });
  const both = await page({ last: 2 });
  assert.equal(last.pageInfo.hasPreviousPage, true);
  assert.deepEqual([...before.edges, ...last.edges], both.edges);
});
