// What the pages of other sites can do with the cookies of somebody who is logged in: nothing.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { server, startBrowser, stopBrowser, withBrowser } from "./browser.mjs";
import { at, loggedIn, logIn, sessionCookie } from "./people.mjs";

let stranger;

before(async () => {
  await startBrowser();
  stranger = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<title>Evil</title>"));
  await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
});

after(async () => {
  await stopBrowser();
  stranger.closeAllConnections();
  stranger.close();
});

/** Under another port it is the same site to a browser, which sends SameSite cookies; under another name it is not. */
const STRANGERS = { "another port": "127.0.0.1", "another name": "localhost" };

const TITLE = "Forged";
const EDIT = `mutation { editPage(input: { page: { title: "${TITLE}" }, content: { text: "x" } }) { errors { message } } }`;
const LOG_OUT = "mutation { logOut { isLoggedOut } }";

/** Each as a page's script, or as a form that it sends. */
const ATTEMPTS = {
  "a form to GraphQL": ({ graphql, edit }) => submit(graphql, "text/plain", { [`{"query": ${JSON.stringify(edit)}, "x": "`]: '"}' }),
  "an urlencoded form to GraphQL": ({ graphql, edit }) => submit(graphql, "application/x-www-form-urlencoded", { query: edit }),
  "text/plain by fetch": ({ graphql, edit }) => send(graphql, { method: "POST", body: JSON.stringify({ query: edit }) }),
  "JSON by fetch, for which the browser asks first": ({ graphql, edit }) =>
    send(graphql, { method: "POST", body: JSON.stringify({ query: edit }), headers: { "Content-Type": "application/json" } }),
  "the CSRF header by fetch": ({ graphql, edit }) =>
    send(graphql, { method: "POST", body: JSON.stringify({ query: edit }), headers: { "X-Wikigraph-CSRF": "1" } }),
  "JSON by a beacon": ({ graphql, logOut }) =>
    navigator.sendBeacon(graphql, new Blob([JSON.stringify({ query: logOut })], { type: "application/json" })),
  "a mutation by GET": ({ graphql, edit }) => send(`${graphql}?query=${encodeURIComponent(edit)}`, {}),
  "a mutation by a link": ({ graphql, logOut }) => void (location.href = `${graphql}?query=${encodeURIComponent(logOut)}`),
  "a form to log out": ({ origin }) => submit(`${origin}/oauth/logout`, "application/x-www-form-urlencoded", {}),
  "a form to end all sessions": ({ origin }) => submit(`${origin}/profile/sessions/end-all`, "application/x-www-form-urlencoded", {}),
  "a form to make a token": ({ origin }) =>
    submit(`${origin}/profile/tokens`, "application/x-www-form-urlencoded", { name: "forged", scope: "edit", days: "" }),
  "a form to be forgotten": ({ origin }) => submit(`${origin}/profile/forget`, "application/x-www-form-urlencoded", {}),
};

/** What a hostile page has at hand. Stands in that page. */
function arm() {
  window.send = (url, options) => fetch(url, { mode: "cors", credentials: "include", ...options }).catch(() => {});
  window.submit = (action, enctype, fields) => {
    const form = Object.assign(document.createElement("form"), { method: "POST", action, enctype });
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement("input"), { name, value }));
    }
    document.body.append(form);
    form.submit();
  };
}

/** Opens the hostile page, tries, and waits until what it sent is answered or refused. */
async function attempt(page, host, attack) {
  await page.goto(`http://${host}:${stranger.address().port}/`);
  await page.evaluate(arm);
  const over = page.waitForEvent("requestfinished", isOurs);
  const refused = page.waitForEvent("requestfailed", isOurs);
  const known = { origin: server.origin, graphql: at("/graphql"), edit: EDIT, logOut: LOG_OUT };
  await page.evaluate(`(${attack})(${JSON.stringify(known)})`).catch(() => {});
  await Promise.any([over, refused]);
  over.catch(() => {});
  refused.catch(() => {});
}

const isOurs = (request) => new URL(request.url()).origin === server.origin;

/** What an attempt would leave behind. */
async function traces(page) {
  const answer = await page.request.post(at("/graphql"), {
    headers: { "X-Wikigraph-CSRF": "1" },
    data: { query: `{ wiki { page(title: "${TITLE}") { title } } viewer { apiTokens { name } } }` },
  });
  return (await answer.json()).data;
}

for (const [where, host] of Object.entries(STRANGERS)) {
  test(`a page at ${where} does nothing in the name of whoever looks at it`, () =>
    withBrowser(async (page) => {
      const name = await logIn(page);
      const session = await sessionCookie(page);
      for (const [what, attack] of Object.entries(ATTEMPTS)) {
        await attempt(page, host, attack);
        assert.equal(await loggedIn(page), name, `${what} ended the session`);
        assert.deepEqual(await sessionCookie(page), session, `${what} changed the cookie`);
        const { wiki, viewer } = await traces(page);
        assert.equal(wiki.page, null, `${what} edited`);
        assert.ok(!viewer.apiTokens.some((token) => token.name === "forged"), `${what} made a token`);
      }
    }));

  test(`a page at ${where} cannot read who is logged in`, () =>
    withBrowser(async (page) => {
      await logIn(page);
      await page.goto(`http://${host}:${stranger.address().port}/`);
      for (const path of ["/session", "/graphql?query={viewer{username}}", "/profile"]) {
        const read = await page.evaluate(
          (url) => fetch(url, { credentials: "include" }).then((response) => response.text(), () => "refused"),
          at(path),
        );
        assert.equal(read, "refused", path);
      }
    }));
}

test("the same edit, sent as the person means it, is made", () =>
  withBrowser(async (page) => {
    await logIn(page);
    const answer = await page.request.post(at("/graphql"), {
      headers: { "X-Wikigraph-CSRF": "1" },
      data: { query: EDIT.replace(TITLE, "Meant by the person") },
    });
    const { data, errors } = await answer.json();
    assert.equal(errors, undefined);
    assert.deepEqual(data.editPage.errors, []);
  }));
