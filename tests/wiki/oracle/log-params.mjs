// What api.php makes of a log entry's parameters, from those that the database keeps and wikigraph gives.
//
// MediaWiki's log formatters rename, split and add; each entry below does as the formatter of that type of log does.
// See <https://www.mediawiki.org/wiki/Manual:Logging_table#log_params>.

/** Names of parameters in the old form, one a line. */
const OLD_NAMES = {
  block: ["duration", "flags"],
  move: ["target", "noredir"],
  patrol: ["curid", "previd", "auto"],
  protect: ["description", "cascade"],
  rights: ["oldgroups", "newgroups"],
};

const SHAPES = {
  "block/block": block,
  "block/reblock": block,
  "delete/delete": () => ({}),
  "delete/delete_redir": () => ({}),
  "delete/event": (params) => hiding({ type: "logging", ...params }),
  "delete/revision": hiding,
  "import/interwiki": ({ interwiki, ...params }) => ({ ...params, ...titled("interwiki", interwiki) }),
  "merge/merge": ({ dest, mergepoint, ...params }) => ({
    ...params,
    ...titled("dest", dest),
    mergepoint: moment(mergepoint),
  }),
  "move/move": move,
  "move/move_redir": move,
  "patrol/patrol": ({ curid, previd, auto }) => ({
    curid: Number(curid),
    previd: Number(previd),
    auto: Boolean(Number(auto)),
  }),
  "protect/modify": protect,
  "protect/move_prot": ({ oldtitle }) => titled("oldtitle", oldtitle),
  "protect/protect": protect,
  "rights/rights": rights,
  "upload/overwrite": upload,
  "upload/upload": upload,
};

/** The parameters as api.php gives them. */
export function asInApi({ type, action, params }, namespaceOf) {
  const named = Array.isArray(params) ? withNames(params, OLD_NAMES[type] ?? []) : { ...params };
  // api.php gives it beside the parameters.
  delete named.associated_rev_id;
  const shape = SHAPES[`${type}/${action}`] ?? ((params) => params);
  return withNamespaces(shape(named), namespaceOf);
}

/** Beside each title, the number of its namespace. */
function withNamespaces(value, namespaceOf) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => withNamespaces(item, namespaceOf));
  const widened = {};
  for (const [name, item] of Object.entries(value)) {
    widened[name] = withNamespaces(item, namespaceOf);
    if (name.endsWith("_title")) widened[name.replace(/title$/, "ns")] = namespaceOf(item);
  }
  return widened;
}

function withNames(values, names) {
  return Object.fromEntries(values.map((value, index) => [names[index] ?? String(index), value]));
}

function block({ duration = "infinity", flags = [], restrictions, ...params }) {
  const isForGood = ["infinite", "indefinite", "infinity", "never"].includes(duration);
  const shaped = { ...params, duration: isForGood ? "infinity" : duration, flags: split(flags, ",") };
  if (restrictions) {
    const pages = restrictions.pages?.map((page) => titled("page", page));
    shaped.restrictions = pages ? { ...restrictions, pages } : restrictions;
  }
  return shaped;
}

/** Who may see what of revisions and log entries. */
function hiding({ type, ids, ofield, nfield }) {
  return { type, ids, old: bits(ofield), new: bits(nfield) };
}

function bits(bitmask) {
  const [content, comment, user, restricted] = [1, 2, 4, 8].map((bit) => (bitmask & bit) !== 0);
  return { bitmask, content, comment, user, restricted };
}

function move({ target, noredir, ...params }) {
  return { ...params, ...titled("target", target), suppressredirect: Boolean(Number(noredir ?? 0)) };
}

function protect({ cascade, details, ...params }) {
  const shaped = { ...params, cascade: cascade === true || cascade === "cascade" };
  if (details) {
    shaped.details = details.map(({ expiry, ...detail }) => ({
      ...detail,
      expiry: expiry === "infinity" ? "infinite" : moment(expiry),
    }));
  }
  return shaped;
}

function rights({ oldgroups, newgroups, oldmetadata = [], newmetadata = [], ...params }) {
  const [before, after] = [split(oldgroups, ", "), split(newgroups, ", ")];
  const membership = (metadata) => (group, index) => {
    const expiry = metadata[index]?.expiry;
    return { group, expiry: expiry ? moment(expiry) : "infinity" };
  };
  return {
    ...params,
    oldgroups: before,
    newgroups: after,
    oldmetadata: before.map(membership(oldmetadata)),
    newmetadata: after.map(membership(newmetadata)),
  };
}

function upload({ img_timestamp, ...params }) {
  return img_timestamp ? { ...params, img_timestamp: moment(img_timestamp) } : params;
}

function titled(name, title) {
  return { [`${name}_title`]: title };
}

function split(value, separator) {
  return Array.isArray(value) ? value : value.split(separator).filter(Boolean);
}

/** `20260131123456` as `2026-01-31T12:34:56Z`. */
function moment(digits) {
  return digits.replace(/^(....)(..)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z");
}
