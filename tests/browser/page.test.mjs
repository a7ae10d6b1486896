// The page around the query: its panes, the keyboard, themes, narrow screens, and what a returning visitor finds.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, stopBrowser, withPlayground } from "./browser.mjs";
import { answerShows, currentQuery, editorReady, runQuery, tabTitles, typeQuery } from "./editor.mjs";

before(startBrowser);
after(stopBrowser);

test("the page has a title, a language and an icon", () =>
  withPlayground(async (page) => {
    assert.equal(await page.title(), "wikigraph");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    const icon = await page.locator("link[rel=icon]").getAttribute("href");
    const answer = await page.request.get(new URL(icon, page.url()).href);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()["content-type"], /^image\/svg\+xml/);
  }));

test("without JavaScript, the page says where queries go", () =>
  withPlayground(
    async (page) => {
      const note = page.locator("body noscript");
      assert.match(await note.innerText(), /needs JavaScript.*\/graphql.*\/schema\.graphql/);
      assert.equal(await page.getByText("Loading").isVisible(), false);
    },
    { javaScriptEnabled: false },
  ));

test("the explorer puts a field that is ticked into the query", () =>
  withPlayground(async (page) => {
    await typeQuery(page, "{ wiki { code } }");
    await page.getByRole("button", { name: "Show GraphiQL Explorer" }).click();
    await page.locator(".docExplorerWrap [data-field-name=language]").click();
    await page.locator(".graphiql-query-editor .view-line", { hasText: "language" }).waitFor();
  }));

test("the history lists a query that was run, and brings it back", () =>
  withPlayground(async (page) => {
    await typeQuery(page, "query Remembered { wiki { code } }");
    await page.locator(".graphiql-tab-button", { hasText: "Remembered" }).waitFor();
    await runQuery(page);
    await page.getByRole("button", { name: "Show History" }).click();
    const entry = page.locator(".graphiql-history").getByText("Remembered");
    await entry.waitFor();
    await typeQuery(page, "{ wiki { name } }");
    await entry.click();
    await page.locator(".graphiql-query-editor .view-line", { hasText: "query Remembered" }).waitFor();
  }));

test("request headers, which may hold a secret, are not stored", () =>
  withPlayground(async (page) => {
    await editorReady(page);
    await page.getByRole("button", { name: "Headers" }).click();
    await page.locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines").click();
    await page.keyboard.insertText('{ "X-Secret": "swordfish" }');
    // The title follows the query a moment after typing, by when the page has taken note of the headers too.
    await typeQuery(page, "query Remembered { wiki { code } }");
    await page.locator(".graphiql-tab-button", { hasText: "Remembered" }).waitFor();
    const asked = page.waitForRequest((request) => request.headers()["x-secret"] === "swordfish");
    await page.keyboard.press("Control+Enter");
    await asked;
    const stored = await page.waitForFunction(() => localStorage.getItem("wikigraph:graphiql:queries"));
    assert.match(await stored.jsonValue(), /query Remembered/);
    assert.doesNotMatch(JSON.stringify(await page.evaluate(() => localStorage)), /swordfish/);
  }));

test("the documentation shows the types of the schema", () =>
  withPlayground(async (page) => {
    await editorReady(page);
    await page.getByRole("button", { name: "Show Documentation Explorer" }).click();
    await page.locator(".graphiql-doc-explorer").getByRole("link", { name: "RecentChangeKind" }).click();
    await page.locator(".graphiql-doc-explorer", { hasText: "CATEGORIZE" }).waitFor();
  }));

test("the keyboard leaves the editor by Escape, reaches the run button by Tab, and comes back by Enter", () =>
  withPlayground(async (page) => {
    await editorReady(page);
    await page.locator(".graphiql-query-editor .view-lines").click();
    const focused = (selector) => page.locator(`${selector}:focus`).waitFor();
    await focused(".graphiql-query-editor textarea");
    await page.keyboard.press("Escape");
    await focused(".graphiql-query-editor .graphiql-editor");
    await page.keyboard.press("Tab");
    await focused(".graphiql-execute-button");
    await page.keyboard.press("Enter");
    await answerShows(page, '"wiki"');
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await focused(".graphiql-query-editor textarea");
  }));

test("a returning visitor finds the tabs as they were left", () =>
  withPlayground(async (page) => {
    await typeQuery(page, "query Mine { wiki { code } }");
    await page.waitForFunction(() => localStorage.getItem("wikigraph:graphiql:tabState")?.includes("query Mine"));
    await page.reload();
    await editorReady(page);
    const [first, ...rest] = await tabTitles(page);
    assert.equal(first, "Mine");
    assert.equal(rest.length, 4);
    assert.match(await currentQuery(page), /query Mine/);
  }));

for (const [colorScheme, isRight] of [
  ["light", (brightness) => brightness > 200],
  ["dark", (brightness) => brightness < 80],
]) {
  test(`a reader who prefers ${colorScheme} gets a ${colorScheme} page`, () =>
    withPlayground(
      async (page) => {
        await editorReady(page);
        const color = await page.locator(".graphiql-container").evaluate((node) => getComputedStyle(node).backgroundColor);
        const brightness = Math.max(...color.match(/\d+/g).slice(0, 3).map(Number));
        assert.ok(isRight(brightness), `the background is ${color}`);
      },
      { colorScheme },
    ));
}

test("on a screen 390 pixels wide, query and answer stand one below the other in full width", () =>
  withPlayground(
    async (page) => {
      await typeQuery(page, "{ wiki { code } }");
      await runQuery(page);
      await answerShows(page, '"code"');
      const query = await page.locator(".graphiql-editors").boundingBox();
      const answer = await page.locator(".result-window").boundingBox();
      assert.ok(query.y + query.height <= answer.y, "the answer is not below the query");
      for (const box of [query, answer]) assert.ok(box.width > 350 && box.x >= 0 && box.x + box.width <= 390);
    },
    { viewport: { width: 390, height: 800 } },
  ));
