// A tool on a made-up Toolforge: its home, its repository, its web service, and deployments to it.
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("../../deploy/toolforge.sh", import.meta.url));
const standins = fileURLToPath(new URL("standins", import.meta.url));

/** The address that the tests' repository has on Toolforge. */
export const REPOSITORY = "https://git.example.org/wikigraph.git";

export class Tool {
  #folder = mkdtempSync(join(tmpdir(), "wikigraph-deploy-"));
  #server;
  #interruption;

  /** A tool whose repository has the tags v1, v2 and v3, and whose web service does not run. */
  static async make() {
    const tool = new Tool();
    mkdirSync(tool.home);
    tool.#write({ calls: [], variables: {}, builds: [], running: false, service: null, plan: {} });
    const git = (...words) => execFileSync("git", words, { cwd: tool.repository, env: tool.#environment, stdio: "ignore" });
    mkdirSync(tool.repository);
    git("init", "--quiet");
    for (const tag of ["v1", "v2", "v3"]) {
      git("commit", "--quiet", "--allow-empty", "--message", tag);
      git("tag", tag);
    }
    // A name that is a branch's as well as a tag's.
    git("branch", "v3");
    tool.#server = createServer((request, response) => tool.#answer(request, response));
    await new Promise((resolve) => tool.#server.listen(0, "127.0.0.1", resolve));
    return tool;
  }

  get home() {
    return join(this.#folder, "home");
  }

  get repository() {
    return join(this.#folder, "repository");
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  get state() {
    return JSON.parse(readFileSync(join(this.#folder, "state.json"), "utf8"));
  }

  /** What goes wrong from now on. */
  set plan(plan) {
    this.#write({ ...this.state, plan });
  }

  /** The commands that were called since the last time, those that only look left out. */
  changes() {
    const { calls } = this.state;
    this.#write({ ...this.state, calls: [] });
    return calls.filter((call) => !/^(build (show|logs)|envvars list|webservice (status|logs))/.test(call));
  }

  /** A file with variables, its text and who may read it. */
  file(text, mode = 0o600) {
    const path = join(this.#folder, "variables");
    writeFileSync(path, text, { mode });
    execFileSync("chmod", [mode.toString(8), path]);
    return path;
  }

  template(suffix = "") {
    const path = join(this.home, `service.template${suffix}`);
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  }

  setTemplate(text) {
    writeFileSync(join(this.home, "service.template"), text);
  }

  /** Runs the script with what a tool's maintainer would give it. */
  deploy(...words) {
    return this.run("--tool", "mytool", "--repository", REPOSITORY, "--url", this.url, "--wait", "1", ...words);
  }

  /** Runs the script; its exit code, and all that it said. */
  run(...words) {
    return this.#run(script, words);
  }

  /** Has the next run told to stop as soon as it says this. */
  interruptAt(said) {
    this.#interruption = said;
  }

  /** Runs the script as ssh would, from standard input. */
  pipe(...words) {
    return this.#run("bash", ["-s", "--", ...words], readFileSync(script));
  }

  #run(program, words, input) {
    return new Promise((resolve) => {
      const child = execFile(program, words, { env: this.#environment, cwd: this.#folder }, (error, stdout, stderr) => {
        resolve({ code: error ? error.code : 0, said: stdout + stderr });
      });
      const interruption = this.#interruption;
      this.#interruption = null;
      if (interruption) child.stdout.on("data", (said) => said.includes(interruption) && child.kill("SIGTERM"));
      child.stdin.on("error", () => {}).end(input);
    });
  }

  async close() {
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true });
  }

  get #environment() {
    return {
      PATH: `${standins}:${process.env.PATH}`,
      HOME: this.home,
      STAND_IN_STATE: join(this.#folder, "state.json"),
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.${this.repository}.insteadOf`,
      GIT_CONFIG_VALUE_0: REPOSITORY,
      GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org",
      GIT_COMMITTER_NAME: "A", GIT_COMMITTER_EMAIL: "a@example.org",
    };
  }

  #write(state) {
    writeFileSync(join(this.#folder, "state.json"), JSON.stringify(state));
  }

  /** What the container that runs would answer. */
  #answer(request, response) {
    request.resume();
    const { service, plan } = this.state;
    if (!service) return response.writeHead(503).end("No webservice");
    if (request.url === "/healthz") {
      const { WIKIGRAPH_RELEASE: release } = service.variables;
      return response.end(JSON.stringify(release ? { status: "alive", release } : { status: "alive" }));
    }
    if (request.url === "/readyz") {
      const isReady = !plan.unready?.includes(service.ref);
      return response.writeHead(isReady ? 200 : 503).end(JSON.stringify({ status: isReady ? "ready" : "unavailable" }));
    }
    if (service.variables.ANONYMOUS_ACCESS === "login") {
      const more = plan.dear?.includes(service.ref) ? { cost: 11, limit: 10 } : {};
      const error = { message: "Log in.", extensions: { code: "UNAUTHENTICATED", ...more } };
      return response.writeHead(401).end(JSON.stringify({ errors: [error] }));
    }
    const isWrong = plan.wrong?.includes(service.ref);
    const answer = isWrong
      ? { data: { wiki: null }, errors: [{ message: "The database is not within reach." }] }
      : { data: { wiki: { code: "metawiki" } } };
    response.end(JSON.stringify(answer));
  }
}
