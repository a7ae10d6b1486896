// A client for api.php: it follows continuations, asks about many pages in batches, and remembers what it was told.
import assert from "node:assert/strict";
import { lab } from "./databases.mjs";

/** How many titles, ids or names a question may hold, for those without special rights. */
const BATCH = 50;

/** Values in lists that are short enough for one question each. */
export function batches(values, size = BATCH) {
  const starts = Array.from({ length: Math.ceil(values.length / size) }, (_, index) => index * size);
  return starts.map((start) => values.slice(start, start + size));
}

export class ActionApi {
  #url;
  #cookies = new Map();
  #answers = new Map();

  constructor(url) {
    this.#url = url;
  }

  /** Asks once. The lab's wiki stands still, so the same question is put only once. */
  ask(parameters) {
    const key = JSON.stringify(parameters);
    if (!this.#answers.has(key)) this.#answers.set(key, this.#post(parameters));
    return this.#answers.get(key);
  }

  /** All rows of a list, such as `{ list: "allusers" }`, through all continuations. */
  async list(parameters) {
    const rows = [];
    for await (const query of this.#continued(parameters)) rows.push(...query[parameters.list]);
    return rows;
  }

  /** The properties, such as `{ prop: "links" }`, of the pages of `{ titles: […] }` or `{ pageids: […] }`. */
  async pages(parameters, names) {
    const [[name, values]] = Object.entries(names);
    const answers = batches(values).map((batch) => this.#batch({ ...parameters, [name]: many(batch) }));
    return (await Promise.all(answers)).flat();
  }

  /** What a question without lists is answered. */
  async query(parameters) {
    return (await this.ask({ action: "query", ...parameters })).query;
  }

  /** Continuations bring a page again, with more of its lists. */
  async #batch(parameters) {
    const pages = new Map();
    for await (const query of this.#continued(parameters)) {
      for (const page of query.pages) {
        const known = pages.get(page.title) ?? {};
        for (const [name, value] of Object.entries(page)) {
          known[name] = Array.isArray(known[name]) ? [...known[name], ...value] : value;
        }
        pages.set(page.title, known);
      }
    }
    return [...pages.values()];
  }

  async *#continued(parameters) {
    let further = {};
    do {
      const answer = await this.ask({ action: "query", ...parameters, ...further });
      yield answer.query;
      further = answer.continue;
    } while (further);
  }

  async logIn({ name, password }) {
    const { tokens } = await this.query({ meta: "tokens", type: "login" });
    const credentials = { username: name, password, logintoken: tokens.logintoken, loginreturnurl: this.#url };
    const { clientlogin } = await this.#post({ action: "clientlogin", ...credentials });
    assert.equal(clientlogin.status, "PASS", `${name} cannot log in: ${clientlogin.message}`);
    return this;
  }

  async #post(parameters) {
    const response = await fetch(this.#url, {
      method: "POST",
      headers: { Cookie: [...this.#cookies].map((cookie) => cookie.join("=")).join("; ") },
      body: new URLSearchParams({ format: "json", formatversion: 2, errorformat: "plaintext", ...parameters }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      this.#cookies.set(name, value);
    }
    const answer = await response.json();
    const complaints = [...(answer.errors ?? []), ...(answer.warnings ?? [])];
    // Text that is not in Unicode's normal form is put into it, with a warning.
    const texts = complaints.filter(({ code }) => code !== "badutf8").map(({ text }) => text);
    assert.equal(texts.join("\n"), "", `api.php complains about ${JSON.stringify(parameters)}`);
    return answer;
  }
}

/** Several values in one parameter, whatever characters they hold. */
export function many(values) {
  return values.map((value) => `\u{1F}${value}`).join("");
}

/** The lab's wiki as a stranger sees it. */
export const api = new ActionApi(lab.wiki.api);
