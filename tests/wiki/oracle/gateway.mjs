// wikigraph over one database: a process of its own, and a client that asks it and pages through its lists.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { lab } from "./databases.mjs";

const BUILT = new URL("../../../target/debug/wikigraph", import.meta.url);
const BINARY = process.env.WIKIGRAPH_BINARY ?? fileURLToPath(BUILT);

/** How long a server may take to listen, in milliseconds. */
const PATIENCE = 60_000;

/** What `Gateway.all` reads of a connection, besides its rows' fields. */
export const paged = (selection) => `nodes { ${selection} } pageInfo { hasNextPage endCursor }`;

export class Gateway {
  #process;
  #endpoint;
  #folder = mkdtempSync(join(tmpdir(), "wikigraph-oracle-"));

  /** Starts a server; it listens once this resolves. */
  static async over(database) {
    const gateway = new Gateway();
    // From a folder without an .env file, and without the variables of whoever runs the tests.
    const server = spawn(BINARY, {
      cwd: gateway.#folder,
      env: {
        WIKI_DATABASE_URL: database.url,
        WIKI_API_URL: lab.wiki.api,
        // A tool's account has ten connections, for all servers together.
        DATABASE_CONNECTIONS: "2",
        DATABASE_WAIT: "60",
        REQUEST_TIMEOUT: "60",
        // Nobody logs in, but the server wants to be ready for it.
        SECRET_KEY: "0143".repeat(16),
        WIKIGRAPH_DATA_DIR: gateway.#folder,
        PORT: "0",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    gateway.#process = server;
    gateway.#endpoint = `${await addressOf(server, database)}/graphql`;
    return gateway;
  }

  async stop() {
    if (this.#process.exitCode === null) {
      this.#process.kill();
      await once(this.#process, "exit");
    }
    rmSync(this.#folder, { recursive: true });
  }

  /** The whole answer, with its errors. */
  async answer(query, variables = {}) {
    const response = await fetch(this.#endpoint, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  /** The data of an answer that has no errors. */
  async ask(query, variables) {
    const { data, errors = [] } = await this.answer(query, variables);
    assert.deepEqual(errors, [], `wikigraph complains about ${query} with ${JSON.stringify(variables)}`);
    return data;
  }

  /** All rows of the one connection in a query, which passes its variable `$after` on and asks for what is `paged`. */
  async all(query, variables) {
    const nodes = [];
    let after = null;
    do {
      const page = connectionIn(await this.ask(query, { ...variables, after }));
      nodes.push(...(page.nodes ?? page.edges));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    return nodes;
  }
}

/** Where a server says that it listens. */
async function addressOf(server, database) {
  let complaints = "";
  server.stderr.on("data", (text) => (complaints += text));
  process.once("exit", () => server.kill());
  const deadline = setTimeout(() => server.kill(), PATIENCE);
  for await (const line of createInterface({ input: server.stdout })) {
    const [, address] = / is served at (\S+)$/.exec(line) ?? [];
    if (!address) continue;
    clearTimeout(deadline);
    server.stdout.resume();
    return address;
  }
  clearTimeout(deadline);
  throw new Error(`wikigraph over ${database.name} did not start:\n${complaints}`);
}

/** What there is at the end of a path of single fields: `{ wiki { page { revisions …`. */
function connectionIn(data) {
  while (!data.pageInfo) [data] = Object.values(data);
  return data;
}
