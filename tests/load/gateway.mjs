// The gateway that is loaded: a process of its own, with ten connections to the database.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stop } from "./options.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How many connections to the database it may have. */
export const DATABASE_CONNECTIONS = 10;

function program(given) {
  const all = given ? [given] : ["release", "debug"].map((profile) => join(root, "target", profile, "wikigraph"));
  return all.find(existsSync) ?? stop(`${all.join(" and ")} is not there: cargo build --release, or --program PATH`);
}

/** The wiki's database: that which is given, or the lab's as an account that may read all. */
function database(given) {
  if (given) return given;
  const lab = process.env.WIKIGRAPH_LAB;
  if (!lab) stop("say --database mysql://user:password@host:3306/database, or start the lab (tests/lab/lab up) and set WIKIGRAPH_LAB");
  return `${JSON.parse(readFileSync(lab, "utf8")).mariadb.accounts.plain_reader.url}lab143`;
}

const METRICS_TOKEN = "the-token-of-a-load-test";

export class Gateway {
  #child;
  #folder = mkdtempSync(join(tmpdir(), "wikigraph-load-"));
  #log = "";

  /** Starts one; `port` and `pid` are then known. */
  static async start(options) {
    const gateway = new Gateway();
    await gateway.#start(options);
    return gateway;
  }

  async #start(options) {
    const env = {
      PATH: process.env.PATH,
      WIKI_DATABASE_URL: database(options.database),
      WIKIGRAPH_DATA_DIR: this.#folder,
      SECRET_KEY: "0123456789abcdef0123456789abcdef",
      DATABASE_CONNECTIONS: String(DATABASE_CONNECTIONS),
      // As docs/operations.md has it for few processors and many clients.
      TOKIO_WORKER_THREADS: "4",
      HOST: "127.0.0.1",
      PORT: "0",
      // Those who ask are told apart by what this end of the connection says, and none is held to a rate.
      TRUSTED_PROXIES: "127.0.0.1",
      RATE_LIMIT: "0",
      ANONYMOUS_RATE_LIMIT: "0",
      // Every request is to reach the database.
      ANSWER_CACHE: "0",
      METRICS_TOKEN,
      WIKIGRAPH_LOG: "error",
    };
    this.#child = spawn(program(options.program), [], { env, cwd: this.#folder, stdio: ["ignore", "pipe", "pipe"] });
    this.pid = this.#child.pid;
    this.ended = new Promise((resolve) => this.#child.once("exit", (code, signal) => resolve(code ?? signal)));
    this.#child.stderr.on("data", (said) => (this.#log = (this.#log + said).slice(-4000)));
    this.port = await new Promise((resolve, reject) => {
      let said = "";
      this.#child.stdout.on("data", (data) => {
        said += data;
        const found = /is served at http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
        if (found) resolve(Number(found[1]));
      });
      this.ended.then((how) => reject(new Error(`the gateway ended (${how}): ${said}${this.#log}`)));
    });
  }

  /** What it logged last. */
  get log() {
    return this.#log;
  }

  /** Its memory that is not shared with other processes, in MiB. */
  memory() {
    const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"));
    return Number(kibibytes) / 1024;
  }

  /** The sums of its counters and gauges whose lines begin so. */
  async metric(beginning) {
    const answer = await fetch(`http://127.0.0.1:${this.port}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
    const lines = (await answer.text()).split("\n").filter((line) => line.startsWith(beginning));
    return lines.map((line) => Number(line.slice(line.lastIndexOf(" ")))).reduce((sum, value) => sum + value, 0);
  }

  /** Tells it to stop; how it ended. */
  async stop() {
    this.#child.kill("SIGTERM");
    const how = await this.ended;
    rmSync(this.#folder, { recursive: true, force: true });
    return how;
  }
}
