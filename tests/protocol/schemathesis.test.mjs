// schemathesis: whatever it makes up from the schema, the server does not break over it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { programs } from "./schemathesis/environment.mjs";
import { endpoint } from "./server.mjs";

const here = fileURLToPath(new URL("schemathesis/", import.meta.url));

/** Runs schemathesis; its exit code, and what it said. */
async function runSchemathesis() {
  const program = join(await programs(), "st");
  const folder = await mkdtemp(join(tmpdir(), "wikigraph-schemathesis-"));
  const config = ["--config-file", join(here, "schemathesis.toml")];
  const what = ["run", endpoint, "--checks", "errors_are_the_clients", "--no-color"];
  const env = { ...process.env, SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: "1" };
  const done = await new Promise((resolve) => {
    execFile(program, [...config, ...what], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, said: stdout + stderr });
    });
  });
  await rm(folder, { recursive: true });
  return done;
}

/** The operations of which it says that none was answered with data. */
const unanswered = (said) => [...said.matchAll(/^ {2}- (\w+\.\w+)$/gm)].map(([, name]) => name);

test("hundreds of made-up queries break nothing", async () => {
  const { code, said } = await runSchemathesis();
  assert.equal(code, 0, said);
  // It is nobody who asks, and nobody changes anything.
  assert.deepEqual(unanswered(said).filter((name) => !name.startsWith("Mutation.")), [], said);
  const [, passed] = /(\d+) generated, (\d+) passed/.exec(said);
  assert.ok(Number(passed) >= 200, said);
});
