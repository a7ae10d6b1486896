// Two people and one page: conflicts, undoing, rolling back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import * as database from "./workshop/database.mjs";
import { unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;
const LINES = ["One.", "Two.", "Three.", "Four.", "Five."];
const text = (changes = {}) => LINES.map((line, index) => changes[index] ?? line).join("\n\n");

let workshop, editor, colleague, administrator;
before(async () => {
  workshop = await Workshop.open();
  [editor, colleague, administrator] = await Promise.all(
    ["editor", "colleague", "administrator"].map((role) => workshop.as(role)),
  );
});
after(() => workshop.close());

test("an edit from an old revision does not overwrite what came since", async () => {
  const title = unused("Contested");
  const { page, revision: base } = await editor.writes(title, text());
  const theirs = await colleague.writes(title, text({ 2: "Three, says Olga." }), { baseRevisionId: base });
  const mine = { page: { title }, content: { text: text({ 2: "Three, say I." }) }, baseRevisionId: base };
  const error = await editor.refused("editPage", mine);
  assert.equal(error.__typename, "EditConflict");
  assert.equal(error.currentRevision.databaseId, theirs.revision);
  assert.deepEqual(await database.revisionsOf(page), [base, theirs.revision]);
  const again = await editor.writes(title, mine.content.text, { baseRevisionId: theirs.revision });
  assert.equal((await database.revision(again.revision)).text.toString(), mine.content.text);
});

test("even an edit elsewhere in the page is a conflict, and one's own too", async () => {
  const title = unused("Contested elsewhere");
  const { page, revision: base } = await editor.writes(title, text());
  const theirs = await colleague.writes(title, text({ 0: "One, says Olga." }));
  const mine = { page: { title }, content: { text: text({ 4: "Five, say I." }) }, baseRevisionId: base };
  assert.equal((await editor.refused("editPage", mine)).currentRevision.databaseId, theirs.revision);
  const own = { ...mine, content: { text: "Anything." } };
  assert.equal((await colleague.refused("editPage", own)).__typename, "EditConflict");
  assert.equal((await database.revisionsOf(page)).length, 2);
});

test("of many edits at once of the same base, one is saved", async () => {
  const title = unused("Race");
  const { page, revision: base } = await editor.writes(title, "Start.");
  const people = [editor, colleague, administrator, editor, colleague];
  const payloads = await Promise.all(
    people.map((person, index) =>
      person.payload("editPage", { page: { title }, content: { text: `Runner ${index}.` }, baseRevisionId: base }),
    ),
  );
  const winners = payloads.filter(({ revision }) => revision);
  assert.equal(winners.length, 1);
  const losers = payloads.flatMap(({ errors }) => errors.map(({ __typename }) => __typename));
  assert.deepEqual(losers, Array(people.length - 1).fill("EditConflict"));
  assert.deepEqual(await database.revisionsOf(page), [base, winners[0].revision.databaseId]);
});

test("a base that belongs to no revision of the page is refused", async () => {
  const title = unused("Baseless");
  const { page } = await editor.writes(title, "Start.");
  const { errors } = await editor.payload("editPage", {
    page: { title },
    content: { text: "x" },
    baseRevisionId: 99999999,
  });
  assert.ok(["EditConflict", "NotFound"].includes(errors[0].__typename), errors[0].__typename);
  assert.equal((await database.revisionsOf(page)).length, 1);
});

test("one revision is undone, and what came after it stays", async () => {
  const title = unused("Undone");
  await editor.writes(title, text());
  const bad = await colleague.writes(title, text({ 0: "Nonsense." }));
  await editor.writes(title, text({ 0: "Nonsense.", 4: "Five, improved." }));
  const summary = "Undo + explain & so on";
  const { revision } = await editor.does("undoRevision", { revisionId: bad.revision, summary });
  const stored = await database.revision(revision.databaseId);
  assert.equal(stored.text.toString(), text({ 4: "Five, improved." }));
  assert.deepEqual([stored.user, stored.summary], [accounts.editor, summary]);
  assert.ok(stored.tags.includes("mw-undo"), stored.tags.join());
});

test("a range of revisions is undone", async () => {
  const title = unused("Undone in a row");
  await editor.writes(title, text());
  const first = await colleague.writes(title, text({ 0: "Nonsense." }));
  const last = await colleague.writes(title, text({ 0: "Nonsense.", 1: "More of it." }));
  const { revision } = await editor.does("undoRevision", {
    revisionId: first.revision,
    throughRevisionId: last.revision,
  });
  assert.equal((await database.revision(revision.databaseId)).text.toString(), text());
});

test("what was built upon cannot be undone", async () => {
  const title = unused("Not undone");
  const { page } = await editor.writes(title, text());
  const middle = await colleague.writes(title, text({ 0: "Changed." }));
  await editor.writes(title, text({ 0: "Changed again, thoroughly." }));
  assert.equal((await editor.refused("undoRevision", { revisionId: middle.revision })).__typename, "EditConflict");
  assert.equal((await editor.refused("undoRevision", { revisionId: 99999999 })).__typename, "NotFound");
  assert.equal((await database.revisionsOf(page)).length, 3);
});

test("all of the last person's edits are rolled back", async () => {
  const title = unused("Rolled back");
  const { page } = await editor.writes(title, "Good.");
  await colleague.writes(title, "Bad.");
  await colleague.writes(title, "Worse.");
  const input = { page: { title }, user: accounts.colleague, summary: "Rolled + back", markBot: true };
  const { revision } = await administrator.does("rollbackPage", input);
  const stored = await database.revision(revision.databaseId);
  assert.equal(stored.text.toString(), "Good.");
  assert.deepEqual(
    [stored.user, stored.summary, stored.isMinor, stored.isBot],
    [accounts.administrator, "Rolled + back", true, true],
  );
  assert.ok(stored.tags.includes("mw-rollback"), stored.tags.join());
  const again = await administrator.refused("rollbackPage", { page: { id: page }, user: accounts.colleague });
  assert.equal(again.__typename, "EditConflict");
  const unfit = await editor.refused("rollbackPage", { page: { title }, user: accounts.administrator });
  assert.equal(unfit.__typename, "PermissionDenied");
});
