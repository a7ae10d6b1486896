// The profile: what it shows, and what can be undone there.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { server, startBrowser, stopBrowser, withBrowser } from "./browser.mjs";
import { askWithToken, at, loggedIn, logIn, makeToken } from "./people.mjs";

before(startBrowser);
after(stopBrowser);

const WHO = "{ viewer { username } }";

test("the profile shows the person, and loads nothing from anywhere", () =>
  withBrowser(async (page) => {
    const requests = [];
    const name = await logIn(page);
    page.on("request", (request) => requests.push(request.url()));
    page.on("console", (message) => assert.fail(message.text()));
    await page.reload();
    assert.deepEqual(requests, [at("/profile")]);
    assert.equal(await page.title(), `${name} · wikigraph`);
    const account = page.getByRole("region", { name: "Account" });
    assert.match(await account.innerText(), /Edits\s+\d+/);
    assert.match(await account.innerText(), /Grants\s+.*editpage/);
    const contributions = page.getByRole("region", { name: "Latest contributions" }).getByRole("row");
    assert.equal(await contributions.count(), 11, "ten rows and a head");
    const link = contributions.nth(1).getByRole("link").first();
    assert.match(await link.getAttribute("href"), /^http.*\/wiki\//);
    assert.match(await page.getByRole("region", { name: "Sessions" }).first().innerText(), /\(this one\)/);
  }));

test("a token is made, works, is shown once, and is revoked at once", () =>
  withBrowser(async (page) => {
    const name = await logIn(page, "administrator");
    const secret = await makeToken(page, "A <b>script</b>", [/edit, watch/]);
    assert.deepEqual((await askWithToken(secret, WHO)).data, { viewer: { username: name } });
    await page.goto(at("/profile"));
    assert.ok(!(await page.content()).includes(secret), "the secret is shown again");
    await page.getByRole("button", { name: "Revoke A <b>script</b>" }).click();
    await page.getByRole("status").getByText("The token is revoked").waitFor();
    const refused = await askWithToken(secret, WHO);
    assert.deepEqual([refused.status, refused.errors[0].extensions.code], [401, "UNAUTHENTICATED"]);
    assert.equal(await page.getByRole("button", { name: "Revoke A <b>script</b>" }).count(), 0);
  }));

test("a token's form is filled in and sent by keyboard alone", () =>
  withBrowser(async (page) => {
    await logIn(page, "newcomer");
    await page.getByLabel("Name").focus();
    await page.keyboard.type("By keyboard");
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("“By keyboard” is made").waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await page.getByRole("button", { name: "Revoke By keyboard" }).click();
  }));

test("logging out everywhere ends every browser's session, and no token", () =>
  withBrowser((first) =>
    withBrowser(async (second) => {
      await logIn(first, "newcomer");
      await logIn(second, "newcomer");
      const secret = await makeToken(first, "Stays");
      await first.getByRole("button", { name: "Log out everywhere" }).click();
      await first.getByText("You are logged out in all browsers").waitFor();
      for (const page of [first, second]) assert.equal(await loggedIn(page), null);
      assert.equal((await askWithToken(secret, WHO)).status, 200);
      await second.goto(at("/profile"));
      await second.getByRole("heading", { name: "You are not logged in" }).waitFor();
      await logIn(second, "newcomer");
      await second.getByRole("button", { name: "Revoke Stays" }).click();
    }),
  ));

test("one other session can be ended", () =>
  withBrowser((here) =>
    withBrowser(
      async (there) => {
        const name = await logIn(here);
        await logIn(there);
        await here.reload();
        await here.getByRole("button", { name: /End the session of Another browser/ }).first().click();
        await here.getByText("That browser is logged out").waitFor();
        assert.deepEqual([await loggedIn(here), await loggedIn(there)], [name, null]);
      },
      { userAgent: "Another browser" },
    ),
  ));

test("whoever is forgotten is asked first, and leaves nothing", () =>
  withBrowser(async (page) => {
    const name = await logIn(page, "newcomer");
    const secret = await makeToken(page, "Goes");
    await page.getByRole("link", { name: "Forget me…" }).click();
    await page.getByRole("heading", { name: `Forget ${name}?` }).waitFor();
    await page.getByRole("link", { name: "No, go back" }).click();
    assert.equal(await loggedIn(page), name);
    await page.getByRole("link", { name: "Forget me…" }).click();
    await page.getByRole("button", { name: "Yes, delete everything" }).click();
    await page.getByText("Everything that was stored about you here is deleted").waitFor();
    assert.equal(await loggedIn(page), null);
    assert.equal((await askWithToken(secret, WHO)).status, 401);
    assert.equal((await page.context().cookies(server.origin)).length, 0);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`the profile is readable in ${colorScheme}, and on a narrow screen`, () =>
    withBrowser(
      async (page) => {
        await logIn(page);
        const [text, background] = await page.evaluate(() => {
          const brightness = (color) => Math.max(...color.match(/\d+/g).slice(0, 3).map(Number));
          const style = getComputedStyle(document.body);
          return [brightness(style.color), brightness(style.backgroundColor)];
        });
        assert.ok(colorScheme === "light" ? background - text > 150 : text - background > 150);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= 390, `the page is ${width} pixels wide`);
      },
      { colorScheme, viewport: { width: 390, height: 800 } },
    ));
}
