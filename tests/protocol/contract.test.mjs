// The exported schema keeps the public contract, but for what is known to come later.
import assert from "node:assert/strict";
import { access, readFile } from "node:fs/promises";
import { test } from "node:test";
import { buildSchema, findBreakingChanges, findDangerousChanges } from "graphql";
import { membersOf, schema } from "./schema.mjs";

const read = (path) => readFile(new URL(path, import.meta.url), "utf8");

const contractText = await read("contract/schema.graphql");
const contract = buildSchema(contractText);

// What a client notices only if it takes a list of types or values for complete.
const HARMLESS = new Set([
  "TYPE_ADDED_TO_UNION",
  "IMPLEMENTED_INTERFACE_ADDED",
  "VALUE_ADDED_TO_ENUM",
  "OPTIONAL_INPUT_FIELD_ADDED",
  "OPTIONAL_ARG_ADDED",
]);

function differences() {
  const dangerous = findDangerousChanges(contract, schema).filter((change) => !HARMLESS.has(change.type));
  const all = [...findBreakingChanges(contract, schema), ...dangerous];
  return all.map(({ type, description }) => `${type}: ${description}`);
}

test("what is missing of the contract is what later.txt lists", async () => {
  const later = (await read("contract/later.txt")).split("\n").filter((line) => line && !line.startsWith("#"));
  assert.deepEqual(differences().sort(), later.sort());
});

test("what is there of the contract has its types and defaults to the letter", () => {
  for (const promised of Object.values(contract.getTypeMap())) {
    const type = schema.getType(promised.name);
    for (const member of type ? membersOf(type) : []) {
      const wanted = membersOf(promised).find(({ name }) => name === member.name);
      if (wanted) assert.deepEqual(described(member), described(wanted), `${type.name}.${member.name}`);
    }
  }
});

/** The types and defaults of a field and its arguments. */
function described({ type, defaultValue, args = [] }) {
  const ofArgument = (argument) => [argument.name, String(argument.type), argument.defaultValue];
  return { type: String(type), defaultValue, args: args.map(ofArgument).sort() };
}

const outside = new URL("../../../shared/contract/schema.graphql", import.meta.url);
const isThere = await access(outside).then(() => true, () => false);

test("the contract here is the one that was agreed on", { skip: !isThere && "it is not beside this checkout" }, async () => {
  assert.equal(contractText, await readFile(outside, "utf8"));
});
