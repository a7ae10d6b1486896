// Runs relay-compiler over the components beside this file.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { schemaFile } from "../schema.mjs";

const sources = fileURLToPath(new URL(".", import.meta.url));
const compiler = fileURLToPath(new URL("../node_modules/relay-compiler/cli.js", import.meta.url));

const config = {
  src: "components",
  schema: "schema.graphql",
  language: "javascript",
  artifactDirectory: "artifacts",
  persistConfig: { file: "queries.json" },
};

/** What the compiler said, and the queries that it wrote: their texts by name. */
export async function compile() {
  const folder = await mkdtemp(join(tmpdir(), "wikigraph-relay-"));
  try {
    await cp(sources, join(folder, "components"), { recursive: true, filter: (path) => !path.endsWith(".mjs") });
    await cp(schemaFile, join(folder, "schema.graphql"));
    await mkdir(join(folder, "artifacts"));
    await writeFile(join(folder, "queries.json"), "{}");
    await writeFile(join(folder, "relay.config.json"), JSON.stringify(config));
    const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1" } };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [compiler, "relay.config.json"], options);
    const queries = Object.values(JSON.parse(await readFile(join(folder, "queries.json"), "utf8")));
    const nameOf = (query) => /^query (\w+)/.exec(query)[1];
    return { said: stdout + stderr, queries: new Map(queries.map((query) => [nameOf(query), query])) };
  } finally {
    await rm(folder, { recursive: true });
  }
}
