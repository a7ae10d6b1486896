// What rows of api.php have in common: who, and what of them is hidden.

/** Who did it, as `ActorKind` names them; null where that is hidden. */
export function actorKind(row) {
  if (row.user === undefined) return null;
  if (row.temp) return "TEMPORARY";
  return row.anon ? "ANONYMOUS" : "USER";
}

/** The marks of what is hidden. Text has other marks than a log entry's action. */
export const visibility = [
  ({ visibility: { isRestricted, ...hidden } }) => marks(hidden, isRestricted),
  (row) => {
    const hidden = {
      isContentHidden: Boolean(row.sha1hidden ?? row.texthidden ?? row.actionhidden),
      isCommentHidden: Boolean(row.commenthidden),
      isActorHidden: Boolean(row.userhidden),
    };
    return marks(hidden, Boolean(row.suppressed));
  },
];

/** api.php mentions suppression only where something is hidden, though nothing need be. */
function marks(hidden, isRestricted) {
  return { ...hidden, isRestricted: isRestricted && Object.values(hidden).includes(true) };
}

export const VISIBILITY = "visibility { isContentHidden isCommentHidden isActorHidden isRestricted }";

/**
 * A row's tags, in order of their names. Those that begin so are for people with certain rights only; MediaWiki knows
 * that from 1.47 on, and the lab's is older.
 */
export function tags(row) {
  return row.tags.filter((tag) => !tag.startsWith("mw-private-")).sort();
}

/** The accounts that a stranger may know of, by id. */
export async function accounts(api) {
  return new Map((await api.list({ list: "allusers", aulimit: "max" })).map((user) => [user.userid, user]));
}

/** All pages of all namespaces, by namespace and title. */
export async function pages(api, parameters = {}) {
  const { namespaces } = await api.query({ meta: "siteinfo", siprop: "namespaces" });
  const numbers = Object.values(namespaces).map(({ id }) => id);
  const held = numbers.filter((number) => number >= 0).sort((a, b) => a - b);
  const question = { list: "allpages", aplimit: "max", ...parameters };
  const lists = held.map((apnamespace) => api.list({ ...question, apnamespace }));
  return (await Promise.all(lists)).flat();
}

/** Properties of all pages, by the pages' ids. */
export async function everyPage(api, parameters) {
  const rows = await api.pages(parameters, { pageids: (await pages(api)).map((page) => page.pageid) });
  return rows.sort((a, b) => a.pageid - b.pageid);
}

/** All revisions of all pages that there are, the newest first, with their `pageid`. */
export async function revisions(api, parameters = {}) {
  const pages = await api.list({
    list: "allrevisions",
    arvprop: "ids|flags|timestamp|user|userid|comment|size|sha1|tags|contentmodel",
    arvslots: "main",
    arvlimit: "max",
    ...parameters,
  });
  const rows = pages.flatMap(({ pageid, revisions }) => revisions.map((revision) => ({ ...revision, pageid })));
  return rows.sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp) || b.revid - a.revid);
}

/** Where a page was lost without being deleted, api.php finds its revisions by number only; wikigraph lists them. */
export const withPage = (nodes) => nodes.filter((node) => node.page);

/** Rows by what a function says of them, in their order. */
export function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}

/** The last second of a range that ends at a moment: ranges of api.php hold both ends, those of wikigraph the first. */
export function secondBefore(timestamp) {
  return new Date(Date.parse(timestamp) - 1000).toISOString().replace(".000", "");
}
