// What others could try with somebody's login: replayed and stolen callbacks, foreign addresses, requests of other sites.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { Browser } from "./workshop/browser.mjs";
import * as database from "./workshop/database.mjs";
import { keyOf, unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;

let workshop;
before(async () => (workshop = await Workshop.open()));
after(() => workshop.close());

/** Goes to the wiki and says yes there, but does not come back: the address that the wiki sends to. */
async function callback(browser, account, returnTo = "/") {
  const page = await browser.visit(`${workshop.origin}/oauth/login?${new URLSearchParams({ returnTo })}`);
  const [, requestToken] = /name="requestToken" value="(\w+)"/.exec(page.text);
  const body = new URLSearchParams({ requestToken, account, accept: "1" });
  const allowed = await browser.fetch(page.url, { method: "POST", body });
  return new URL(allowed.headers.get("Location"));
}

async function username(browser) {
  const response = await browser.fetch(`${workshop.origin}/session`, {
    headers: { "X-Wikigraph-CSRF": "1", Origin: workshop.origin },
  });
  return (await response.json()).username ?? null;
}

test("a callback is good once, and in the browser that began", async () => {
  const [mine, thief] = [new Browser(), new Browser()];
  const address = await callback(mine, accounts.editor);
  const stolen = await thief.visit(address);
  assert.ok(stolen.status >= 400, `the thief got ${stolen.status}`);
  assert.equal(await username(thief), null);
  const other = new Browser();
  await callback(other, accounts.newcomer);
  assert.ok((await other.visit(address)).status >= 400, "somebody else's callback in a browser that has begun a login");
  assert.equal(await username(other), null);

  const again = new Browser();
  const own = await callback(again, accounts.editor);
  assert.equal((await again.visit(own)).status, 200);
  assert.equal(await username(again), accounts.editor);
  assert.ok((await again.visit(own)).status >= 400, "the same callback a second time");
});

test("a forged callback leads to a page that says so", async () => {
  const browser = new Browser();
  for (const query of ["", "?oauth_token=x", "?oauth_token=x&oauth_verifier=y"]) {
    const { status, text } = await browser.visit(`${workshop.origin}/oauth/complete/mediawiki/${query}`);
    assert.ok(status >= 400 && status < 500, `${query}: ${status}`);
    assert.match(text, /<h1/);
  }
  const address = await callback(browser, accounts.editor);
  address.searchParams.set("oauth_verifier", "0123456789abcdef");
  assert.ok((await browser.visit(address)).status >= 400);
  assert.equal(await username(browser), null);
});

test("nobody is sent to a foreign address", async () => {
  const foreign = [
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "/\\elsewhere.example",
    "javascript:alert(1)",
    "/\t/elsewhere.example",
  ];
  for (const returnTo of foreign) {
    const browser = new Browser();
    const response = await browser.fetch(`${workshop.origin}/oauth/login?${new URLSearchParams({ returnTo })}`);
    if (response.status >= 400) continue;
    const completed = await browser.fetch(await callback(browser, accounts.newcomer, returnTo));
    const target = new URL(completed.headers.get("Location") ?? "/", workshop.origin);
    assert.equal(target.origin, workshop.origin, returnTo);
  }
});

test("cookies are kept from scripts and other sites", async () => {
  const browser = new Browser();
  const begun = await browser.fetch(`${workshop.origin}/oauth/login?returnTo=/`);
  const completed = await browser.fetch(await callback(browser, accounts.newcomer));
  const cookies = [...begun.headers.getSetCookie(), ...completed.headers.getSetCookie()];
  assert.ok(cookies.length >= 2);
  for (const cookie of cookies) {
    assert.match(cookie, /;\s*HttpOnly/i);
    assert.match(cookie, /;\s*SameSite=Lax/i);
    assert.match(cookie, /;\s*Path=\//i);
    assert.doesNotMatch(cookie, /;\s*Domain=/i);
  }
});

test("requests that another site can make have no effect", async () => {
  const { browser } = await workshop.logIn("editor");
  const title = unused("Forged");
  const query = `mutation { editPage(input: { page: { title: "${title}" }, content: { text: "x" } }) { isNewPage } }`;
  const body = JSON.stringify({ query });
  const url = `${workshop.origin}/graphql`;
  const Origin = "https://elsewhere.example";
  const json = { "Content-Type": "application/json" };
  const requests = [
    [url, { method: "POST", body, headers: { "Content-Type": "text/plain", Origin } }],
    [url, { method: "POST", body: new URLSearchParams({ query }), headers: { Origin } }],
    [`${url}?${new URLSearchParams({ query })}`, { headers: { Origin } }],
    [`${url}?${new URLSearchParams({ query })}`, { headers: { Origin, "X-Wikigraph-CSRF": "1" } }],
    [url, { method: "POST", body, headers: { ...json, Origin } }],
    [url, { method: "POST", body, headers: { ...json, Origin, "X-Wikigraph-CSRF": "1" } }],
    [url, { method: "POST", body, headers: { ...json, Origin: "null", "X-Wikigraph-CSRF": "1" } }],
  ];
  for (const [address, options] of requests) await (await browser.fetch(address, options)).text();
  assert.equal(await database.page(0, keyOf(title)), undefined);
  assert.equal(await username(browser), accounts.editor);
  for (const path of ["/oauth/logout", "/profile/forget", "/profile/sessions/end-all"]) {
    const forged = { method: "POST", body: new URLSearchParams(), headers: { Origin } };
    await (await browser.fetch(workshop.origin + path, forged)).text();
    assert.equal(await username(browser), accounts.editor, path);
  }
});
