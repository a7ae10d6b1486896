// Logging in at a real MediaWiki, through the lab's OAuth stand-in: as the embedded wiki's, but for who is asked.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { startBrowser, stopBrowser, withBrowser } from "./browser.mjs";

const { WIKIGRAPH_LAB } = process.env;
assert.ok(WIKIGRAPH_LAB, "set WIKIGRAPH_LAB to the lab.json of a lab that is up: tests/lab/lab up DIR");
const { oauth, mariadb } = JSON.parse(await readFile(WIKIGRAPH_LAB, "utf8"));
const BINARY = fileURLToPath(new URL("../../target/debug/wikigraph", import.meta.url));

let gateway;
let folder;
let origin;

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  await once(listener, "close");
  return port;
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "wikigraph-browser-"));
  // The wiki has to be told where to send browsers back to before the server listens there.
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const env = {
    WIKI_DATABASE_URL: mariadb.accounts.plain_reader.url + oauth.database,
    WIKI_API_URL: oauth.apiUrl,
    MEDIAWIKI_CONSUMER_KEY: oauth.consumerKey,
    MEDIAWIKI_CONSUMER_SECRET: oauth.consumerSecret,
    MEDIAWIKI_CALLBACK: `${origin}/oauth/complete/mediawiki/`,
    SECRET_KEY: randomBytes(32).toString("hex"),
    WIKIGRAPH_DATA_DIR: folder,
    PORT: String(port),
  };
  gateway = spawn(BINARY, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface({ input: gateway.stdout }), "line");
  assert.match(line, / is served at /);
  await startBrowser();
});

after(async () => {
  await stopBrowser();
  gateway?.kill();
  if (folder) await rm(folder, { recursive: true });
});

const begin = (page) => page.goto(`${origin}/oauth/login?returnTo=/profile`);

/** Chooses an account on the wiki's page, without going on. */
async function choose(page, name) {
  assert.equal(new URL(page.url()).origin, oauth.server);
  await page.getByRole("radio", { name }).check();
}

/** Allows the login, but goes nowhere: the address that the wiki sends the browser back to. */
async function heldCallback(page) {
  const form = page.locator("form");
  const fields = await form.evaluate((form) => Object.fromEntries(new FormData(form)));
  const action = new URL(await form.getAttribute("action"), page.url()).href;
  const answer = await page.request.post(action, { form: { ...fields, accept: "1" }, maxRedirects: 0 });
  return new URL(answer.headers().location, action).href;
}

async function whoIsLoggedIn(page) {
  const answer = await page.request.get(`${origin}/session`, { headers: { "X-Wikigraph-CSRF": "1" } });
  return (await answer.json()).username;
}

test("somebody logs in, sees their profile, and logs out", () =>
  withBrowser(async (page) => {
    const { editor } = oauth.accounts;
    await begin(page);
    await choose(page, editor);
    await page.getByRole("button", { name: "Allow" }).click();
    await page.waitForURL(`${origin}/profile`);
    assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), editor);
    assert.equal(await whoIsLoggedIn(page), editor);
    const cookie = (await page.context().cookies(origin)).find(({ name }) => name === "wikigraph");
    assert.deepEqual([cookie.httpOnly, cookie.sameSite, cookie.path], [true, "Lax", "/"]);
    await page.getByRole("button", { name: "Log out", exact: true }).click();
    await page.waitForLoadState();
    assert.equal(await whoIsLoggedIn(page), null);
  }));

test("whoever cancels is not logged in, and is never sent back", () =>
  withBrowser(async (page) => {
    await begin(page);
    await choose(page, oauth.accounts.editor);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { name: "Cancelled" }).waitFor();
    assert.equal(new URL(page.url()).origin, oauth.server);
    assert.equal(await whoIsLoggedIn(page), null);
  }));

test("a callback is good in the browser that began, and once", () =>
  withBrowser(async (page) => {
    await begin(page);
    await choose(page, oauth.accounts.editor);
    const stolen = await heldCallback(page);
    await withBrowser(async (thief) => {
      assert.equal((await thief.goto(stolen)).status(), 403);
      assert.equal(await whoIsLoggedIn(thief), null);
    });
    await page.goto(stolen);
    await page.waitForURL(`${origin}/profile`);
    assert.equal(await whoIsLoggedIn(page), oauth.accounts.editor);
    assert.ok((await page.goto(stolen)).status() >= 400, "the callback counts once");
  }));
