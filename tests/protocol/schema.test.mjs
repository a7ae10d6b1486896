// The schema as a whole: it is up to date, valid, described, and named by one convention.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isObjectType, isScalarType, validateSchema } from "graphql";
import { membersOf, named, ownTypes, schema, schemaText } from "./schema.mjs";
import { server } from "./server.mjs";

test("the repository's schema is the one that is served", async () => {
  const served = await (await fetch(new URL("/schema.graphql", server))).text();
  assert.equal(schemaText, served, "write it anew: cargo run -- schema > schema.graphql");
});

test("the schema is valid", () => {
  assert.deepEqual(validateSchema(schema), []);
});

test("everything has a description", () => {
  const silent = [...named()].filter(({ it }) => !it.description?.trim()).map(({ path }) => path);
  assert.deepEqual(silent, []);
});

test("descriptions are whole sentences", () => {
  const odd = [...named()].filter(({ it }) => it.description && !/[.…!?)>]$/.test(it.description.trim()));
  assert.deepEqual(odd.map(({ path, it }) => `${path}: ${it.description}`), []);
});

const FORMS = {
  type: /^[A-Z][A-Za-z0-9]*$/,
  field: /^[a-z][A-Za-z0-9]*$/,
  argument: /^[a-z][A-Za-z0-9]*$/,
  value: /^[A-Z][A-Z0-9_]*$/,
};

test("types are in PascalCase, fields and arguments in camelCase, values in capitals", () => {
  const odd = [...named()].filter(({ kind, it }) => !FORMS[kind].test(it.name));
  assert.deepEqual(odd.map(({ path }) => path), []);
});

test("fields that are true or false are named as questions", () => {
  const fields = ownTypes().filter(isObjectType).flatMap(membersOf).filter(({ type }) => /^Boolean\b/.test(String(type)));
  assert.deepEqual(fields.map(({ name }) => name).filter((name) => !/^(is|has|viewerCan)([A-Z]|$)/.test(name)), []);
});

test("points in time end in At, but for the timestamps of events", () => {
  const times = [...named()].filter(({ kind, it }) => kind === "field" && /^DateTime\b/.test(String(it.type)));
  const odd = times.filter(({ it }) => !/(At|^timestamp|^expiry|^from|^to)$/.test(it.name));
  assert.deepEqual(odd.map(({ path }) => path), []);
});

test("each connection is one of Relay's, with edges and nodes of one type", () => {
  for (const connection of ownTypes().filter((type) => isObjectType(type) && type.name.endsWith("Connection"))) {
    const { edges, nodes, pageInfo, totalCount } = connection.getFields();
    const edge = schema.getType(connection.name.replace(/Connection$/, "Edge"));
    assert.ok(isObjectType(edge), `${connection.name} has no edges`);
    assert.equal(String(edges.type), `[${edge.name}!]!`);
    assert.equal(String(nodes.type), `[${edge.getFields().node.type}]!`);
    assert.equal(String(edge.getFields().cursor.type), "String!");
    assert.equal(String(pageInfo.type), "PageInfo!");
    assert.equal(String(totalCount.type), "Int");
  }
});

test("each field that gives a connection takes first and after, and last only with before", () => {
  const lists = [...named()].filter(({ kind, it }) => kind === "field" && /Connection!?$/.test(String(it.type)));
  assert.ok(lists.length > 20);
  for (const { path, it } of lists) {
    const taken = Object.fromEntries(it.args.map(({ name, type }) => [name, String(type)]));
    assert.deepEqual([taken.first, taken.after], ["Int", "String"], path);
    assert.equal(taken.last === undefined, taken.before === undefined, path);
    assert.match(String(it.type), /!$/, path);
  }
});

test("each type is used, by its name or as one of an interface", () => {
  const text = schemaText.replaceAll(/"""[^]*?"""/g, "");
  const isUnused = ({ name }) => (text.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length < 2;
  const unused = ownTypes().filter((type) => isUnused(type) && !type.getInterfaces?.().length);
  assert.deepEqual(unused.map(({ name }) => name).filter((name) => !["Query", "Mutation"].includes(name)), []);
});

test("scalars of our own are few, and those with a standard name it", () => {
  const scalars = ownTypes().filter(isScalarType).map(({ name, specifiedByURL }) => [name, specifiedByURL ?? null]);
  assert.deepEqual(scalars.toSorted(), [
    ["BigInt", null],
    ["DateTime", "https://www.rfc-editor.org/rfc/rfc3339"],
    ["JSON", null],
    ["URL", "https://www.rfc-editor.org/rfc/rfc3986"],
  ]);
});
