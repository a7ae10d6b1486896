// Pages: what is known of each, and lists of them by every filter and order.
import { paged } from "./oracle/gateway.mjs";
import { everyPage, grouped, pages, revisions } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

const PAGE = `
  databaseId
  namespace { number }
  title
  dbKey
  url
  isRedirect
  isNew
  length
  contentModel
  language
  touchedAt
  latestRevision { databaseId }
  firstRevision { databaseId }
  talkPage { title page { databaseId } }
  subjectPage { title page { databaseId } }
`;

const IDS = { id: [(node) => node.databaseId, (row) => row.pageid] };

/** In wikigraph, in api.php. */
async function fields(api) {
  const { general } = await api.query({ meta: "siteinfo", siprop: "general" });
  const histories = grouped(await revisions(api), (row) => row.pageid);
  return {
    ...IDS,
    namespace: [(node) => node.namespace.number, (row) => row.ns],
    title: [(node) => node.title, (row) => row.title],
    dbKey: [(node) => node.dbKey, (row) => bare(row).replaceAll(" ", "_")],
    url: [(node) => node.url, (row) => row.canonicalurl],
    redirect: [(node) => node.isRedirect, (row) => row.redirect ?? false],
    new: [(node) => node.isNew, (row) => row.new ?? false],
    length: [(node) => node.length, (row) => row.length],
    model: [(node) => node.contentModel, (row) => row.contentmodel],
    // wikigraph tells what was set for the page, api.php what applies.
    language: [(node) => node.language ?? general.lang, (row) => row.pagelanguagehtmlcode],
    touched: [(node) => node.touchedAt, (row) => row.touched],
    latest: [(node) => node.latestRevision.databaseId, (row) => row.lastrevid],
    first: [(node) => node.firstRevision.databaseId, (row) => histories.get(row.pageid).at(-1).revid],
    talk: [(node) => node.talkPage, (row) => (row.ns % 2 === 0 ? reference(row.associatedpage, row.talkid) : null)],
    subject: [
      (node) => node.subjectPage,
      (row) => (row.ns % 2 === 0 ? reference(row.title, row.pageid) : reference(row.associatedpage, row.subjectid)),
    ],
  };
}

/** Without the namespace. */
function bare({ ns, title }) {
  return ns === 0 ? title : title.slice(title.indexOf(":") + 1);
}

function reference(title, id) {
  return { title, page: id ? { databaseId: id } : null };
}

/** All pages, by namespace and title, with what api.php knows of them. */
async function details(api) {
  const rows = await everyPage(api, { prop: "info", inprop: "url|talkid|subjectid|associatedpage" });
  const known = new Map(rows.map((row) => [row.pageid, row]));
  return (await pages(api)).map((page) => known.get(page.pageid));
}

const list = (selection) => `
  query ($filter: PageFilter, $orderBy: PageOrder, $after: String) {
    wiki { pages(filter: $filter, orderBy: $orderBy, first: 500, after: $after) { ${paged(selection)} } }
  }
`;
const IN_BRIEF = list("databaseId");

const SEARCH = `
  query ($query: String!, $namespaces: [Int!], $after: String) {
    wiki { search(query: $query, namespaces: $namespaces, first: 500, after: $after) { ${paged("databaseId")} } }
  }
`;

/** Beginnings of titles, by namespace; some are no titles themselves, and some begin none. */
const BEGINNINGS = {
  0: ["L", "long h", "Long ", "Visibility of_", "👩", "ǅ", "Dots.", ".", "No page begins so"],
  1: ["T"],
  2: ["Alice/", "192.0.2."],
  3: ["", "2001:DB8:0:0:0:0:0:1"],
  14: ["P"],
  100: ["l", "L"],
};

/** The pages that a filter finds in wikigraph, and those that api.php finds. */
async function filtered(wikigraph, api, filter, parameters) {
  const question = { list: "allpages", aplimit: "max", ...parameters };
  return [await wikigraph.all(IN_BRIEF, { filter }), await api.list(question)];
}

