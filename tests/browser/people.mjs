// Logging in on the embedded wiki, and what somebody who is logged in asks.
import assert from "node:assert/strict";
import { server } from "./browser.mjs";

export const CALLBACK = "/oauth/complete/mediawiki/";

/** An address of the server. */
export const at = (path) => new URL(path, server).href;

/** Goes to the wiki's page that asks for permission. */
export async function beginLogin(page, returnTo = "/profile") {
  await page.goto(at(`/oauth/login?returnTo=${encodeURIComponent(returnTo)}`));
  await page.getByRole("button", { name: "Allow" }).waitFor();
}

/** Chooses an account there, and allows it. */
export async function allow(page, role) {
  await page.getByRole("radio", { name: role }).check();
  await page.getByRole("button", { name: "Allow" }).click();
}

/** Logs in as the embedded wiki's editor, newcomer or administrator; their name there. */
export async function logIn(page, role = "editor") {
  await beginLogin(page);
  await allow(page, role);
  await page.waitForURL(at("/profile"));
  return page.getByRole("heading", { level: 1 }).innerText();
}

/** The session's cookie of the page's browser, if it has one. */
export async function sessionCookie(page) {
  const cookies = await page.context().cookies(server.origin);
  return cookies.find(({ name }) => name === "wikigraph");
}

/** Who is logged in in the page's browser, as the server sees it. */
export async function loggedIn(page) {
  const response = await page.request.get(at("/session"), { headers: { "X-Wikigraph-CSRF": "1" } });
  return (await response.json()).username;
}

/** Asks GraphQL with an API token, as a script would: the whole answer. */
export async function askWithToken(token, query, variables) {
  const response = await fetch(at("/graphql"), {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...(await response.json()) };
}

/** Makes an API token on the profile that `page` shows: its secret. */
export async function makeToken(page, name, scopes = [/read what only you see/]) {
  await page.getByLabel("Name").fill(name);
  for (const scope of scopes) await page.getByRole("checkbox", { name: scope }).check();
  await page.getByRole("button", { name: "Make a token" }).click();
  const secret = await page.getByLabel("The new token").innerText();
  assert.match(secret, /^wg_[\w-]{43}$/);
  return secret;
}
