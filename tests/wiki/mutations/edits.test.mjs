// editPage: what is saved, byte for byte, by whom and how it is marked.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;
const LONGEST = 2 * 1024 * 1024;
const AWKWARD =
  "+ & % = ; # ? / \\ ' \" ` * ~ ^ | < > { } [ ] %2B %% &amp; a+b c=d\nÜber straße 日本語 עברית \u{1F419}\u{1F9D1}‍\u{1F680} é é";

let workshop;
before(async () => (workshop = await Workshop.open()));
after(() => workshop.close());

test("an edit is a new revision with the text, the summary and the name", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Ünïcode + & = 'signs'");
  const summary = "Because: 1 + 1 = 2 & 50 % \u{1F419}";
  const payload = await editor.does(
    "editPage",
    { page: { title }, content: { text: AWKWARD }, summary, clientMutationId: "mine" },
    "clientMutationId isNoChange isNewPage page { databaseId title length content latestRevision { databaseId } } revision { databaseId comment size actor { name } content } errors { code }",
  );
  const { page, revision } = payload;
  assert.deepEqual([payload.clientMutationId, payload.isNewPage, payload.isNoChange], ["mine", true, false]);
  assert.equal(page.title, title);
  assert.equal(page.latestRevision.databaseId, revision.databaseId);
  assert.equal(page.content, AWKWARD.normalize("NFC"));
  const stored = await database.revision(revision.databaseId);
  assert.equal(stored.text.toString(), AWKWARD.normalize("NFC"));
  assert.deepEqual([stored.user, stored.summary, stored.page], [accounts.editor, summary, page.databaseId]);
  assert.deepEqual([stored.isMinor, stored.isBot, stored.tags], [false, false, ["OAuth CID: 143"]]);
  assert.deepEqual([page.length, revision.size], [stored.length, stored.length]);
  assert.deepEqual([revision.comment, revision.actor.name], [summary, accounts.editor]);
});

test("the longest text there may be is saved, and one byte more is not", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Long");
  const line = "+&%= \u{1F419} ü, and some ordinary words to fill the line.\n";
  const lines = line.repeat(Math.floor(LONGEST / Buffer.byteLength(line)));
  const filled = lines + "x".repeat(LONGEST - Buffer.byteLength(lines));
  const { revision } = await editor.writes(title, filled);
  const stored = await database.revision(revision);
  assert.equal(stored.length, LONGEST);
  assert.ok(stored.text.equals(Buffer.from(filled)), "the text differs from what was sent");
  const error = await editor.refused("editPage", { page: { title }, content: { text: `${filled}x` } });
  assert.deepEqual([error.__typename, error.code], ["WikiError", "contenttoobig"]);
  assert.equal((await database.revisionsOf(stored.page)).length, 1);
});

test("text is put before, behind, and in a section", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Grown");
  const { page, revision } = await editor.writes(title, "== One ==\nFirst.\n\n== Two ==\nSecond.");
  const steps = [
    [{ content: { append: "\nLast." } }, "== One ==\nFirst.\n\n== Two ==\nSecond.\nLast."],
    [{ content: { prepend: "Before.\n" } }, "Before.\n== One ==\nFirst.\n\n== Two ==\nSecond.\nLast."],
    [
      { content: { text: "== One ==\nChanged." }, section: "1" },
      "Before.\n== One ==\nChanged.\n\n== Two ==\nSecond.\nLast.",
    ],
    [
      { content: { text: "Said." }, section: "new", sectionTitle: "Three & more" },
      "Before.\n== One ==\nChanged.\n\n== Two ==\nSecond.\nLast.\n\n== Three & more ==\n\nSaid.",
    ],
  ];
  let parent = revision;
  for (const [input, text] of steps) {
    const saved = await editor.does("editPage", { page: { id: page }, ...input });
    const stored = await database.revision(saved.revision.databaseId);
    assert.equal(stored.text.toString(), text);
    assert.deepEqual([stored.page, stored.parent, saved.isNewPage], [page, parent, false]);
    parent = saved.revision.databaseId;
  }
});