topic("pages", {
  "all of them, by title": async ({ wikigraph, api, same }) => {
    const rows = await details(api);
    same(await wikigraph.all(list(PAGE)), rows, await fields(api));
    const orderBy = { field: "TITLE", direction: "DESC" };
    same(await wikigraph.all(IN_BRIEF, { orderBy }), rows.reverse(), IDS);
  },

  "by length and by id, in both directions": async ({ wikigraph, api, same }) => {
    const rows = await details(api);
    const orders = {
      ID: (a, b) => a.pageid - b.pageid,
      LENGTH: (a, b) => a.length - b.length || a.pageid - b.pageid,
    };
    for (const [field, order] of Object.entries(orders)) {
      rows.sort(order);
      same(await wikigraph.all(IN_BRIEF, { orderBy: { field, direction: "ASC" } }), rows, IDS);
      rows.reverse();
      same(await wikigraph.all(IN_BRIEF, { orderBy: { field, direction: "DESC" } }), rows, IDS);
    }
  },

  "of each namespace": async ({ wikigraph, api, same }) => {
    for (const [namespace, rows] of grouped(await pages(api), (row) => row.ns)) {
      same(...(await filtered(wikigraph, api, { namespace }, { apnamespace: namespace })), IDS);
      const orderBy = { field: "TITLE", direction: "DESC" };
      same(await wikigraph.all(IN_BRIEF, { filter: { namespace }, orderBy }), rows.reverse(), IDS);
    }
  },

  "redirects, and the others": async ({ wikigraph, api, same }) => {
    for (const isRedirect of [true, false]) {
      const parameters = { apfilterredir: isRedirect ? "redirects" : "nonredirects" };
      same(await wikigraph.all(IN_BRIEF, { filter: { isRedirect } }), await pages(api, parameters), IDS);
      const within = { ...parameters, apnamespace: 10 };
      same(...(await filtered(wikigraph, api, { isRedirect, namespace: 10 }, within)), IDS);
    }
  },

  "of some length": async ({ wikigraph, api, same }) => {
    const lengths = (await details(api)).map((row) => row.length).sort((a, b) => a - b);
    const [minLength, maxLength] = [lengths[100], lengths[300]];
    const long = await pages(api, { apminsize: minLength });
    same(await wikigraph.all(IN_BRIEF, { filter: { minLength } }), long, IDS);
    const short = await pages(api, { apmaxsize: maxLength });
    same(await wikigraph.all(IN_BRIEF, { filter: { maxLength } }), short, IDS);
    const parameters = { apminsize: minLength, apmaxsize: maxLength, apnamespace: 0 };
    same(...(await filtered(wikigraph, api, { minLength, maxLength, namespace: 0 }, parameters)), IDS);
  },

  "whose titles begin so": async ({ wikigraph, api, same }) => {
    const [found, searched, rows] = [[], [], []];
    for (const [number, prefixes] of Object.entries(BEGINNINGS)) {
      const namespace = Number(number);
      for (const prefix of prefixes) {
        found.push(...(await wikigraph.all(IN_BRIEF, { filter: { namespace, titlePrefix: prefix } })));
        searched.push(...(await wikigraph.all(SEARCH, { query: prefix, namespaces: [namespace] })));
        rows.push(...(await api.list({ list: "allpages", apnamespace: namespace, apprefix: prefix, aplimit: "max" })));
      }
    }
    same(found, rows, IDS);
    same(searched, rows, IDS);
  },

  "whose titles begin so, with a namespace, or of some kind": async ({ wikigraph, api, same }) => {
    const redirects = { apprefix: "R", apfilterredir: "redirects", apmaxsize: 60 };
    same(...(await filtered(wikigraph, api, { titlePrefix: "R", isRedirect: true, maxLength: 60 }, redirects)), IDS);
    same(...(await filtered(wikigraph, api, { titlePrefix: "user:A" }, { apnamespace: 2, apprefix: "A" })), IDS);
    same(...(await filtered(wikigraph, api, { titlePrefix: "Category: " }, { apnamespace: 14 })), IDS);
  },

  "of these titles, and of these ids": async ({ wikigraph, api, same }) => {
    const rows = (await pages(api)).filter((_, index) => index % 2 === 0);
    const [titles, ids] = [rows.map((row) => row.title), rows.map((row) => row.pageid)];
    same(await wikigraph.all(IN_BRIEF, { filter: { titles } }), rows, IDS);
    same(await wikigraph.all(IN_BRIEF, { filter: { ids } }), rows, IDS);
  },
});
