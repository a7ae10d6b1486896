// wikigraph over the wiki for writing, with people who are logged in through the OAuth stand-in.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { lab } from "../../oracle/databases.mjs";
import { Browser } from "./browser.mjs";
import { Person } from "./person.mjs";

const BUILT = new URL("../../../../target/debug/wikigraph", import.meta.url);
export const BINARY = process.env.WIKIGRAPH_BINARY ?? fileURLToPath(BUILT);
const { oauth, mariadb } = lab;

export class Workshop {
  #server;
  #folder;
  #people = new Map();
  /** All that wikigraph printed. */
  output = "";
  /** What must not be in there. */
  secrets = [oauth.consumerSecret];

  /** Starts wikigraph; it listens once this resolves. `settings` are more variables of its environment. */
  static async open(settings = {}) {
    const workshop = new Workshop();
    workshop.#folder = await mkdtemp(join(tmpdir(), "wikigraph-workshop-"));
    // The wiki has to be told where to send browsers back to, before the server listens there.
    const port = await freePort();
    workshop.origin = `http://127.0.0.1:${port}`;
    const secretKey = randomBytes(32).toString("hex");
    workshop.secrets.push(secretKey);
    workshop.#server = spawn(BINARY, {
      cwd: workshop.#folder,
      env: {
        WIKI_DATABASE_URL: mariadb.accounts.plain_reader.url + oauth.database,
        WIKI_API_URL: oauth.apiUrl,
        MEDIAWIKI_CONSUMER_KEY: oauth.consumerKey,
        MEDIAWIKI_CONSUMER_SECRET: oauth.consumerSecret,
        MEDIAWIKI_CALLBACK: `${workshop.origin}/oauth/complete/mediawiki/`,
        SECRET_KEY: secretKey,
        WIKIGRAPH_DATA_DIR: workshop.#folder,
        PORT: String(port),
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    process.once("exit", () => workshop.#server.kill());
    await workshop.#untilServed();
    return workshop;
  }

  async #untilServed() {
    const lines = createInterface({ input: this.#server.stdout });
    this.#server.stderr.on("data", (text) => (this.output += text));
    const served = new Promise((resolve) => {
      lines.on("line", (line) => {
        this.output += `${line}\n`;
        if (/ is served at /.test(line)) resolve(true);
      });
    });
    const hasStarted = await Promise.race([served, once(this.#server, "exit").then(() => false)]);
    assert.ok(hasStarted, `wikigraph did not start:\n${this.output}`);
  }

  async close() {
    if (this.#server.exitCode === null) {
      this.#server.kill();
      await once(this.#server, "exit");
    }
    await rm(this.#folder, { recursive: true });
    const printed = this.secrets.filter((secret) => this.output.includes(secret));
    assert.equal(printed.length, 0, "wikigraph printed a secret");
  }

  /** Somebody with a role of the lab (`editor`, `administrator`, …), logged in once. */
  as(role) {
    if (!this.#people.has(role)) this.#people.set(role, this.logIn(role));
    return this.#people.get(role);
  }

  /** The same in a session of its own. */
  async logIn(role) {
    const browser = new Browser();
    const { status, url } = await browser.logIn(this.origin, oauth.accounts[role]);
    assert.equal(status, 200, `${role} did not get back: ${url}`);
    this.secrets.push(...browser.cookies(this.origin).values());
    return new Person(this.origin, { browser });
  }

  stranger() {
    return new Person(this.origin, { browser: new Browser() });
  }

  /** Whoever has an API token. */
  bearer(token) {
    return new Person(this.origin, { browser: new Browser(), token });
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
