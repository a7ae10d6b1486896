// Logging in at the stand-in: who it is, what is believed, and when it ends.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { calls, faults, forgetCalls, mend, revoke } from "./workshop/control.mjs";
import { Browser } from "./workshop/browser.mjs";
import { unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { oauth } = lab;
const { accounts } = oauth;
const VIEWER = "{ viewer { username grants editCount groups rights authorizedAt user { name } } }";

let workshop;
before(async () => (workshop = await Workshop.open()));
after(() => workshop.close());
afterEach(mend);

test("people are who the wiki says they are", async () => {
  for (const role of ["editor", "administrator"]) {
    const { viewer } = await (await workshop.as(role)).ask(VIEWER);
    assert.equal(viewer.username, accounts[role]);
    assert.equal(viewer.user.name, accounts[role]);
    assert.ok(viewer.grants.includes("editpage"));
    assert.equal(viewer.groups.includes("sysop"), role === "administrator");
    assert.equal(viewer.rights.includes("delete"), role === "administrator");
  }
  assert.deepEqual(await workshop.stranger().ask("{ viewer { username } }"), { viewer: null });
});

test("one's edits count at once, and are listed", async () => {
  const colleague = await workshop.as("colleague");
  const { viewer: before } = await colleague.ask("{ viewer { editCount } }");
  const { revision } = await colleague.writes(unused("Counted"), "One more.");
  const { viewer } = await colleague.ask(
    "{ viewer { editCount contributions(first: 1) { nodes { databaseId comment page { title } } } } }",
  );
  assert.equal(viewer.editCount, before.editCount + 1);
  assert.equal(viewer.contributions.nodes[0].databaseId, revision);
});

test("after the login one is back where one was", async () => {
  const browser = new Browser();
  const { url, visited } = await browser.logIn(workshop.origin, accounts.newcomer, "/healthz?back=1");
  assert.equal(url.href, `${workshop.origin}/healthz?back=1`);
  assert.ok(visited.some((address) => address.startsWith(`${workshop.origin}/oauth/complete/mediawiki/`)));
});

test("statements about somebody that do not hold are not believed", async () => {
  const past = Math.floor(Date.now() / 1000) - 3600;
  const forgeries = [
    { claims: { iss: "https://elsewhere.example" } },
    { claims: { aud: "another consumer" } },
    { claims: { nonce: "another nonce" } },
    { claims: { exp: past } },
    { claims: { iat: past + 7200 } },
    { claims: { sub: null } },
    { secret: "another secret" },
    { header: { alg: "none" } },
    { header: { alg: "HS512" } },
  ];
  for (const changes of forgeries) {
    const browser = new Browser();
    await faults(undefined, "identify", { user: undefined, answer: "statement", changes });
    const { status } = await browser.logIn(workshop.origin, accounts.newcomer);
    const what = JSON.stringify(changes);
    assert.ok(status >= 400, `${what} was answered with ${status}`);
    const response = await browser.fetch(`${workshop.origin}/graphql`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: workshop.origin, "X-Wikigraph-CSRF": "1" },
      body: JSON.stringify({ query: "{ viewer { username } }" }),
    });
    assert.deepEqual(await response.json(), { data: { viewer: null } }, what);
  }
});

test("grants in the form of an object are grants too", async () => {
  const changes = { claims: { grants: { 1: "basic", 5: "editpage" } } };
  await faults(undefined, "identify", { user: undefined, answer: "statement", changes });
  const newcomer = await workshop.logIn("newcomer");
  const { viewer } = await newcomer.ask("{ viewer { grants } }");
  assert.deepEqual(viewer.grants.sort(), ["basic", "editpage"]);
});

test("a handshake that fails on the wiki's side ends with a page that says so", async () => {
  for (const module of ["initiate", "token", "identify"]) {
    for (const answer of ["unavailable", "truncated", "cut", "revoked"]) {
      const browser = new Browser();
      await faults(undefined, module, { user: undefined, answer, times: 10 });
      const login = new URL("/oauth/login?returnTo=/", workshop.origin);
      const first = await browser.visit(login);
      const { status, text } = module === "initiate" ? first : await browser.allow(first, accounts.newcomer);
      assert.ok(status >= 400, `${module}, ${answer}: ${status}`);
      assert.match(text, /<html/i, `${module}, ${answer}`);
      await mend();
    }
  }
});

