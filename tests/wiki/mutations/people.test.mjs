// People are blocked and freed, their edits patrolled, and thanked for.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;

let workshop, administrator, editor;
before(async () => {
  workshop = await Workshop.open();
  [administrator, editor] = await Promise.all([workshop.as("administrator"), workshop.as("editor")]);
});
after(() => workshop.close());

async function blockOf(name) {
  const [row] = await database.rows(`
    SELECT bl_expiry, bl_create_account, bl_enable_autoblock, actor_name, comment_text FROM block
    JOIN block_target ON bt_id = bl_target JOIN user ON user_id = bt_user
    JOIN actor ON actor_id = bl_by_actor JOIN comment ON comment_id = bl_reason_id WHERE user_name = ${database.quoted(name)}`);
  return row;
}

test("somebody is blocked until a day, and freed", async () => {
  const expiry = new Date(Date.now() + 7200e3).toISOString().replace(/\.\d+/, "");
  const input = {
    user: accounts.newcomer,
    reason: "Calm + down",
    expiry,
    preventAccountCreation: false,
    autoblock: false,
  };
  const { user } = await administrator.does("blockUser", input);
  assert.equal(user.name, accounts.newcomer);
  assert.deepEqual(await blockOf(accounts.newcomer), {
    bl_expiry: expiry.replace(/\D/g, ""),
    bl_create_account: "0",
    bl_enable_autoblock: "0",
    actor_name: accounts.administrator,
    comment_text: "Calm + down",
  });
  const newcomer = await workshop.as("newcomer");
  const error = await newcomer.refused("editPage", {
    page: { title: unused("By the blocked") },
    content: { text: "x" },
  });
  assert.deepEqual([error.__typename, error.block.expiry], ["UserBlocked", expiry]);
  assert.equal((await administrator.refused("blockUser", { user: accounts.newcomer })).__typename, "AlreadyExists");

  assert.equal(
    (await administrator.does("unblockUser", { user: accounts.newcomer, reason: "Calm again" })).user.name,
    accounts.newcomer,
  );
  assert.equal(await blockOf(accounts.newcomer), undefined);
  const entry = await database.logEntry("block", 2, keyOf(accounts.newcomer));
  assert.deepEqual([entry.action, entry.reason], ["unblock", "Calm again"]);
  assert.equal((await administrator.refused("unblockUser", { user: accounts.newcomer })).__typename, "NotFound");
  assert.equal((await administrator.refused("blockUser", { user: "Nobody of that name" })).__typename, "NotFound");
});

test("a revision is patrolled", async () => {
  const { revision } = await editor.writes(unused("Unpatrolled"), "Please look.");
  assert.equal((await database.revision(revision)).isPatrolled, false);
  const payload = await administrator.does("patrolRevision", { revisionId: revision });
  assert.equal(payload.revision.databaseId, revision);
  assert.equal((await database.revision(revision)).isPatrolled, true);
  const { errors } = await administrator.payload("patrolRevision", { revisionId: 99999999 });
  assert.equal(errors[0].__typename, "NotFound");
});

test("somebody is thanked", async () => {
  const { revision } = await administrator.writes(unused("Thankworthy"), "A gift.");
  const payload = await editor.does("thankRevision", { revisionId: revision });
  assert.equal(payload.revision.databaseId, revision);
  const entry = await database.logEntry("thanks", 2, keyOf(accounts.administrator));
  assert.deepEqual([entry?.action, entry?.user], ["thank", accounts.editor]);
  const own = await editor.writes(unused("Selfish"), "For me.");
  const { data, errors } = await editor.attempt("thankRevision", { revisionId: own.revision });
  assert.ok(errors?.length || data.thankRevision.errors.length, "nobody thanks themselves");
});
