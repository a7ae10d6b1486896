// A browser without a screen: it keeps cookies, follows redirects, and fills in the stand-in's form.
import assert from "node:assert/strict";

const MOST_REDIRECTS = 10;

export class Browser {
  #cookies = new Map();

  /** Fetches one address, with the cookies of its server. */
  async fetch(address, { headers = {}, ...options } = {}) {
    const url = new URL(address);
    const jar = this.#jar(url.origin);
    const Cookie = [...jar].map((cookie) => cookie.join("=")).join("; ");
    const all = { ...(Cookie && { Cookie }), ...headers };
    const response = await fetch(url, { redirect: "manual", ...options, headers: all });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  }

  /** Fetches an address and all that it leads to: `{ url, status, text, visited }`. */
  async visit(address, options) {
    const visited = [];
    let [url, request] = [new URL(address), options];
    for (;;) {
      const response = await this.fetch(url, request);
      const text = await response.text();
      const next = response.headers.get("Location");
      visited.push(url.href);
      if (!next) return { url, status: response.status, text, visited };
      assert.ok(visited.length <= MOST_REDIRECTS, `too many redirects: ${visited.join(" ")}`);
      [url, request] = [new URL(next, url), {}];
    }
  }

  /** Logs in at wikigraph as an account of the wiki, and comes back. */
  async logIn(wikigraph, account, returnTo = "/healthz") {
    const login = new URL(`/oauth/login?${new URLSearchParams({ returnTo })}`, wikigraph);
    return this.allow(await this.visit(login), account);
  }

  /** Presses the button on the page that asks for permission. */
  async allow(page, account) {
    const [, requestToken] = /name="requestToken" value="(\w+)"/.exec(page.text) ?? [];
    assert.ok(
      requestToken,
      `no page that asks for permission, but ${page.status} at ${page.url}: ${headline(page.text)}`,
    );
    const body = new URLSearchParams({ requestToken, account, accept: "1" });
    return this.visit(page.url, { method: "POST", body });
  }

  /** The names and values of the cookies that a server has set. */
  cookies(origin) {
    return new Map(this.#jar(origin));
  }

  #jar(origin) {
    if (!this.#cookies.has(origin)) this.#cookies.set(origin, new Map());
    return this.#cookies.get(origin);
  }
}

function keep(jar, cookie) {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
  if (value === "" || /;\s*max-age=0/i.test(cookie)) jar.delete(name);
  else jar.set(name, value);
}

/** What a page says, without its looks. */
function headline(html) {
  return html
    .replace(/<(head|style)[^]*?<\/\1>|<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
