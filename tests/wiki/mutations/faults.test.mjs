// When the network or the wiki fails in the middle of a write: it is never done twice, and the answer says what is known.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { calls, faults, forgetCalls, mend, pending } from "./workshop/control.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

let workshop;
before(async () => (workshop = await Workshop.open({ REQUEST_TIMEOUT: "60" })));
after(() => workshop.close());
afterEach(mend);

/** Somebody appends a line to a page while these faults lie in wait. */
const appended = (role, ...lurking) => written(role, { append: "\nStorm." }, ...lurking);

/**
 * Somebody writes this to a page while these faults lie in wait: what wikigraph answers, how often the wiki was asked to
 * edit, and how often it did.
 */
async function written(role, content, ...lurking) {
  const person = await workshop.as(role);
  const title = unused("Stormy");
  const { page, revision } = await person.writes(title, "Calm.");
  await faults(role, "edit", ...lurking);
  const before = (await calls(role, "edit")).length;
  const { data, errors } = await person.attempt("editPage", { page: { title }, content });
  const revisions = (await database.revisionsOf(page)).filter((id) => id !== revision);
  return {
    payload: data?.editPage,
    code: errors?.[0].extensions.code,
    asked: (await calls(role, "edit")).length - before,
    revisions,
  };
}

function isSaved({ payload, code, revisions }) {
  assert.equal(code, undefined);
  assert.deepEqual(payload.errors, []);
  assert.deepEqual(revisions, [payload.revision.databaseId], "one revision, and the answer names it");
}

test("an answer that is cut off after the save: the revision is found", async () => {
  const outcome = await appended("editor", { answer: "cut", isPassedOn: true });
  isSaved(outcome);
  assert.equal(outcome.asked, 1);
});

test("an answer that breaks off in the middle after the save: the revision is found", async () => {
  const outcome = await appended("editor", { answer: "truncated", isPassedOn: true });
  isSaved(outcome);
  assert.equal(outcome.asked, 1);
});

test("maintenance that begins after the save: the revision is found", async () => {
  const outcome = await appended("editor", { answer: "unavailable", isPassedOn: true });
  isSaved(outcome);
  assert.equal(outcome.asked, 1);
});

test("an answer that never comes, before the save and after it", async () => {
  const [lost, saved] = await Promise.all([
    appended("colleague", { answer: "hang" }),
    appended("administrator", { answer: "hang", isPassedOn: true }),
  ]);
  isSaved(saved);
  assert.equal(saved.asked, 1);
  // It may come yet.
  assert.deepEqual([lost.code, lost.asked, lost.revisions], ["TIMEOUT", 1, []]);
});

test("an answer that never comes leaves a short request time to look", async () => {
  const hasty = await Workshop.open({ REQUEST_TIMEOUT: "8" });
  const editor = await hasty.as("editor");
  const title = unused("Hasty");
  await editor.writes(title, "Calm.");
  for (const isPassedOn of [true, false]) {
    await faults("editor", "edit", { answer: "hang", isPassedOn });
    const content = { text: isPassedOn ? "Storm." : "Another storm." };
    const { data, errors } = await editor.attempt("editPage", { page: { title }, content });
    assert.equal(errors?.[0].extensions.code, isPassedOn ? undefined : "TIMEOUT");
    if (isPassedOn) assert.deepEqual(data.editPage.errors, []);
    else assert.match(errors[0].message, /not in the history of the page .* yet.*look/s);
  }
  await hasty.close();
});

test("a call that is cut off before the save", async () => {
  const outcome = await appended("editor", { answer: "cut" });
  assert.deepEqual([outcome.code, outcome.asked, outcome.revisions], ["TIMEOUT", 1, []]);
});

test("HTML from a server in maintenance", async () => {
  const outcome = await appended("editor", { answer: "unavailable" });
  assert.equal(outcome.code, "TIMEOUT");
  assert.deepEqual([outcome.asked, outcome.revisions], [1, []]);
});

test("too many requests, or a database that lags behind", async () => {
  for (const fault of [{ answer: "tooMany", retryAfter: 7 }, { answer: "maxlag" }]) {
    const outcome = await appended("editor", fault);
    assert.equal(outcome.code, "RATE_LIMITED", fault.answer);
    assert.deepEqual([outcome.asked, outcome.revisions], [1, []], fault.answer);
  }
});

test("a token for writing that has gone stale is fetched anew, once", async () => {
  const outcome = await appended("editor", { answer: "badToken" });
  isSaved(outcome);
  assert.equal(outcome.asked, 2);
  const twice = await appended("editor", { answer: "badToken", times: 2 });
  assert.ok(twice.code ?? twice.payload.errors[0]);
  assert.deepEqual([twice.asked, twice.revisions], [2, []]);
});

test("a nonce that was used: the edit is signed anew if it was not saved, and cannot be saved twice", async () => {
  const anew = await written("editor", { text: "Storm." }, { answer: "nonceUsed" });
  isSaved(anew);
  assert.equal(anew.asked, 2);
  isSaved(await appended("editor", { answer: "nonceUsed", isPassedOn: true }));
  const left = await appended("editor", { answer: "nonceUsed" });
  assert.deepEqual([left.code, left.asked, left.revisions], ["TIMEOUT", 1, []]);
});

test("moves, deletions and protections are not done twice either", async () => {
  const administrator = await workshop.as("administrator");
  const attempts = {
    move: ["movePage", (title) => ({ from: { title }, to: unused("Moved in a storm") })],
    delete: ["deletePage", (title) => ({ page: { title } })],
    protect: ["protectPage", (title) => ({ page: { title }, protections: [{ action: "edit", level: "sysop" }] })],
  };
  for (const [module, [mutation, input]] of Object.entries(attempts)) {
    const title = unused("Stormy");
    await administrator.writes(title, "Calm.");
    await faults("administrator", module, { answer: "cut", isPassedOn: true });
    await forgetCalls();
    const { data, errors } = await administrator.attempt(mutation, input(title));
    assert.equal((await calls("administrator", module)).length, 1, mutation);
    // Whether it was done cannot be told from the page alone.
    assert.equal(errors?.[0].extensions.code, "TIMEOUT", `${mutation}: ${JSON.stringify(data)}`);
    const entries = await database.rows(
      `SELECT log_id FROM logging WHERE log_type = '${module}' AND log_namespace = 0 AND log_title = ${database.quoted(keyOf(title))}`,
    );
    assert.equal(entries.length, 1, mutation);
  }
});

test("reads are tried again until they come", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Read in a storm");
  const { revision } = await editor.writes(title, "Legible.");
  const question = `{ wiki { revision(id: ${revision}) { content } } }`;
  for (const answer of ["cut", "truncated", "unavailable", "tooMany", "nonceUsed"]) {
    await faults(undefined, "query", { answer, user: undefined, retryAfter: 0 });
    const { data, errors } = await editor.answer(question);
    assert.deepEqual([errors, data?.wiki.revision.content], [undefined, "Legible."], answer);
    assert.deepEqual(await pending(), [], answer);
  }
  // MediaWiki asks for five seconds, which is longer than a reader waits.
  await faults(undefined, "query", { answer: "maxlag", user: undefined });
  const { errors } = await editor.answer(question);
  assert.deepEqual([errors[0].extensions.code, errors[0].extensions.retryAfter], ["RATE_LIMITED", 5]);
});
