// What the wiki refuses comes back typed, with its data, and nothing is saved.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { grant } from "./workshop/control.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;

let workshop;
before(async () => (workshop = await Workshop.open()));
after(() => workshop.close());

/** Somebody's edit is refused, and no page or revision comes of it. */
async function refused(role, title, input = { content: { text: "Let me in." } }, namespace = 0, key = keyOf(title)) {
  const before = await database.page(namespace, key);
  const error = await (await workshop.as(role)).refused("editPage", { page: { title }, ...input });
  assert.deepEqual(await database.page(namespace, key), before);
  return error;
}

test("a protected page", async () => {
  const full = await refused("editor", "Protected page");
  assert.deepEqual([full.__typename, full.level], ["PageProtected", "sysop"]);
  const half = await refused("newcomer", "Half protected page");
  assert.deepEqual([half.__typename, half.level], ["PageProtected", "autoconfirmed"]);
  const unwritten = await refused("editor", "Never to be written");
  assert.equal(unwritten.__typename, "PageProtected");
  await (await workshop.as("editor")).writes("Half protected page", `Trusted ${unused("")}`);
  await (await workshop.as("administrator")).writes("Protected page", `Trusted ${unused("")}`);
});

test("somebody who is blocked", async () => {
  const error = await refused("blocked", unused("By the blocked"));
  assert.equal(error.__typename, "UserBlocked");
  assert.deepEqual(error.block, {
    reason: "Would not listen",
    expiry: null,
    isPartial: false,
    by: { name: accounts.administrator },
  });
});

test("somebody who has done enough for today", async () => {
  assert.equal((await refused("hasty", unused("In haste"))).__typename, "RateLimited");
});

test("a phrase that a filter disallows, and one that it warns of once", async () => {
  const error = await refused("editor", unused("Filtered"), { content: { text: "A forbidden phrase." } });
  assert.deepEqual([error.__typename, error.filter], ["ContentRejected", "No forbidden phrase"]);
  const title = unused("Warned");
  const input = { content: { text: "A doubtful phrase." } };
  const warning = await refused("editor", title, input);
  assert.deepEqual([warning.__typename, warning.filter], ["ContentRejected", "No doubtful phrase"]);
  assert.notEqual(warning.code, error.code);
  const { page } = await (await workshop.as("editor")).does("editPage", { page: { title }, ...input });
  assert.equal((await database.page(0, keyOf(title))).id, page.databaseId);
});

test("a link, a title and an answer that the wiki is wary of", async () => {
  const spam = await refused("editor", unused("Spam"), { content: { text: "https://unwelcome.example/cheap" } });
  assert.equal(spam.__typename, "ContentRejected");
  const title = await refused("editor", unused("Unwelcome title"));
  assert.equal(title.__typename, "ContentRejected");
  const name = unused("asked");
  const captcha = await refused("editor", `Portal:${name}`, undefined, 100, keyOf(name));
  assert.equal(captcha.__typename, "ContentRejected");
  assert.match(captcha.message, /captcha/i);
});

test("what people may not do, they are told they may not", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Allowed");
  const { page, revision } = await editor.writes(title, "Mine.");
  const attempts = {
    deletePage: { page: { title } },
    undeletePage: { title: "Deleted page" },
    protectPage: { page: { title }, protections: [{ action: "edit", level: "sysop" }] },
    rollbackPage: { page: { title }, user: accounts.editor },
    patrolRevision: { revisionId: revision },
    blockUser: { user: accounts.newcomer },
    unblockUser: { user: accounts.blocked },
  };
  for (const [mutation, input] of Object.entries(attempts)) {
    assert.equal((await editor.refused(mutation, input)).__typename, "PermissionDenied", mutation);
  }
  assert.equal((await database.page(0, keyOf(title))).id, page);
});

test("what people did not allow, nobody does in their name", async () => {
  const newcomer = await workshop.logIn("newcomer");
  const title = unused("Not granted");
  await grant("newcomer", ["basic"]);
  assert.equal(
    (await newcomer.refused("editPage", { page: { title }, content: { text: "x" } })).__typename,
    "PermissionDenied",
  );
  await grant("newcomer", ["basic", "editpage", "createeditmovepage"]);
  await newcomer.writes(title, "Granted.");
});

test("pages that are gone, and revisions that never were", async () => {
  const administrator = await workshop.as("administrator");
  const title = unused("Gone");
  const { page, revision } = await administrator.writes(title, "Short-lived.");
  await administrator.does("deletePage", { page: { title } });
  const edits = [
    { page: { id: page }, content: { text: "x" } },
    { page: { title }, content: { text: "x" }, mode: "UPDATE_ONLY" },
  ];
  for (const input of edits) assert.equal((await administrator.refused("editPage", input)).__typename, "NotFound");
  const attempts = {
    undoRevision: { revisionId: revision },
    rollbackPage: { page: { title }, user: accounts.editor },
    movePage: { from: { title }, to: unused("Nowhere") },
    deletePage: { page: { title } },
    watchPage: { page: { id: page } },
  };
  for (const [mutation, input] of Object.entries(attempts)) {
    assert.equal((await administrator.refused(mutation, input)).__typename, "NotFound", mutation);
  }
  assert.equal((await administrator.refused("undeletePage", { title: unused("Never was") })).__typename, "NotFound");
});

test("a deleted page may be written again, and an edit of what was deleted is not mistaken for that", async () => {
  const administrator = await workshop.as("administrator");
  const title = unused("Deleted meanwhile");
  const { revision } = await administrator.writes(title, "First life.");
  await administrator.does("deletePage", { page: { title } });
  const stale = { page: { title }, content: { text: "From the first life." }, baseRevisionId: revision };
  const { errors } = await administrator.payload("editPage", stale);
  assert.ok(["NotFound", "EditConflict"].includes(errors[0]?.__typename), JSON.stringify(errors));
  assert.equal(await database.page(0, keyOf(title)), undefined);
  assert.equal(
    (await administrator.does("editPage", { page: { title }, content: { text: "Second life." } })).isNewPage,
    true,
  );
});
