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

test("hundreds of made-up queries break nothing", async () => {
  const { code, said } = await runSchemathesis();
  assert.equal(code, 0, said);
  assert.match(said, /No issues found/);
  const [, passed] = /(\d+) generated, (\d+) passed/.exec(said);
  assert.ok(Number(passed) >= 200, said);
});