test("calls in somebody's name say so, and who sends them", async () => {
  const editor = await workshop.as("editor");
  await forgetCalls();
  await editor.writes(unused("Asserted"), "Text.");
  const made = await calls("editor");
  assert.ok(made.length >= 1);
  for (const { parameters, userAgent } of made) {
    assert.deepEqual(
      [parameters.assert, parameters.assertuser, parameters.format, parameters.formatversion, parameters.errorformat],
      ["user", accounts.editor, "json", "2", "plaintext"],
    );
    assert.match(userAgent, /^wikigraph\/\d/);
  }
});

test("at most three calls at once are made for one person", async () => {
  const editor = await workshop.logIn("editor");
  await forgetCalls();
  const titles = Array.from({ length: 8 }, () => unused("Hurried"));
  await Promise.all(titles.map((title) => editor.writes(title, "Quick.")));
  const made = await calls("editor");
  const most = Math.max(
    ...made.map((call) => made.filter((other) => other.beganAt <= call.beganAt && other.endedAt > call.beganAt).length),
  );
  assert.ok(most <= 3, `${most} calls at once`);
});

test("a permission that was withdrawn on the wiki is noticed, and forgotten", async () => {
  const newcomer = await workshop.logIn("newcomer");
  await newcomer.writes(unused("Before"), "Still allowed.");
  await revoke("newcomer");
  assert.equal(
    await newcomer.faulted("editPage", { page: { title: unused("After") }, content: { text: "x" } }),
    "UNAUTHENTICATED",
  );
  assert.deepEqual(await newcomer.ask("{ viewer { username } }"), { viewer: null });
  const again = await workshop.logIn("newcomer");
  await again.writes(unused("Again"), "Allowed again.");
});

test("a wiki without an account of one's own is read as strangers read it, and ends no session", async () => {
  const editor = await workshop.as("editor");
  const { revision } = await editor.writes(unused("Read by all"), "Legible.");
  await faults("editor", "query", { answer: "noAccount" });
  await forgetCalls();
  const { wiki } = await editor.ask(`{ wiki { revision(id: ${revision}) { content } } }`);
  assert.equal(wiki.revision.content, "Legible.");
  assert.deepEqual((await calls()).map((call) => call.user ?? null), [accounts.editor, null]);
  await faults("editor", "edit", { answer: "noAccount" });
  const input = { page: { title: unused("Elsewhere") }, content: { text: "x" } };
  const { errors } = await editor.attempt("editPage", input);
  assert.deepEqual(errors[0].extensions.code, "FORBIDDEN");
  assert.match(errors[0].message, /no account on this wiki/);
  assert.equal((await editor.ask("{ viewer { username } }")).viewer.username, accounts.editor);
});

test("somebody who was renamed is asked to log in again", async () => {
  const editor = await workshop.as("editor");
  await faults("editor", "edit", { answer: "renamed" });
  const { errors } = await editor.attempt("editPage", { page: { title: unused("Renamed") }, content: { text: "x" } });
  const { code, loginUrl } = errors[0].extensions;
  assert.deepEqual([code, loginUrl], ["UNAUTHENTICATED", "/oauth/login"]);
  assert.match(errors[0].message, /Log in again/);
});

test("logging out ends the session, and forgetting ends all of them", async () => {
  const [one, other] = [await workshop.logIn("bot"), await workshop.logIn("bot")];
  assert.deepEqual(await one.ask("mutation { logOut { isLoggedOut } }"), { logOut: { isLoggedOut: true } });
  assert.deepEqual(await one.ask("{ viewer { username } }"), { viewer: null });
  const { viewer } = await other.ask("{ viewer { username } }");
  assert.equal(viewer.username, accounts.bot);
  const third = await workshop.logIn("bot");
  const { createApiToken } = await other.ask(
    'mutation { createApiToken(input: { name: "script", scopes: [READ, EDIT] }) { secret errors { code } } }',
  );
  const script = workshop.bearer(createApiToken.secret);
  assert.equal((await script.ask("{ viewer { username } }")).viewer.username, accounts.bot);
  assert.deepEqual(await third.ask("mutation { forgetMe { isLoggedOut } }"), { forgetMe: { isLoggedOut: true } });
  for (const person of [other, third]) assert.deepEqual(await person.ask("{ viewer { username } }"), { viewer: null });
  assert.notEqual((await script.answer("{ viewer { username } }")).data?.viewer?.username, accounts.bot);
});
