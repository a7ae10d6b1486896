// Pages are moved, deleted, restored, protected, purged and watched.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;
const TALK = 1;

let workshop, administrator, editor;
before(async () => {
  workshop = await Workshop.open();
  [administrator, editor] = await Promise.all([workshop.as("administrator"), workshop.as("editor")]);
});
after(() => workshop.close());

/** A page with a talk page, a subpage, and a subpage of the talk page. */
async function house() {
  const title = unused("House");
  for (const name of [title, `Talk:${title}`, `${title}/Cellar`, `Talk:${title}/Cellar`])
    await editor.writes(name, `This is ${name}.`);
  return title;
}

const at = (title, namespace = 0) => database.page(namespace, keyOf(title));

test("a page is moved with its talk page, and leaves a redirect", async () => {
  const [from, to] = [await house(), unused("Moved & renamed")];
  const { id } = await at(from);
  const payload = await editor.does("movePage", { from: { title: from }, to, reason: "Better + shorter" });
  assert.deepEqual([payload.page.databaseId, payload.page.title], [id, to]);
  assert.equal(payload.redirect.title, from);
  assert.deepEqual([payload.logEntry.type, payload.logEntry.action], ["move", "move"]);
  assert.equal((await at(to)).id, id);
  assert.deepEqual([(await at(from)).id, (await at(from)).isRedirect], [payload.redirect.databaseId, true]);
  assert.equal((await at(to, TALK)).isRedirect, false);
  assert.equal(await at(`${to}/Cellar`), undefined);
  const entry = await database.logEntry("move", 0, keyOf(from));
  assert.deepEqual(
    [entry.id, entry.user, entry.reason],
    [payload.logEntry.databaseId, accounts.editor, "Better + shorter"],
  );
});

test("a page is moved with its subpages, and without a redirect or its talk page", async () => {
  const [from, to] = [await house(), unused("Moved")];
  const input = { from: { title: from }, to, moveSubpages: true, leaveRedirect: false };
  const { redirect } = await administrator.does("movePage", input);
  assert.equal(redirect, null);
  assert.equal(await at(from), undefined);
  assert.ok(await at(`${to}/Cellar`));
  assert.ok(await at(`${to}/Cellar`, TALK));
  const [alone, target] = [await house(), unused("Alone")];
  await administrator.does("movePage", { from: { title: alone }, to: target, moveTalk: false });
  assert.equal((await at(alone, TALK)).isRedirect, false);
  assert.equal(await at(target, TALK), undefined);
});

test("what a move leaves undone is said beside what it did", async () => {
  const [from, to] = [await house(), unused("Half taken")];
  await editor.writes(`Talk:${to}`, "We were here first.");
  const { page, errors } = await editor.payload("movePage", { from: { title: from }, to });
  assert.equal(page.title, to);
  assert.deepEqual(
    errors.map(({ __typename }) => __typename),
    ["AlreadyExists"],
  );
  assert.ok(await at(to));
  assert.equal((await at(from, TALK)).isRedirect, false);
});

test("a page is not moved to where one is", async () => {
  const title = unused("Stays");
  await editor.writes(title, "Here.");
  const move = (to) => editor.refused("movePage", { from: { title }, to });
  assert.equal((await move("Target that exists")).__typename, "AlreadyExists");
  assert.equal((await move("Never to be written")).__typename, "PageProtected");
  assert.equal(await editor.faulted("movePage", { from: { title }, to: "Bad[title" }), "BAD_USER_INPUT");
  assert.ok(await at(title));
});

test("a page is deleted, with its talk page if that is asked for", async () => {
  const title = await house();
  const { logEntry } = await administrator.does("deletePage", {
    page: { title },
    reason: "Not + needed",
    deleteTalk: true,
  });
  const entry = await database.logEntry("delete", 0, keyOf(title));
  assert.deepEqual([entry.id, entry.user, entry.reason], [logEntry.databaseId, accounts.administrator, "Not + needed"]);
  assert.deepEqual(
    [logEntry.type, logEntry.action, logEntry.title, logEntry.comment, logEntry.actor.name],
    ["delete", "delete", title, "Not + needed", accounts.administrator],
  );
  assert.deepEqual([await at(title), await at(title, TALK)], [undefined, undefined]);
  const other = await house();
  await administrator.does("deletePage", { page: { title: other } });
  assert.ok(await at(other, TALK));
});

test("a page is restored, in whole or in part", async () => {
  const title = unused("Restored");
  const { page, revision } = await editor.writes(title, "One.");
  await editor.writes(title, "Two.");
  await administrator.does("deletePage", { page: { id: page } });
  const restored = await administrator.does("undeletePage", { title, reason: "Needed after all" });
  assert.deepEqual([restored.page.databaseId, restored.page.title], [page, title]);
  assert.equal((await database.revisionsOf(page)).length, 2);

  await administrator.does("deletePage", { page: { id: page } });
  const [{ moment }] = await database.rows(`SELECT ar_timestamp AS moment FROM archive WHERE ar_rev_id = ${revision}`);
  const timestamp = moment.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z");
  await administrator.does("undeletePage", { title, timestamps: [timestamp] });
  assert.ok((await database.revisionsOf(page)).includes(revision));
});

