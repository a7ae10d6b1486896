// Fields that the wiki's API answers: text, HTML, differences, search, what the viewer may do and watches.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { calls, forgetCalls } from "./workshop/control.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { api, owner } from "./workshop/signer.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;

let workshop, editor;
before(async () => {
  workshop = await Workshop.open();
  editor = await workshop.as("editor");
});
after(() => workshop.close());

test("text and HTML, as the wiki gives them", async () => {
  const title = unused("Rendered");
  const text = "'''Bold''' & [[Main Page]] <nowiki>+%</nowiki> \u{1F419}";
  const { page, revision } = await editor.writes(title, text);
  const question = `{ wiki {
    page(id: ${page}) { content html extract latestRevision { content } }
    revision(id: ${revision}) { content html missing: content(slot: "nonesuch") }
  } }`;
  const { wiki } = await workshop.stranger().ask(question);
  assert.deepEqual([wiki.page.content, wiki.page.latestRevision.content, wiki.revision.content], [text, text, text]);
  assert.equal(wiki.revision.missing, null);
  const { parse } = await api(owner, { action: "parse", oldid: revision, prop: "text", disablelimitreport: 1 });
  const plain = (html) => html.replace(/<!--[^]*?-->/g, "").trim();
  assert.equal(plain(wiki.revision.html), plain(parse.text));
  assert.match(wiki.page.html, /<b>Bold<\/b> &amp; /);
  assert.match(wiki.page.extract, /^Bold & Main Page \+% \u{1F419}/u);
});

test("many texts are asked for in few calls", async () => {
  const title = unused("Many");
  for (let index = 0; index < 12; index++) await editor.writes(title, `Text ${index}.`);
  await forgetCalls();
  const { wiki } = await editor.ask(
    `{ wiki { page(title: "${title}") { revisions(first: 50) { nodes { content } } } } }`,
  );
  assert.deepEqual(
    wiki.page.revisions.nodes.map(({ content }) => content),
    Array.from({ length: 12 }, (_, index) => `Text ${11 - index}.`),
  );
  const asked = (await calls()).filter(({ module }) => module === "query+revisions");
  assert.equal(asked.length, 1);
});

test("text that was hidden is null, with its HTML", async () => {
  const title = unused("Hidden");
  const { revision } = await editor.writes(title, "A secret.");
  await editor.writes(title, "No secret.");
  await database.rows(`UPDATE revision SET rev_deleted = 1 WHERE rev_id = ${revision}`);
  const question = `{ wiki { revision(id: ${revision}) { content html visibility { isContentHidden } } } }`;
  const { wiki } = await workshop.stranger().ask(question);
  assert.deepEqual(wiki.revision, { content: null, html: null, visibility: { isContentHidden: true } });
});

test("what changed between two revisions", async () => {
  const title = unused("Compared");
  const first = await editor.writes(title, "One line.");
  const second = await editor.writes(title, "Another line.");
  const third = await editor.writes(title, "Quite another line.");
  const diff = "from { databaseId } to { databaseId } html";
  const { wiki } = await workshop.stranger().ask(`{ wiki { revision(id: ${second.revision}) {
    previous: diff { ${diff} } next: diff(to: NEXT) { ${diff} } current: diff(to: CURRENT) { ${diff} }
  } } }`);
  const { previous, next, current } = wiki.revision;
  assert.deepEqual([previous.from.databaseId, previous.to.databaseId], [first.revision, second.revision]);
  assert.deepEqual([next.from.databaseId, next.to.databaseId], [second.revision, third.revision]);
  assert.deepEqual([current.from.databaseId, current.to.databaseId], [second.revision, third.revision]);
  const { compare } = await api(owner, { action: "compare", fromrev: first.revision, torev: second.revision });
  assert.equal(previous.html.trim(), compare.body.trim());
});

