// Logging in through the embedded wiki, and what a login withstands.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { server, startBrowser, stopBrowser, withBrowser } from "./browser.mjs";
import { allow, at, beginLogin, CALLBACK, loggedIn, logIn, sessionCookie } from "./people.mjs";

before(startBrowser);
after(stopBrowser);

/** Allows the login on the page that asks for it, but goes nowhere: the address that the wiki sends the browser back to. */
async function heldCallback(page) {
  const form = page.locator("form");
  const fields = await form.evaluate((form) => Object.fromEntries(new FormData(form)));
  const action = new URL(await form.getAttribute("action"), page.url()).href;
  const headers = { Origin: server.origin };
  const answer = await page.request.post(action, { form: { ...fields, decision: "allow" }, headers, maxRedirects: 0 });
  const address = new URL(answer.headers().location, action);
  assert.equal(address.pathname, CALLBACK, `the wiki answered ${answer.status()}`);
  return address.href;
}

for (const role of ["editor", "newcomer", "administrator"]) {
  test(`somebody logs in as the ${role}`, () =>
    withBrowser(async (page) => {
      const name = await logIn(page, role);
      assert.ok(name.length > 1);
      assert.equal(await loggedIn(page), name);
    }));
}

test("the session's cookie is no script's, and no other site's", () =>
  withBrowser(async (page) => {
    await logIn(page);
    const { httpOnly, secure, sameSite, path, domain, expires, value } = await sessionCookie(page);
    assert.deepEqual({ httpOnly, sameSite, path, domain }, { httpOnly: true, sameSite: "Lax", path: "/", domain: server.hostname });
    // By plain http on this very machine; everywhere else it is Secure and called __Host-wikigraph.
    assert.equal(secure, false);
    assert.match(value, /^[\w-]{43}$/);
    assert.ok(expires > Date.now() / 1000 + 30 * 24 * 60 * 60);
    assert.doesNotMatch(await page.evaluate(() => document.cookie), /wikigraph/);
    const names = (await page.context().cookies(server.origin)).map(({ name }) => name);
    assert.ok(!names.includes("wikigraph-login"), "what a login began with is gone");
  }));

test("the person comes back to where they were", () =>
  withBrowser(async (page) => {
    await beginLogin(page, "/?from=here#there");
    await allow(page, "editor");
    await page.waitForURL(at("/?from=here#there"));
  }));

for (const returnTo of ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"]) {
  test(`a login does not lead to ${returnTo}`, () =>
    withBrowser(async (page) => {
      const answer = await page.goto(at(`/oauth/login?returnTo=${encodeURIComponent(returnTo)}`));
      assert.equal(answer.status(), 400);
      await page.getByRole("heading", { name: "You are not logged in" }).waitFor();
      assert.deepEqual(await page.context().cookies(server.origin), []);
    }));
}

test("a callback in another browser logs nobody in, and leaves the login to the browser that began it", () =>
  withBrowser(async (page) => {
    await beginLogin(page);
    const stolen = await heldCallback(page);
    await withBrowser(async (thief) => {
      assert.equal((await thief.goto(stolen)).status(), 403);
      await thief.getByText("This login was begun in another browser").waitFor();
      assert.equal(await loggedIn(thief), null);
      // Nor with a login of the thief's own under way.
      await beginLogin(thief);
      assert.equal((await thief.goto(stolen)).status(), 403);
      assert.equal(await loggedIn(thief), null);
    });
    await page.goto(stolen);
    await page.waitForURL(at("/profile"));
    assert.ok(await loggedIn(page));
  }));

test("a callback is good once", () =>
  withBrowser(async (page) => {
    await beginLogin(page);
    const callback = await heldCallback(page);
    await page.goto(callback);
    await page.waitForURL(at("/profile"));
    const session = await sessionCookie(page);
    assert.equal((await page.goto(callback)).status(), 400);
    await page.getByText("This login is not under way").waitFor();
    assert.deepEqual(await sessionCookie(page), session, "the session is as it was");
    await withBrowser(async (other) => {
      assert.equal((await other.goto(callback)).status(), 400);
      assert.equal(await loggedIn(other), null);
    });
  }));

test("a forged callback logs nobody in", () =>
  withBrowser(async (page) => {
    await beginLogin(page);
    const real = new URL(await heldCallback(page));
    const forgeries = [
      { oauth_verifier: "forged" },
      { oauth_token: "forged" },
      { oauth_token: "forged", oauth_verifier: "forged" },
    ];
    for (const forgery of forgeries) {
      const forged = new URL(real);
      Object.entries(forgery).forEach(([name, value]) => forged.searchParams.set(name, value));
      const answer = await page.goto(forged.href);
      assert.ok(answer.status() >= 400, `${forged} answered ${answer.status()}`);
      assert.equal(await loggedIn(page), null);
    }
  }));

test("whoever cancels at the wiki is not logged in", () =>
  withBrowser(async (page) => {
    await beginLogin(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.waitForLoadState();
    assert.equal(await loggedIn(page), null);
  }));

test("logging in again ends the session before", () =>
  withBrowser(async (page) => {
    await logIn(page, "editor");
    const { value } = await sessionCookie(page);
    const name = await logIn(page, "newcomer");
    assert.equal(await loggedIn(page), name);
    await withBrowser(async (other) => {
      await other.context().addCookies([{ name: "wikigraph", value, url: server.origin }]);
      assert.equal(await loggedIn(other), null);
    });
  }));

test("a login at another name of this machine goes to the one where it ends", () =>
  withBrowser(async (page) => {
    const other = new URL("/oauth/login?returnTo=/profile", server);
    other.hostname = "localhost";
    await page.goto(other.href);
    await allow(page, "editor");
    await page.waitForURL(at("/profile"));
    assert.ok(await loggedIn(page));
  }));