test("a page is protected until it ends, and freed", async () => {
  const title = unused("Protected");
  const { page } = await editor.writes(title, "Loved.");
  const expiry = new Date(Date.now() + 3600e3).toISOString().replace(/\.\d+/, "");
  const protections = [
    { action: "edit", level: "autoconfirmed", expiry },
    { action: "move", level: "sysop" },
  ];
  await administrator.does("protectPage", { page: { title }, protections, reason: "Much + loved" });
  const restrictions = () =>
    database.rows(
      `SELECT pr_type, pr_level, pr_expiry, pr_cascade FROM page_restrictions WHERE pr_page = ${page} ORDER BY pr_type`,
    );
  assert.deepEqual(await restrictions(), [
    { pr_type: "edit", pr_level: "autoconfirmed", pr_expiry: expiry.replace(/\D/g, ""), pr_cascade: "0" },
    { pr_type: "move", pr_level: "sysop", pr_expiry: "infinity", pr_cascade: "0" },
  ]);
  assert.equal((await database.logEntry("protect", 0, keyOf(title))).reason, "Much + loved");
  await administrator.does("protectPage", {
    page: { title },
    protections: [{ action: "edit", level: "sysop" }],
    cascade: true,
  });
  assert.deepEqual(
    (await restrictions()).map((row) => [row.pr_type, row.pr_level, row.pr_cascade]),
    [["edit", "sysop", "1"]],
  );
  const { page: semi, errors } = await administrator.payload("protectPage", {
    page: { title },
    protections: [{ action: "edit", level: "autoconfirmed" }],
    cascade: true,
  });
  assert.equal(semi.title, title);
  assert.deepEqual(
    errors.map(({ __typename, code }) => [__typename, code]),
    [["WikiError", "notcascading"]],
  );
  assert.deepEqual(
    (await restrictions()).map((row) => [row.pr_type, row.pr_level, row.pr_cascade]),
    [["edit", "autoconfirmed", "0"]],
  );
  await administrator.does("protectPage", { page: { title }, protections: [] });
  assert.deepEqual(await restrictions(), []);
  const unknown = { page: { title }, protections: [{ action: "edit", level: "no such level" }] };
  const error = await administrator.refused("protectPage", unknown);
  assert.deepEqual([error.__typename, error.code], ["WikiError", "protect-invalidlevel"]);
});

test("pages are purged", async () => {
  const title = unused("Purged");
  const { page } = await editor.writes(title, "Stale.");
  await database.rows(`UPDATE page SET page_touched = '20200101000000' WHERE page_id = ${page}`);
  const { pages } = await editor.does("purgePages", { pages: [{ title }], forceLinkUpdate: true });
  assert.deepEqual(pages, [{ databaseId: page, title }]);
  const [{ page_touched }] = await database.rows(`SELECT page_touched FROM page WHERE page_id = ${page}`);
  assert.notEqual(page_touched, "20200101000000");
  const { pages: some, errors } = await editor.payload("purgePages", {
    pages: [{ id: page }, { title: unused("Nothing") }],
  });
  assert.deepEqual(some, [{ databaseId: page, title }]);
  assert.deepEqual(
    errors.map(({ __typename }) => __typename),
    ["NotFound"],
  );
});

test("a page is watched for a time, for good, and no longer", async () => {
  const title = unused("Watched");
  await administrator.writes(title, "Look.", { watch: "UNWATCH" });
  const watched = () =>
    database.rows(
      `SELECT user_name FROM watchlist JOIN user ON user_id = wl_user WHERE wl_namespace = 0 AND wl_title = ${database.quoted(keyOf(title))}`,
    );
  await editor.does("watchPage", { page: { title } });
  assert.ok((await watched()).some((row) => row.user_name === accounts.editor));
  await editor.does("watchPage", { page: { title }, watch: false });
  assert.ok(!(await watched()).some((row) => row.user_name === accounts.editor));
});

/** So many days from now, as a DateTime. */
const inDays = (days) => new Date(Date.now() + days * 86400e3).toISOString().replace(/\.\d+/, "");

test("an expiry is kept as far as the wiki has it, and ends when a page is watched for good", async () => {
  const title = unused("Fleeting");
  const expiries = async () => {
    const rows = await database.rows(
      `SELECT we_expiry FROM watchlist JOIN watchlist_expiry ON we_item = wl_id WHERE wl_namespace = 0 AND wl_title = ${database.quoted(keyOf(title))}`,
    );
    return rows.map((row) => row.we_expiry);
  };
  const expiry = inDays(7);
  await editor.does("watchPage", { page: { title }, expiry });
  assert.deepEqual(await expiries(), [expiry.replace(/\D/g, "")]);
  const { errors } = await editor.payload("watchPage", { page: { title }, expiry: inDays(3650) });
  const [cut] = await expiries();
  assert.ok(cut > expiry.replace(/\D/g, "") && cut < inDays(190).replace(/\D/g, ""), cut);
  assert.deepEqual(
    errors.map(({ __typename, code }) => [__typename, code]),
    [["WikiError", "expirylimited"]],
  );
  assert.equal(errors[0].message.replace(/\D/g, "").slice(0, 8), cut.slice(0, 8));
  await editor.does("watchPage", { page: { title } });
  assert.deepEqual(await expiries(), []);
});

test("a wiki that keeps no expiries is said to watch a page for good", async () => {
  const title = unused("Watched");
  await administrator.writes(title, "Look.");
  const { page, errors } = await editor.payload("watchPage", { page: { title }, expiry: inDays(7) });
  assert.equal(page.title, title);
  assert.deepEqual(
    errors.map(({ __typename, code }) => [__typename, code]),
    [["WikiError", "unsupported"]],
  );
});
