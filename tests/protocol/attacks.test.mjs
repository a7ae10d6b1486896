// What scanners and fuzzers send: all of it is bounded, and answered with a code that says whose fault it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import documents from "./attacks/documents.mjs";
import { answered, refused } from "./attacks/values.mjs";
import { endpoint } from "./server.mjs";

/** Posts a body as it is; the answer, read. */
async function send(body, headers = {}) {
  const all = { "Content-Type": "application/json", Accept: "application/graphql-response+json", ...headers };
  const answer = await fetch(endpoint, { method: "POST", headers: all, body });
  const text = await answer.text();
  assert.ok(answer.status < 500, text);
  assert.doesNotMatch(text, /"INTERNAL"|panicked|SELECT |\.rs:/);
  return { status: answer.status, length: text.length, json: JSON.parse(text) };
}

const sendJson = (value) => send(JSON.stringify(value));

const codesOf = ({ errors = [] }) => errors.map(({ extensions }) => extensions?.code);

/** Checks that a request was refused as a whole, shortly and with this code. */
function assertRefused({ status, length, json }, code, expected = 400) {
  assert.equal(status, expected);
  assert.ok(length < 10_000, `the answer has ${length} characters`);
  assert.equal(json.data, undefined);
  assert.ok(codesOf(json).slice(0, 20).every((given) => given === code), codesOf(json).join());
  assert.notEqual(json.errors[0].message, "");
}

for (const [code, attacks] of Object.entries(documents)) {
  for (const [name, query] of Object.entries(attacks)) {
    test(`${name}: ${code}`, async () => {
      const operationName = /^query (Q0)\b/.exec(query)?.[1];
      assertRefused(await sendJson({ query, operationName }), code);
    });
  }
}

for (const [name, [query, variables]] of Object.entries(refused)) {
  test(`${name} is refused, and not repeated at length`, async () => {
    const { length, json } = await sendJson({ query, variables });
    assert.ok(["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].includes(codesOf(json)[0]), JSON.stringify(json));
    assert.ok(length < 10_000, `the answer has ${length} characters`);
  });
}

for (const [name, [query, variables]] of Object.entries(answered)) {
  test(`${name} is answered like any other value`, async () => {
    const { status, json } = await sendJson({ query, variables });
    assert.equal(status, 200);
    assert.equal(json.errors, undefined, JSON.stringify(json.errors));
  });
}

const NAME = { query: "{ wiki { name } }" };
const batch = (count, entry = NAME) => JSON.stringify(Array(count).fill(entry));
const dear = { query: "{ wiki { pages(first: 500) { nodes { links(first: 500) { nodes { title } } } } } }" };

test("a batch of ten is run, and one of eleven is not", async () => {
  const ten = await send(batch(10));
  assert.deepEqual(ten.json.map(({ data }) => data.wiki.name), Array(10).fill(ten.json[0].data.wiki.name));
  assertRefused(await send(batch(11)), "BAD_USER_INPUT");
  assertRefused(await send(batch(20_000, {})), "BAD_USER_INPUT");
});

test("each entry of a batch has the limits of a single request", async () => {
  const { json } = await send(batch(10, dear));
  assert.deepEqual(json.map((answer) => codesOf(answer)[0]), Array(10).fill("QUERY_TOO_COMPLEX"));
});

test("a batch within a batch is refused", async () => assertRefused(await send(`[${batch(2)}]`), "BAD_USER_INPUT"));

test("an empty batch is refused", async () => assertRefused(await send("[]"), "BAD_USER_INPUT"));

const BODIES = {
  "nothing": "",
  "white space": " ".repeat(1_000),
  "half a body": '{"query": "{ wiki { na',
  "a string": '"{ wiki { name } }"',
  "a number": "1",
  "null": "null",
  "arrays in each other": "[".repeat(500_000),
  "objects in each other": '{"query":'.repeat(50_000),
  "variables in each other": `{"query":"{ __typename }","variables":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
  "extensions in each other": `{"query":"{ __typename }","extensions":${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}}`,
  "bytes that are no UTF-8": Buffer.from('{"query":"{ wiki(code: \\"\xff\xfe\\") { name } }"}', "latin1"),
  "half a pair of surrogates": '{"query":"{ wiki(code: \\"\\ud800\\") { name } }"}',
  "a query that is a list": '{"query":["{ wiki { name } }"]}',
  "variables that are a list": '{"query":"{ wiki { name } }","variables":[]}',
  "variables as text": '{"query":"{ wiki { name } }","variables":"{}"}',
  "an operation's name that is a number": '{"query":"query A { wiki { name } }","operationName":1}',
  "an operation that is not there": JSON.stringify({ query: "query A { wiki { name } }", operationName: "x".repeat(5_000) }),
};

for (const [name, body] of Object.entries(BODIES)) {
  test(`${name} as a body is refused`, async () => assertRefused(await send(body), "BAD_USER_INPUT"));
}

test("a body larger than eight mebibytes is refused", async () => {
  const body = JSON.stringify({ ...NAME, padding: "x".repeat(2 ** 23) });
  assertRefused(await send(body), "PAYLOAD_TOO_LARGE", 413);
});

test("more variables than anyone needs are refused", async () => {
  const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  assertRefused(await sendJson({ query, variables: { ids: Array(10_001).fill("a") } }), "QUERY_TOO_COMPLEX");
  assertRefused(await sendJson({ ...NAME, variables: { a: Array(10_001).fill(0) } }), "QUERY_TOO_COMPLEX");
});

test("lists that variables make long count like written ones", async () => {
  const query = "query ($n: Int!) { wiki { pages(first: $n) { nodes { revisions(first: $n) { nodes { id } } } } } }";
  assertRefused(await sendJson({ query, variables: { n: 500 } }), "QUERY_TOO_COMPLEX");
});

test("numbers that no type holds are refused", async () => {
  for (const number of ["9".repeat(400), "1e400", `0.${"1".repeat(400)}`, "-1e-400"]) {
    const { status, json } = await sendJson({ query: `{ wiki { pages(first: ${number}) { nodes { id } } } }` });
    assert.equal(status, 400, number);
    assert.match(codesOf(json)[0], /^(QUERY_TOO_COMPLEX|GRAPHQL_(PARSE|VALIDATION)_FAILED)$/);
    await send(`{"query":"query ($n: Int) { wiki { pages(first: $n) { nodes { id } } } }","variables":{"n":${number}}}`);
  }
});

test("a query in a URL longer than eight kibibytes is refused", async () => {
  const answer = await fetch(`${endpoint}?query=${encodeURIComponent(`{ wiki { name } } # ${"x".repeat(9_000)}`)}`);
  assert.equal(answer.status, 414);
  assert.equal((await answer.json()).errors[0].extensions.code, "URI_TOO_LONG");
});
