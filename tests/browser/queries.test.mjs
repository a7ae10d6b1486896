// Queries in the playground: typed ones, the examples, broken ones, and a server that does not answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { server, startBrowser, stopBrowser, withPlayground } from "./browser.mjs";
import { answerShows, currentQuery, editorReady, runQuery, tabTitles, typeQuery } from "./editor.mjs";

before(startBrowser);
after(stopBrowser);

async function ask(query) {
  const response = await fetch(new URL("/graphql", server), {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Wikigraph-CSRF": "1" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

test("a typed query is run by Ctrl-Enter and its answer is shown", () =>
  withPlayground(async (page) => {
    await typeQuery(page, "{ wiki { code name } }");
    const { data } = await runQuery(page);
    assert.deepEqual({ data }, await ask("{ wiki { code name } }"));
    await answerShows(page, `"code": ${JSON.stringify(data.wiki.code)}`);
    await answerShows(page, `"name": ${JSON.stringify(data.wiki.name)}`);
  }));

/** The tab of each example, with what its answer must hold to be of use on the embedded wiki. */
const EXAMPLES = {
  RecentChanges: ({ wiki }) => wiki.recentChanges.nodes.length > 0,
  PagesByPrefix: ({ wiki }) => wiki.pages.nodes.some((page) => page.latestRevision),
  PageHistory: ({ wiki }) => wiki.page.revisions.nodes.length > 1,
  UserProfile: ({ wiki }) => wiki.user.contributions.nodes.length > 0,
  CategoryMembers: ({ wiki }) => wiki.category.members.nodes.length > 0,
};

test("a first visit has the examples as tabs, the newest changes in front", () =>
  withPlayground(async (page) => {
    await editorReady(page);
    assert.deepEqual(await tabTitles(page), Object.keys(EXAMPLES));
    assert.match(await currentQuery(page), /query RecentChanges/);
  }));

for (const [name, isUseful] of Object.entries(EXAMPLES)) {
  test(`the example ${name} has an answer without errors`, () =>
    withPlayground(async (page) => {
      await editorReady(page);
      await page.locator(".graphiql-tab-button", { hasText: name }).click();
      await page.locator(".graphiql-query-editor .view-lines", { hasText: `query ${name}` }).click();
      const answer = await runQuery(page);
      assert.equal(answer.errors, undefined);
      assert.ok(isUseful(answer.data), `the answer has no rows: ${JSON.stringify(answer.data)}`);
      await answerShows(page, '{ "data": { "wiki": {');
    }));
}

test("a query that the schema does not allow shows the server's message", () =>
  withPlayground(
    async (page) => {
      await typeQuery(page, "{ wiki { flavour } }");
      const { errors } = await runQuery(page);
      assert.match(errors[0].message, /flavour/);
      await answerShows(page, JSON.stringify(errors[0].message));
    },
    // Chromium itself notes an answer of 400, which GraphQL over HTTP asks for.
    { expectedErrors: /status of 400/ },
  ));

test("a server that cannot be reached is named, with what to do", () =>
  withPlayground(
    async (page) => {
      await typeQuery(page, "{ wiki { code } }");
      await page.keyboard.press("Control+Enter");
      await answerShows(page, `The server at ${server.origin} cannot be reached. Check that wikigraph is running`);
    },
    { onQuery: (route) => route.abort("connectionrefused"), expectedErrors: /ERR_CONNECTION_REFUSED/ },
  ));

test("an answer that is not GraphQL is named with its status", () =>
  withPlayground(
    async (page) => {
      await typeQuery(page, "{ wiki { code } }");
      await page.keyboard.press("Control+Enter");
      await answerShows(page, `The server at ${server.origin} answered 502`);
    },
    {
      onQuery: (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Oh</h1>" }),
      expectedErrors: /status of 502/,
    },
  ));

test("a malformed header is not taken for a fault of the network", () =>
  withPlayground(async (page) => {
    await editorReady(page);
    await page.getByRole("button", { name: "Headers" }).click();
    await page.locator(".graphiql-editor-tool .graphiql-editor:not(.hidden) .view-lines").click();
    await page.keyboard.insertText('{ "not a name": "value" }');
    await page.keyboard.press("Control+Enter");
    await answerShows(page, "look for a malformed one among the headers");
  }));

test("the stop button ends a request that takes too long", () =>
  withPlayground(
    async (page) => {
      await typeQuery(page, "{ wiki { code } }");
      const sent = page.waitForRequest("**/graphql");
      await page.keyboard.press("Control+Enter");
      // Who stops before that sends nothing.
      await sent;
      const ended = page.waitForEvent("requestfailed");
      await page.getByRole("button", { name: "Stop query" }).click();
      assert.equal((await ended).failure().errorText, "net::ERR_ABORTED");
    },
    // Held for good, unless the page itself gives the request up.
    { onQuery: () => {} },
  ));

test("the editor completes names from the schema, and marks those that are not in it", () =>
  withPlayground(async (page) => {
    await typeQuery(page, "{ wiki { statis");
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "statistics" }).waitFor();
    await page.keyboard.type("zz ");
    await page.locator(".graphiql-query-editor .squiggly-error").first().waitFor();
  }));
