// What clients other than a browser rely on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema } from "graphql";
import { createClient } from "graphql-http";
import { endpoint, post, server } from "./server.mjs";

test("graphql-http's client is answered", async () => {
  const client = createClient({ url: endpoint });
  const result = await new Promise((resolve, reject) => {
    let answer;
    const sink = { next: (value) => (answer = value), error: reject, complete: () => resolve(answer) };
    client.subscribe({ query: "query Named { __typename }", operationName: "Named" }, sink);
  });
  assert.deepEqual(result, { data: { __typename: "Query" } });
});

test("introspection with every option gives the schema that is served as text", async () => {
  const options = {
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    inputValueDeprecation: true,
    oneOf: true,
  };
  const answer = await post({ query: getIntrospectionQuery(options) });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined);
  const text = await (await fetch(new URL("/schema.graphql", server))).text();
  const printed = (schema) => printSchema(lexicographicSortSchema(schema));
  assert.equal(printed(buildClientSchema(data)), printed(buildSchema(text)));
});

test("Node's fetch reads why a body is too large", async () => {
  const answer = await post({ query: "{ __typename }", padding: "x".repeat(9_000_000) });
  assert.equal(answer.status, 413);
  const { errors } = await answer.json();
  assert.equal(errors[0].extensions.code, "PAYLOAD_TOO_LARGE");
});

test("a large answer comes compressed", async () => {
  const answer = await post({ query: getIntrospectionQuery() }, { "Accept-Encoding": "gzip" });
  assert.equal(answer.headers.get("content-encoding"), "gzip");
  assert.ok((await answer.json()).data.__schema);
});

test("every answer has a request id, the client's own where it sent one", async () => {
  const given = await post({ query: "{ __typename }" }, { "X-Request-Id": "from-a-test.1" });
  assert.equal(given.headers.get("x-request-id"), "from-a-test.1");
  const made = await post({ query: "{" });
  assert.match(made.headers.get("x-request-id"), /^[0-9a-f]{32}$/);
});
