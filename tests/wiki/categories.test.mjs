// Categories: which a page is in, how many members each has, and which.
import { paged } from "./oracle/gateway.mjs";
import { everyPage, grouped, pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const OF_PAGES = `
  query ($after: String) {
    wiki {
      pages(orderBy: { field: ID, direction: ASC }, first: 150, after: $after) {
        ${paged("databaseId categories(first: 500) { edges { sortKey node { name } } }")}
      }
    }
  }
`;

const COUNTS = `
  query ($name: String!) {
    wiki { category(name: $name) { name page { databaseId } memberCount subcategoryCount fileCount } }
  }
`;

const MEMBERS = `
  query ($name: String!, $namespace: Int, $after: String) {
    wiki {
      category(name: $name) {
        members(namespace: $namespace, first: 500, after: $after) { ${paged("databaseId")} }
      }
    }
  }
`;

const IDS = { id: [(node) => node.databaseId, (row) => row.pageid] };

/** Every category that is used, has a page, or once had members; by title. */
async function categories(api) {
  const used = await api.list({ list: "allcategories", aclimit: "max" });
  const described = (await pages(api)).filter((page) => page.ns === 14);
  const titles = [...used.map(({ category }) => `Category:${category}`), ...described.map(({ title }) => title)];
  return [...new Set(titles)].sort();
}

/** A page's categories, by name; they have no other order that both know. */
function memberships(page, categories) {
  const rows = categories.map((category) => ({ page, ...category }));
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

topic("categories", {
  "of every page, with their sort keys": async ({ wikigraph, api, same }) => {
    const nodes = (await wikigraph.all(OF_PAGES)).flatMap(({ databaseId, categories }) =>
      memberships(databaseId, categories.edges.map(({ node, sortKey }) => ({ name: node.name, sortKey }))),
    );
    const rows = await everyPage(api, { prop: "categories", clprop: "sortkey", cllimit: "max" });
    const named = ({ title, sortkeyprefix }) => ({ name: title.replace("Category:", ""), sortkeyprefix });
    const listed = rows.flatMap(({ pageid, categories = [] }) => memberships(pageid, categories.map(named)));
    same(nodes, listed, {
      membership: [(node) => `${node.page} ${node.name}`, (row) => `${row.page} ${row.name}`],
      sortKey: [(node) => node.sortKey, (row) => row.sortkeyprefix || null],
    });
  },

  "and how many members each has": async ({ wikigraph, api, same }) => {
    const titles = await categories(api);
    const counts = new Map((await api.pages({ prop: "categoryinfo" }, { titles })).map((row) => [row.title, row]));
    const rows = titles.map((title) => counts.get(title));
    const nodes = [];
    for (const name of titles) nodes.push((await wikigraph.ask(COUNTS, { name })).wiki.category);
    same(nodes, rows, {
      name: [(node) => `Category:${node.name}`, (row) => row.title],
      page: [(node) => node.page?.databaseId, (row) => row.pageid],
      members: [(node) => node.memberCount, (row) => row.categoryinfo?.size ?? 0],
      subcategories: [(node) => node.subcategoryCount, (row) => row.categoryinfo?.subcats ?? 0],
      files: [(node) => node.fileCount, (row) => row.categoryinfo?.files ?? 0],
    });
  },

  "and their members, in order": async ({ wikigraph, api, same }) => {
    for (const title of await categories(api)) {
      const rows = await api.list({ list: "categorymembers", cmtitle: title, cmsort: "sortkey", cmlimit: "max" });
      if (rows.length === 0) continue;
      same(await wikigraph.all(MEMBERS, { name: title }), rows, IDS);
      for (const [namespace, those] of grouped(rows, (row) => row.ns)) {
        same(await wikigraph.all(MEMBERS, { name: title, namespace }), those, IDS);
      }
    }
  },
});