test("what the viewer may do", async () => {
  const may = ["READ", "EDIT", "MOVE", "DELETE", "PROTECT"];
  const fields = may.map((action) => `${action}: viewerCan(action: ${action})`).join(" ");
  const rights = async (person, title) => {
    const { wiki } = await person.ask(`{ wiki { page(title: "${title}") { ${fields} } } }`);
    return may.filter((action) => wiki.page[action]);
  };
  const administrator = await workshop.as("administrator");
  assert.deepEqual(await rights(editor, "Protected page"), ["READ"]);
  assert.deepEqual(await rights(editor, "Half protected page"), ["READ", "EDIT", "MOVE"]);
  assert.deepEqual(await rights(await workshop.as("newcomer"), "Half protected page"), ["READ"]);
  assert.deepEqual(await rights(administrator, "Protected page"), may);
});

test("a search finds pages by their text", async () => {
  const word = unused("needle").replaceAll(" ", "");
  const titles = [];
  for (let index = 0; index < 3; index++) {
    titles.push(unused("Haystack"));
    await editor.writes(titles[index], `Hay, hay, ${word}, hay.`);
  }
  const search = (first, after = null) => `{ wiki {
    search(query: "${word}", mode: FULL_TEXT, first: ${first}, after: ${JSON.stringify(after)}) {
      totalCount pageInfo { hasNextPage endCursor } edges { snippet node { title } }
    }
  } }`;
  const found = async (...page) => (await workshop.stranger().ask(search(...page))).wiki.search;
  const all = await found(10);
  assert.deepEqual(all.edges.map(({ node }) => node.title).sort(), titles.sort());
  assert.deepEqual([all.totalCount, all.pageInfo.hasNextPage], [3, false]);
  assert.match(all.edges[0].snippet, new RegExp(word));
  // Hits that are equally good come in any order, so that pages of them can be counted only.
  const first = await found(2);
  assert.deepEqual([first.edges.length, first.pageInfo.hasNextPage], [2, true]);
  const rest = await found(2, first.pageInfo.endCursor);
  assert.deepEqual([rest.edges.length, rest.pageInfo.hasNextPage], [1, false]);
});

test("what people watch is shown to them", async () => {
  const colleague = await workshop.as("colleague");
  const title = unused("Watched");
  const { page } = await editor.writes(title, "Something new.");
  await colleague.does("watchPage", { page: { title } });
  const { viewer } = await colleague.ask(
    "{ viewer { watchlist(first: 50) { nodes { title page { databaseId } actor { name } } } } }",
  );
  const row = viewer.watchlist.nodes.find((change) => change.title === title);
  assert.deepEqual([row?.page.databaseId, row?.actor.name], [page, accounts.editor]);
});

test("an edit that is watched is told from the category that the page entered by it", async () => {
  const colleague = await workshop.as("colleague");
  const title = unused("Watched");
  const name = unused("Entered");
  const { revision } = await editor.writes(title, `[[Category:${name}]]`);
  // As a job of MediaWiki's tells of it: in the second of the edit, and with its revision.
  await database.rows(`
    INSERT INTO recentchanges (rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_cur_id,
      rc_this_oldid, rc_last_oldid, rc_type, rc_source, rc_patrolled)
    SELECT rc_timestamp, rc_actor, 14, ${database.quoted(keyOf(name))}, rc_comment_id, rc_cur_id,
      rc_this_oldid, rc_last_oldid, 6, 'mw.categorize', 1
    FROM recentchanges WHERE rc_this_oldid = ${revision}`);
  const question = "{ viewer { watchlist(first: 50) { nodes { kind title } } } }";
  const watched = async (...titles) => {
    const { viewer } = await colleague.ask(question);
    return viewer.watchlist.nodes.filter((change) => titles.includes(change.title));
  };
  const page = { kind: "NEW", title };
  const category = { kind: "CATEGORIZE", title: `Category:${name}` };
  await colleague.does("watchPage", { page: { title } });
  assert.deepEqual(await watched(title, category.title), [page]);
  await colleague.does("watchPage", { page: { title: category.title } });
  assert.deepEqual(await watched(title, category.title), [category, page]);
});
