// The wiki itself: what it is called, how much there is on it, and its namespaces.
import { pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const siteinfo = (api, siprop) => api.query({ meta: "siteinfo", siprop });

topic("the site", {
  "its name, server and language": async ({ wikigraph, api, same }) => {
    const { wiki } = await wikigraph.ask("{ wiki { name url language } }");
    const { general } = await siteinfo(api, "general");
    same([wiki], [general], {
      name: [(site) => site.name, (site) => site.sitename],
      server: [(site) => site.url, (site) => site.server],
      language: [(site) => site.language, (site) => site.lang],
    });
  },

  "its statistics": async ({ wikigraph, api, same }) => {
    const counts = "totalPages contentPages redirects edits users activeUsers images";
    const { wiki } = await wikigraph.ask(`{ wiki { statistics { ${counts} } } }`);
    const { statistics } = await siteinfo(api, "statistics");
    const redirects = await pages(api, { apfilterredir: "redirects" });
    same([wiki.statistics], [statistics], {
      pages: [(counts) => counts.totalPages, (counts) => counts.pages],
      content: [(counts) => counts.contentPages, (counts) => counts.articles],
      redirects: [(counts) => counts.redirects, () => redirects.length],
      edits: [(counts) => counts.edits, (counts) => counts.edits],
      users: [(counts) => counts.users, (counts) => counts.users],
      activeUsers: [(counts) => counts.activeUsers, (counts) => counts.activeusers],
      images: [(counts) => counts.images, (counts) => counts.images],
    });
  },

  "how long its lists are": async ({ wikigraph, api, same }) => {
    const lists = ["pages", "users", "recentChanges", "logEntries"];
    const { wiki } = await wikigraph.ask(`{ wiki { ${lists.map((list) => `${list} { totalCount }`).join(" ")} } }`);
    const changes = {
      list: "recentchanges",
      rctype: "edit|new|log|categorize|external",
      rcprop: "ids",
      rclimit: "max",
    };
    const rows = await Promise.all([
      pages(api),
      api.list({ list: "allusers", aulimit: "max" }),
      api.list(changes),
      api.list({ list: "logevents", leprop: "ids", lelimit: "max" }),
    ]);
    same(lists, rows, { count: [(list) => wiki[list].totalCount, (rows) => rows.length] });
  },

  "its namespaces": async ({ wikigraph, api, same }) => {
    const { wiki } = await wikigraph.ask(
      "{ wiki { namespaces { number name canonicalName aliases isContent isTalk } } }",
    );
    const { namespaces, namespacealiases } = await siteinfo(api, "namespaces|namespacealiases");
    same(
      wiki.namespaces,
      Object.values(namespaces).sort((a, b) => a.id - b.id),
      {
        number: [(namespace) => namespace.number, (namespace) => namespace.id],
        name: [(namespace) => namespace.name, (namespace) => namespace.name],
        canonicalName: [(namespace) => namespace.canonicalName, (namespace) => namespace.canonical || null],
        aliases: [
          (namespace) => namespace.aliases,
          (namespace) => namespacealiases.filter(({ id }) => id === namespace.id).map(({ alias }) => alias),
        ],
        content: [(namespace) => namespace.isContent, (namespace) => namespace.content],
        talk: [(namespace) => namespace.isTalk, (namespace) => namespace.id > 0 && namespace.id % 2 === 1],
      },
    );
  },
});
