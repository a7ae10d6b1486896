// Values that are wrong, or odd enough that something could break over them.

const long = "x".repeat(50_000);
const many = (count, of) => Array.from({ length: count }, (_, number) => of(number));
const id = (text) => Buffer.from(text).toString("base64url");

const PAGES = `query ($filter: PageFilter, $first: Int, $after: String) {
    wiki { pages(filter: $filter, first: $first, after: $after) { nodes { id } totalCount } }
  }`;
const PAGE = `query ($title: String, $namespace: Int, $id: BigInt) {
    wiki { page(title: $title, namespace: $namespace, id: $id) { id } }
  }`;
const CHANGES =
  "query ($filter: RecentChangeFilter) { wiki { recentChanges(filter: $filter) { nodes { id } totalCount } } }";
const ENTRIES = "query ($filter: LogEntryFilter) { wiki { logEntries(filter: $filter) { nodes { id } totalCount } } }";
const REVISIONS = "query ($filter: RevisionFilter) { wiki { revisions(filter: $filter) { nodes { id } totalCount } } }";
const USERS = "query ($filter: UserFilter) { wiki { users(filter: $filter) { nodes { id } totalCount } } }";
const SEARCH = `query ($query: String!, $namespaces: [Int!]) {
    wiki { search(query: $query, namespaces: $namespaces) { nodes { id } } }
  }`;
const NODE = "query ($id: ID!) { node(id: $id) { id } }";
const NODES = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
const BACKWARDS = `query ($first: Int, $last: Int, $before: String) {
    wiki { revisions(first: $first, last: $last, before: $before) { nodes { id } } }
  }`;

/** Refused with a message that says what would be right. */
export const refused = {
  "a page of no rows": [PAGES, { first: -1 }],
  "a page of too many rows": [PAGES, { first: 501 }],
  "a page from both ends": [BACKWARDS, { first: 1, last: 1 }],
  "a cursor of nothing": [PAGES, { after: "" }],
  "a cursor of nonsense": [PAGES, { after: "bm9uc2Vuc2U" }],
  "a cursor in no alphabet": [PAGES, { after: "💥" }],
  "a cursor as long as a book": [PAGES, { after: long }],
  "a page as text": [PAGES, { first: "20" }],
  "half a row": [PAGES, { first: 1.5 }],

  "more ids than a filter takes": [PAGES, { filter: { ids: many(501, (number) => number) } }],
  "more titles than a filter takes": [PAGES, { filter: { titles: many(501, (number) => `T${number}`) } }],
  "more names than a filter takes": [USERS, { filter: { names: many(501, (number) => `U${number}`) } }],
  "more namespaces than a filter takes": [CHANGES, { filter: { namespaces: many(65, (number) => number) } }],
  "more nodes than are given at once": [NODES, { ids: many(101, (number) => id(`sandboxwiki:Page:${number}`)) }],
  "a negative id": [PAGE, { id: -1 }],
  "an id beyond 64 bits": [PAGE, { id: 2 ** 65 }],
  "an id as text": [PAGE, { id: "1" }],
  "a fraction of an id": [PAGE, { id: 1.5 }],

  "a page by title and id": [PAGE, { title: "Danube", id: 1 }],
  "a page by nothing": [PAGE, {}],
  "an empty title": [PAGE, { title: "" }],
  "a title with a character that titles lack": [PAGE, { title: "a|b" }],
  "a title with NUL": [PAGE, { title: "a\u0000b" }],
  "a title longer than titles are": [PAGE, { title: long }],
  "more namespaces than a search takes": [SEARCH, { query: "D", namespaces: many(501, () => 0) }],
  "a search in a namespace that the wiki lacks": [SEARCH, { query: "D", namespaces: [0, 77] }],
  "a search for NUL": [SEARCH, { query: "\u0000" }],
  "a search for a book": [SEARCH, { query: long }],
  "a title that leaves its namespace": [PAGE, { title: "../../etc/passwd" }],

  "a node's id of nothing": [NODE, { id: "" }],
  "a node's id of nonsense": [NODE, { id: "nonsense" }],
  "a node's id of an unknown type": [NODE, { id: id("sandboxwiki:Passwords:1") }],
  "a node's id with a key that is no number": [NODE, { id: id("sandboxwiki:Page:1 OR 1=1") }],
  "a node's id with a key beyond 64 bits": [NODE, { id: id(`sandboxwiki:Page:${"9".repeat(30)}`) }],
  "a node's id as long as a book": [NODE, { id: id(`sandboxwiki:Page:${long}`) }],

  "a day that is none": [REVISIONS, { filter: { timestamp: { from: "2025-02-30T00:00:00Z" } } }],
  "a time without a zone": [REVISIONS, { filter: { timestamp: { from: "2025-01-01T00:00:00" } } }],
  "a time as a number": [REVISIONS, { filter: { timestamp: { from: 1735689600 } } }],
  "a kind that is none": [CHANGES, { filter: { kinds: ["EXPLOSION"] } }],
  "a filter's field that is none": [CHANGES, { filter: { colour: "red" } }],
  "a time as long as a book": [REVISIONS, { filter: { timestamp: { from: long } } }],
  "a page's id as long as a book": [PAGE, { id: long }],
  "a filter as long as a book": [PAGES, { filter: long }],
  "a filter that is a list": [CHANGES, { filter: [] }],
};

