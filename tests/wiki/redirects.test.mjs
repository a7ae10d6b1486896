// Redirects: where they lead, and which lead to a page.
import { batches, many } from "./oracle/action-api.mjs";
import { paged } from "./oracle/gateway.mjs";
import { everyPage, pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const ALL = `
  query ($filter: PageFilter, $after: String) {
    wiki {
      pages(filter: $filter, orderBy: { field: ID, direction: ASC }, first: 150, after: $after) {
        ${paged(`
          databaseId
          redirectTarget { title page { databaseId } }
          redirects(first: 500) { nodes { databaseId title } }
        `)}
      }
    }
  }
`;

topic("redirects", {
  "and where they lead": async ({ wikigraph, api, same }) => {
    const existing = await pages(api);
    const pageOf = new Map(existing.map((page) => [page.title, page.pageid]));
    const rows = await pages(api, { apfilterredir: "redirects" });
    const questions = batches(rows).map((batch) => ({ titles: many(batch.map((row) => row.title)), redirects: true }));
    const followed = await Promise.all(questions.map((question) => api.query(question)));
    const hops = new Map(followed.flatMap((query) => query.redirects).map((hop) => [hop.from, hop]));
    const nodes = await wikigraph.all(ALL, { filter: { isRedirect: true } });
    same(
      nodes,
      rows.sort((a, b) => a.pageid - b.pageid),
      {
        id: [(node) => node.databaseId, (row) => row.pageid],
        // Of a redirect to another wiki, wikigraph knows no target.
        target: [
          (node) => node.redirectTarget?.title,
          ({ title }) => (hops.get(title).tointerwiki ? null : hops.get(title).to),
        ],
        page: [(node) => node.redirectTarget?.page?.databaseId, ({ title }) => pageOf.get(hops.get(title).to)],
      },
    );
  },

  "to every page": async ({ wikigraph, api, same }) => {
    const rows = await everyPage(api, { prop: "redirects", rdlimit: "max" });
    const list = rows.flatMap((row) => (row.redirects ?? []).map((redirect) => ({ to: row.pageid, ...redirect })));
    const nodes = (await wikigraph.all(ALL)).flatMap((page) =>
      page.redirects.nodes.map((redirect) => ({ to: page.databaseId, ...redirect })),
    );
    const byIds = (a, b) => a.to - b.to || (a.databaseId ?? a.pageid) - (b.databaseId ?? b.pageid);
    same(nodes.sort(byIds), list.sort(byIds), {
      redirect: [(node) => `${node.databaseId} to ${node.to}`, (row) => `${row.pageid} to ${row.to}`],
      title: [(node) => node.title, (row) => row.title],
    });
  },
});
