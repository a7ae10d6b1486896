// Opens the playground of the server at WIKIGRAPH_URL in a fresh headless Chromium, and watches what the page does.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const { WIKIGRAPH_URL, CHROMIUM = "/usr/bin/chromium" } = process.env;
assert.ok(WIKIGRAPH_URL, "set WIKIGRAPH_URL to the address of a running wikigraph, such as http://127.0.0.1:8000");
assert.ok(existsSync(CHROMIUM), `there is no ${CHROMIUM}: install Chromium, or set CHROMIUM to its path`);

export const server = new URL(WIKIGRAPH_URL);

// No host but the server's has an address, so that nothing can be fetched from elsewhere even when it is tried.
const CLOSED_NETWORK = [
  `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${server.hostname}, EXCLUDE localhost`,
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

let browser;

/** Starts Chromium; each page that is opened in it has a storage of its own. */
export async function startBrowser() {
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--headless", "--no-sandbox", "--disable-gpu", ...CLOSED_NETWORK],
  });
}

export async function stopBrowser() {
  await browser?.close();
}

/** Notes all requests and all complaints of `page`, for `assertQuiet`. */
function watch(page) {
  const seen = { requests: [], complaints: [] };
  page.on("request", (request) => seen.requests.push(request));
  page.on("websocket", (socket) => seen.complaints.push(`a WebSocket to ${socket.url()}`));
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") seen.complaints.push(message.text());
  });
  return seen;
}

function assertQuiet({ requests, complaints }, expected) {
  for (const request of requests) {
    const { origin, protocol, pathname } = new URL(request.url());
    assert.ok(["data:", "blob:"].includes(protocol) || origin === server.origin, `a request left for ${request.url()}`);
    if (pathname === "/graphql") assert.equal(request.headers()["x-wikigraph-csrf"], "1", "the CSRF header is missing");
  }
  const unexpected = complaints.filter((complaint) => !expected?.test(complaint));
  assert.deepEqual(unexpected, [], "the page complained");
}

function asksSchema(request) {
  return request.postData()?.includes("__schema") ?? false;
}

/** Runs `visit` with a page in a browser of its own: it shares cookies with no other. */
export async function withBrowser(visit, contextOptions = {}) {
  const context = await browser.newContext(contextOptions);
  try {
    await visit(await context.newPage());
  } finally {
    await context.close();
  }
}

/**
 * Runs `visit` with a freshly opened page, then checks that no request left the server's origin, that each one to
 * /graphql had the CSRF header, and that the console shows no error but those that match `expectedErrors`. What the page
 * asks for besides the schema goes to `onQuery` where that is given, and not to the server.
 */
export async function withPlayground(visit, { expectedErrors, onQuery, ...contextOptions } = {}) {
  const context = await browser.newContext(contextOptions);
  try {
    const page = await context.newPage();
    const seen = watch(page);
    // From the beginning: a page that is there already may be a moment late in asking who stands between.
    if (onQuery) await page.route("**/graphql", (route) => (asksSchema(route.request()) ? route.continue() : onQuery(route)));
    await page.goto(server.origin);
    await visit(page);
    assertQuiet(seen, expectedErrors);
  } finally {
    await context.close();
  }
}
