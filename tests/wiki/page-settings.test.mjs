// What is set on pages: properties and protections.
import { paged } from "./oracle/gateway.mjs";
import { everyPage } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const ALL = `
  query ($after: String) {
    wiki {
      pages(orderBy: { field: ID, direction: ASC }, first: 500, after: $after) {
        ${paged("databaseId properties { name value } protections { action level expiry isCascading }")}
      }
    }
  }
`;

topic("settings of pages", {
  "their properties": async ({ wikigraph, api, same }) => {
    const entries = ({ pageprops = {} }) => Object.entries(pageprops).sort(([a], [b]) => (a < b ? -1 : 1));
    same(await wikigraph.all(ALL), await everyPage(api, { prop: "pageprops" }), {
      id: [(node) => node.databaseId, (row) => row.pageid],
      properties: [(node) => node.properties.map(({ name, value }) => [name, value]), entries],
    });
  },

  // Those that a page has from others that include it are not among its own; api.php names their source. It tells of
  // those that have expired until somebody cleans up, too.
  "their protections": async ({ wikigraph, api, same }) => {
    const own = ({ protection }) =>
      protection
        .filter(({ source, expiry }) => !source && !(expiry < new Date().toISOString()))
        .map(({ type, level, expiry, cascade }) => ({
          action: type,
          level,
          expiry: expiry === "infinity" ? null : expiry,
          isCascading: cascade ?? false,
        }))
        .sort((a, b) => (a.action < b.action ? -1 : 1));
    same(await wikigraph.all(ALL), await everyPage(api, { prop: "info", inprop: "protection" }), {
      id: [(node) => node.databaseId, (row) => row.pageid],
      protections: [(node) => node.protections, own],
    });
  },
});
