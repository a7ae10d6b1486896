// GraphQL Code Generator makes types of the schema and of the playground's example queries, without a warning.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "graphql";
import { endpoint } from "./server.mjs";
import { schemaFile } from "./schema.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const examples = fileURLToPath(new URL("../../playground/examples/", import.meta.url));
const exampleFiles = (await readdir(examples)).filter((name) => name.endsWith(".graphql"));
const operations = await Promise.all(exampleFiles.map(operationOf));
const folder = await mkdtemp(join(tmpdir(), "wikigraph-codegen-"));
after(() => rm(folder, { recursive: true }));

async function operationOf(file) {
  const document = parse(await readFile(join(examples, file), "utf8"));
  return document.definitions[0].name.value;
}

/** Runs the generator; what it wrote, and what it said. */
async function generate(name, schema) {
  const written = join(folder, `${name}.ts`);
  const config = {
    schema,
    documents: join(examples, "*.graphql"),
    generates: {
      [written]: {
        plugins: ["typescript", "typescript-operations"],
        config: {
          strictScalars: true,
          scalars: { BigInt: "number", DateTime: "string", JSON: "unknown", URL: "string" },
        },
      },
    },
  };
  const configFile = join(folder, `${name}.json`);
  await writeFile(configFile, JSON.stringify(config));
  const program = join(here, "node_modules/.bin/graphql-codegen");
  const { stdout, stderr } = await promisify(execFile)(program, ["--config", configFile, "--verbose"], { cwd: here });
  return { said: stdout + stderr, types: await readFile(written, "utf8") };
}

for (const [name, schema] of [["repository", fileURLToPath(schemaFile)], ["server", endpoint]]) {
  test(`types are made of the schema of the ${name}`, async () => {
    const { said, types } = await generate(name, schema);
    assert.doesNotMatch(said, /warn|error|⚠|✖|deprecat/i);
    assert.equal(operations.length, 5);
    for (const operation of operations) {
      assert.match(types, new RegExp(`export type ${operation}Query = `), said);
    }
    assert.match(types, /export type PageHistoryQueryVariables = Exact<\{\s+title: Scalars\['String'\]\['input'\];/);
    assert.match(types, /BigInt: \{ input: number; output: number; \}/);
  });
}