/** Answered like any other value, if only with nothing. */
export const answered = {
  "no rows": [PAGES, { first: 0 }],
  "the greatest id": [PAGE, { id: 1 }],
  "ids that lead nowhere": [PAGES, { filter: { ids: [0, 2 ** 52] } }],
  "no ids": [PAGES, { filter: { ids: [] } }],
  "no titles": [PAGES, { filter: { titles: [] } }],
  "no kinds": [CHANGES, { filter: { kinds: [] } }],
  "no namespaces": [CHANGES, { filter: { namespaces: [] } }],
  "a kind a thousand times": [CHANGES, { filter: { kinds: many(1_000, () => "EDIT") } }],
  "a namespace a thousand times": [CHANGES, { filter: { namespaces: many(1_000, () => 0) } }],
  "a title in a namespace that no wiki has": [PAGE, { title: "Danube", namespace: 2 ** 31 - 1 }],
  "a namespace to search as often as may be": [SEARCH, { query: "D", namespaces: many(500, () => 0) }],
  "no namespaces to search": [SEARCH, { query: "D", namespaces: [] }],
  "a search for nothing": [SEARCH, { query: "" }],
  "a search for what SQL reads": [SEARCH, { query: "%_\\'\"`;--" }],
  "a prefix of what SQL reads": [USERS, { filter: { namePrefix: "' OR ''='" } }],
  "a prefix as long as a book": [USERS, { filter: { namePrefix: long } }],
  "a prefix at the end of Unicode": [PAGES, { filter: { titlePrefix: "\u{10FFFF}" } }],
  "a group of what SQL reads": [USERS, { filter: { group: "sysop'; DROP TABLE user; --" } }],
  "a tag as long as a book": [CHANGES, { filter: { tag: long } }],
  "an actor of NUL": [REVISIONS, { filter: { actor: "\u0000" } }],
  "an actor of nothing": [REVISIONS, { filter: { actor: "" } }],
  "an actor of a combining character": [REVISIONS, { filter: { actor: "\u0301" } }],
  "an actor as long as a book": [REVISIONS, { filter: { actor: long } }],
  "a log's type of what SQL reads": [ENTRIES, { filter: { type: "move' OR '1" } }],
  "lengths the wrong way round": [PAGES, { filter: { minLength: 2, maxLength: 1 } }],
  "lengths at the ends": [PAGES, { filter: { minLength: -(2 ** 31), maxLength: 2 ** 31 - 1 } }],
  "times the wrong way round":
    [REVISIONS, { filter: { timestamp: { from: "2025-01-01T00:00:00Z", to: "2001-01-01T00:00:00Z" } } }],
  "times at the ends":
    [REVISIONS, { filter: { timestamp: { from: "0001-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z" } } }],
  "a time with a far zone": [REVISIONS, { filter: { timestamp: { from: "2020-01-01T00:00:00.999+14:00" } } }],
  "a namespace below all": [PAGES, { filter: { namespace: -(2 ** 31) } }],
  "a node of another wiki": [NODE, { id: id("otherwiki:Page:1") }],
  "a node that is not there": [NODE, { id: id("sandboxwiki:Page:0") }],
  "a category of what SQL reads": [NODE, { id: id("sandboxwiki:Category:'%_\u0000") }],
  "no nodes": [NODES, { ids: [] }],
  "a node a hundred times": [NODES, { ids: many(100, () => id("sandboxwiki:Wiki:")) }],
};