test("edits are marked as minor, as a bot's, and with tags", async () => {
  const [editor, bot] = await Promise.all([workshop.as("editor"), workshop.as("bot")]);
  const title = unused("Marked");
  await editor.writes(title, "One.");
  const minor = await editor.writes(title, "Two.", { isMinor: true });
  const automatic = await bot.writes(title, "Three.", { isBot: true, isMinor: true });
  const unmarked = await bot.writes(title, "Four.");
  const flags = async ({ revision }) => {
    const { isMinor, isBot, user } = await database.revision(revision);
    return [isMinor, isBot, user];
  };
  assert.deepEqual(await flags(minor), [true, false, accounts.editor]);
  assert.deepEqual(await flags(automatic), [true, true, accounts.bot]);
  assert.deepEqual(await flags(unmarked), [false, false, accounts.bot]);
  const tagged = await editor.writes(title, "Five.", { tags: ["by hand"] });
  assert.deepEqual((await database.revision(tagged.revision)).tags, ["OAuth CID: 143", "by hand"]);
  const unknown = { page: { title }, content: { text: "Six." }, tags: ["no such tag"] };
  const error = await editor.refused("editPage", unknown);
  assert.deepEqual([error.__typename, error.code], ["WikiError", "badtags"]);
});

test("a page is only created, only updated, or either", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Once");
  const edit = (text, mode) => ({ page: { title }, content: { text }, mode });
  assert.equal((await editor.refused("editPage", edit("One.", "UPDATE_ONLY"))).__typename, "NotFound");
  assert.equal((await editor.does("editPage", edit("Two.", "CREATE_ONLY"))).isNewPage, true);
  assert.equal((await editor.refused("editPage", edit("Three.", "CREATE_ONLY"))).__typename, "AlreadyExists");
  assert.equal((await editor.does("editPage", edit("Four.", "UPDATE_ONLY"))).isNewPage, false);
});

test("the same text again is no revision", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Same");
  const { page, revision } = await editor.writes(title, "Always the same.");
  const again = await editor.does("editPage", { page: { title }, content: { text: "Always the same." } });
  assert.deepEqual([again.isNoChange, again.isNewPage], [true, false]);
  assert.deepEqual(await database.revisionsOf(page), [revision]);
});

test("a page has the content model that is asked for", async () => {
  const administrator = await workshop.as("administrator");
  const title = unused("Data");
  const { page } = await administrator.does(
    "editPage",
    { page: { title }, content: { text: '{"a": 1}' }, contentModel: "json" },
    "page { contentModel } errors { code }",
  );
  assert.equal(page.contentModel, "json");
});

test("a page is watched or not as the edit says", async () => {
  const editor = await workshop.as("editor");
  const isWatched = async (title) => {
    const found = await database.rows(
      `SELECT wl_id FROM watchlist WHERE wl_title = ${database.quoted(keyOf(title))} AND wl_namespace = 0`,
    );
    return found.length > 0;
  };
  const title = unused("Watched");
  await editor.writes(title, "One.", { watch: "UNWATCH" });
  assert.equal(await isWatched(title), false);
  await editor.writes(title, "Two.", { watch: "WATCH" });
  assert.equal(await isWatched(title), true);
  await editor.writes(title, "Three.", { watch: "NO_CHANGE" });
  assert.equal(await isWatched(title), true);
});

test("input that names no page is the caller's mistake", async () => {
  const editor = await workshop.as("editor");
  const content = { text: "Anything." };
  assert.equal(await editor.faulted("editPage", { page: { title: "Bad[title" }, content }), "BAD_USER_INPUT");
  assert.equal((await editor.refused("editPage", { page: { id: 99999999 }, content })).__typename, "NotFound");
  const section = { page: { title: "Main Page" }, content, section: "99" };
  assert.equal((await editor.refused("editPage", section)).__typename, "NotFound");
});

test("nobody edits without having logged in", async () => {
  const title = unused("Nobody");
  const input = { page: { title }, content: { text: "Anonymous." } };
  assert.equal(await workshop.stranger().faulted("editPage", input), "UNAUTHENTICATED");
  assert.equal(await database.page(0, keyOf(title)), undefined);
});
