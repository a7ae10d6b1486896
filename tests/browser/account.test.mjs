// Who is logged in, as GraphiQL shows it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, stopBrowser, withBrowser, withPlayground } from "./browser.mjs";
import { answerShows, runQuery, typeQuery } from "./editor.mjs";
import { allow, at, loggedIn, logIn } from "./people.mjs";

before(startBrowser);
after(stopBrowser);

test("GraphiQL logs in, asks as the person, and logs out", () =>
  withBrowser(async (page) => {
    await page.goto(at("/"));
    await page.getByRole("link", { name: "Log in" }).click();
    await allow(page, "editor");
    await page.waitForURL(at("/"));
    const name = await loggedIn(page);
    await page.getByRole("link", { name, exact: true }).waitFor();
    await typeQuery(page, "{ viewer { username } }");
    assert.deepEqual((await runQuery(page)).data, { viewer: { username: name } });
    await answerShows(page, JSON.stringify(name));
    await page.getByRole("button", { name: "Log out" }).click();
    await page.locator("a:focus", { hasText: "Log in" }).waitFor();
    assert.equal(await loggedIn(page), null);
    await typeQuery(page, "{ viewer { username } }");
    assert.deepEqual((await runQuery(page)).data, { viewer: null });
  }));

test("the name leads to the profile", () =>
  withBrowser(async (page) => {
    const name = await logIn(page);
    await page.getByRole("link", { name: "wikigraph" }).click();
    await page.getByRole("link", { name, exact: true }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
  }));

test("logging in is offered on a narrow screen too", () =>
  withPlayground((page) => page.getByRole("link", { name: "Log in" }).waitFor(), { viewport: { width: 390, height: 800 } }));
