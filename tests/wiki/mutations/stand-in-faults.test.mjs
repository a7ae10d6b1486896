// The faults that the stand-in can make: each is what it is called, and the wiki has done or not done what it was asked.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { calls, faults, forgetCalls, mend, pending } from "./workshop/control.mjs";
import { page } from "./workshop/database.mjs";
import { api, authorized, page as special, send, signed } from "./workshop/signer.mjs";

const { oauth } = lab;
const colleague = await authorized(oauth.accounts.colleague);
const { tokens } = (await api(colleague, { action: "query", meta: "tokens" })).query;
const title = () => `Faulty ${Math.random()}`.replace(".", "");
const edit = (title) => ({ action: "edit", title, text: "Saved or not", token: tokens.csrftoken });
const saved = async (title) => Boolean(await page(0, title.replaceAll(" ", "_")));

/** The raw response to an edit. */
function respond(title) {
  const form = { format: "json", formatversion: 2, errorformat: "plaintext", ...edit(title) };
  return send(signed(colleague, oauth.apiUrl, { form }));
}

after(mend);

test("an answer is cut off, before the save or after it", async () => {
  for (const isPassedOn of [false, true]) {
    const name = title();
    await faults("colleague", "edit", { answer: "cut", isPassedOn });
    await assert.rejects(respond(name));
    assert.equal(await saved(name), isPassedOn);
  }
});

test("an answer never comes, until it is let go", async () => {
  for (const isPassedOn of [false, true]) {
    const name = title();
    await forgetCalls();
    await faults("colleague", "edit", { answer: "hang", isPassedOn });
    const response = assert.rejects(respond(name));
    while (!(await calls("colleague", "edit")).some((call) => call.endedAt)) await new Promise(setImmediate);
    assert.equal(await saved(name), isPassedOn);
    await mend();
    await response;
  }
});

test("servers are busy, in maintenance, or stop in the middle of a word", async () => {
  const [busy, closed, cut] = [title(), title(), title()];
  const answers = [
    { answer: "tooMany", retryAfter: 3 },
    { answer: "unavailable" },
    { answer: "truncated", isPassedOn: true },
  ];
  await faults("colleague", "edit", ...answers);
  const tooMany = await respond(busy);
  assert.deepEqual([tooMany.status, tooMany.headers.get("Retry-After")], [429, "3"]);
  const unavailable = await respond(closed);
  assert.deepEqual([unavailable.status, unavailable.headers.get("Retry-After")], [503, null]);
  assert.match(await unavailable.text(), /^<!DOCTYPE html>/);
  const truncated = await (await respond(cut)).text();
  assert.throws(() => JSON.parse(truncated), SyntaxError);
  assert.deepEqual(await Promise.all([busy, closed, cut].map(saved)), [false, false, true]);
});

test("MediaWiki's own refusals come from MediaWiki", async () => {
  await faults(
    "colleague",
    "edit",
    { answer: "maxlag" },
    { answer: "badToken" },
    { answer: "nonceUsed" },
    { answer: "revoked" },
    { answer: "noAccount" },
    { answer: "renamed" },
  );
  const name = title();
  const lagged = await respond(name);
  assert.equal(lagged.headers.get("Retry-After"), "5");
  const codes = [(await lagged.json()).errors[0].code];
  for (let index = 0; index < 5; index++) codes.push((await api(colleague, edit(name))).errors[0].code);
  const invalid = "mwoauth-invalid-authorization";
  const expected = ["maxlag", "badtoken", invalid, invalid, `${invalid}-invalid-user`, "assertnameduserfailed"];
  assert.deepEqual(codes, expected);
  assert.equal(await saved(name), false);
  assert.deepEqual(await pending(), []);
});

test("a fault is for one module, one person, and so many calls", async () => {
  await faults("colleague", "edit", { answer: "unavailable", times: 2 });
  const { query } = await api(colleague, { action: "query", meta: "userinfo" });
  assert.equal(query.userinfo.name, oauth.accounts.colleague);
  const statuses = [];
  for (let index = 0; index < 3; index++) statuses.push((await respond(title())).status);
  assert.deepEqual(statuses, [503, 503, 200]);
});

test("statements of who somebody is can be forged", async () => {
  await faults("nobody", "identify", {
    user: undefined,
    answer: "statement",
    changes: { claims: { aud: "another", username: null } },
  });
  const token = await (await send(signed(colleague, special("identify")))).text();
  const claims = JSON.parse(Buffer.from(token.split(".")[1], "base64url"));
  assert.deepEqual([claims.aud, "username" in claims], ["another", false]);
});

test("calls are written down", async () => {
  await forgetCalls();
  await api(colleague, edit(title()));
  await api({ ...colleague, secret: "wrong" }, edit(title()));
  const [call, refused] = await calls(undefined, "edit");
  assert.deepEqual(
    [call.user, call.refusal, call.isPassedOn, call.method],
    [oauth.accounts.colleague, null, true, "POST"],
  );
  assert.ok(call.beganAt <= call.endedAt);
  assert.deepEqual([refused.user, refused.refusal], [null, "Invalid signature"]);
});
