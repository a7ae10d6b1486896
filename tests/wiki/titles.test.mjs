// Titles, in spellings that MediaWiki understands and in some that it refuses.
import { batches, many } from "./oracle/action-api.mjs";
import { pages } from "./oracle/rows.mjs";
import { topic } from "./oracle/topic.mjs";

/** How else a title can be written so that it still means the page. */
const VARIATIONS = [
  (title) => title.replaceAll(" ", "_"),
  (title) => ` _ ${title.replaceAll(" ", " _ ")} _`,
  (title) => title.replace(/(?<=^|:)[A-Z]/, (letter) => letter.toLowerCase()),
  (title) => title.replace(/^([^:]*):/, (prefix) => prefix.toUpperCase()),
  (title) => title.replace(/^([^:]*):/, (_, prefix) => `${prefix.toLowerCase()} : `),
  (title) => `:${title}`,
  (title) => `${title}#Section`,
  (title) => title.normalize("NFD"),
  (title) => `\u200E${title.replaceAll(" ", "\u00A0")}\u200F`,
  (title) => title.replaceAll(" ", "\u3000").replaceAll("&", "&amp;").replaceAll('"', "&quot;"),
];

/**
 * None begins with a letter such as ß, ﬁ or ǆ: Wikimedia's wikis capitalise those in their own way
 * ($wgOverrideUcfirstCharacters) and wikigraph with them, the lab's as its PHP does.
 */
const ODD = [
  ...["", " ", "_", ":", "::", ":::Main Page", ":Main Page", "#", "#Section", "Main Page#", "Main Page#_", "main page"],
  ...["Main  Page", "Main\u2003Page", "Main\u200BPage", "Main\nPage", "Main\tPage", "Main\u0000Page", "Main\uFFFDPage"],
  ...["A|B", "A[B", "A]B", "A{B", "A}B", "A<B", "A>B", "100%", "100%2", "100%25", "A%41", "A\u007FB", "A&B", "A&;B"],
  ...["A&amp;B", "&lt;", "&#77;ain Page", "&#x4D;ain&nbsp;page", "Main &unheard; Page"],
  ...["~~", "~~~", "A~~~~B", ".", "..", "...", "./A", "../A", "A/.", "A/..", "A/./B", "A/../B", "A/", "/A", "//"],
  ...["Talk:", "Talk:#A", "Talk: ", "User:", "Talk:Talk:A", "Talk:User:Alice", "Talk:Nothing:A", "User talk:User:A"],
  ...["Special:RecentChanges", "special:recentchanges", "Special:", "Special:No such page", "Media:Red.png"],
  ...["Image:Red.png", "image:red.png", "de:Hafen", ":de:Hafen", "DE:Hafen", "wikipedia:Harbour", "wikipedia:"],
  ...["nowhere:Harbour", "de::Hafen", "Talk:de:Hafen", "P:science", "p:science", "P:Science", "PORTAL:science"],
  ...["Portal talk:science", "Laboratory:Village pump", "LABORATORY talk:A", "Project:Village pump", "Lab:VP"],
  ...["project:village pump", "Project talk:VP", "MediaWiki:common.css", "template:notice", "Category:places"],
  ...["User:2001:db8::17", "User talk:2001:db8::17", "User talk:2001:DB8:0:0:0:0:0:17", "User talk:::1"],
  ...["User:192.0.2.007", "User:1.2.3.4/24", "User:Alice/", "User:alice/old", "user:ALICE", "User:Alice\u00AD"],
  ...["x".repeat(255), "x".repeat(256), "Ж".repeat(127) + "x", "Ж".repeat(128), `Talk:${"x".repeat(255)}`],
  ...[`Special:${"x".repeat(300)}`, "0", "-1", "1e3", "null", "İstanbul", "i̇stanbul", "ıstanbul", "ა", "é", "e\u0301"],
  ...["\u0301e", "\u{E000}", "\u{10FFFF}", "category:_Places", "Help:Index", "ʻOkina"],
];

/** What becomes of titles: each leads to the number of its page, to null where there is none, or is refused. */
async function inApi(api, titles) {
  const { normalized = [], pages = [] } = (await api.query({ titles: many(titles) })) ?? {};
  const given = ({ from, fromencoded }) => (fromencoded ? decodeURIComponent(from) : from);
  const spelt = new Map(normalized.map((step) => [given(step), step.to]));
  const found = new Map(pages.map((page) => [page.title, page.invalid ? "refused" : page.pageid]));
  return titles.map((title) => {
    let name = title;
    // First in Unicode's normal form, then in MediaWiki's.
    while (spelt.has(name)) name = spelt.get(name);
    // It is on another wiki, or nothing at all.
    return found.has(name) ? found.get(name) : "refused";
  });
}

async function inWikigraph(wikigraph, titles) {
  const asked = titles.map((title, index) => `t${index}: page(title: ${JSON.stringify(title)}) { databaseId }`);
  const { data, errors = [] } = await wikigraph.answer(`{ wiki { ${asked.join("\n")} } }`);
  const refused = new Set(errors.map(({ path, extensions }) => extensions.code === "BAD_USER_INPUT" && path.at(-1)));
  return titles.map((_, index) => (refused.has(`t${index}`) ? "refused" : data.wiki[`t${index}`]?.databaseId));
}

async function outcomes(titles, ask, size) {
  const answers = await Promise.all(batches(titles, size).map(ask));
  return answers.flat().map((outcome, index) => ({ title: titles[index], outcome }));
}

const FIELDS = {
  title: [(row) => row.title, (row) => row.title],
  outcome: [(row) => row.outcome, (row) => row.outcome],
};

topic("titles", {
  "odd ones": async ({ wikigraph, api, same }) => {
    const nodes = await outcomes(ODD, (titles) => inWikigraph(wikigraph, titles));
    // One at a time, as MediaWiki cleans some of them before it says what it made of them.
    same(nodes, await outcomes(ODD, (titles) => inApi(api, titles), 1), FIELDS);
  },

  "of pages, spelt differently": async ({ wikigraph, api, same }) => {
    const titles = (await pages(api)).flatMap(({ title }, index) =>
      [0, 3, 5].map((step) => VARIATIONS[(index + step) % VARIATIONS.length](title)),
    );
    const nodes = await outcomes(titles, (titles) => inWikigraph(wikigraph, titles));
    same(nodes, await outcomes(titles, (titles) => inApi(api, titles)), FIELDS);
  },
});
