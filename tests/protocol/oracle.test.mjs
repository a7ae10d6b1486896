// graphql-js as the oracle: it and the gateway accept and refuse the same documents.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GraphQLError, parse, validate } from "graphql";
import differences from "./oracle/differences.mjs";
import invalid from "./oracle/invalid.mjs";
import valid from "./oracle/valid.mjs";
import { schema } from "./schema.mjs";
import { post } from "./server.mjs";

/** What graphql-js has against a document. */
function objections(query) {
  try {
    const document = parse(query);
    return [...validate(schema, document), ...missingRoots(document)];
  } catch (error) {
    return [error];
  }
}

/** graphql-js finds this out only when it runs an operation. */
function missingRoots({ definitions }) {
  const operations = definitions.filter(({ kind }) => kind === "OperationDefinition");
  return operations.filter(({ operation }) => !schema.getRootType(operation)).map(({ operation }) => new GraphQLError(operation));
}

/** The first of a document's operations, if it has several. */
function operationName(query) {
  const [first, second] = [...query.matchAll(/\bquery (\w+)/g)].map(([, name]) => name);
  return second && first;
}

async function judge({ query, variables }) {
  const answer = await post(
    { query, variables, operationName: operationName(query) },
    { Accept: "application/graphql-response+json" },
  );
  const { data, errors = [] } = await answer.json();
  return { status: answer.status, data, codes: errors.map(({ extensions }) => extensions.code), errors };
}

const REFUSALS = ["GRAPHQL_PARSE_FAILED", "GRAPHQL_VALIDATION_FAILED", "BAD_USER_INPUT"];

const VERDICTS = {
  answers({ status, errors }) {
    assert.equal(status, 200, JSON.stringify(errors));
    assert.deepEqual(errors, []);
  },
  // Wrong as it is, it may run into a field that will not have it.
  accepts({ status, codes, errors }) {
    assert.equal(status, 200, JSON.stringify(errors));
    assert.ok(codes.every((code) => code === "BAD_USER_INPUT"), JSON.stringify(errors));
  },
  fails({ status, codes }) {
    assert.equal(status, 200);
    assert.deepEqual(codes, ["BAD_USER_INPUT"]);
  },
  refuses({ status, data, codes }) {
    assert.equal(status, 400);
    assert.equal(data, undefined);
    assert.ok(codes.length > 0 && codes.every((code) => REFUSALS.includes(code)), codes.join());
  },
};

const known = new Map(differences.flatMap(({ documents, ...difference }) => documents.map((name) => [name, difference])));

for (const [name, document] of Object.entries(valid)) {
  const request = typeof document === "string" ? { query: document } : document;
  const { gateway, reason } = known.get(name) ?? { gateway: "answers", reason: "it is valid" };
  test(`the gateway ${gateway} ${name}: ${reason}`, async () => {
    assert.deepEqual(objections(request.query), []);
    VERDICTS[gateway](await judge(request));
  });
}

for (const [rule, documents] of Object.entries(invalid)) {
  for (const [name, query] of Object.entries(documents)) {
    const { gateway, reason } = known.get(name) ?? { gateway: "refuses", reason: `it breaks a rule of ${rule}` };
    test(`the gateway ${gateway} ${name}: ${reason}`, async () => {
      assert.notDeepEqual(objections(query), []);
      VERDICTS[gateway](await judge({ query }));
    });
  }
}

test("each known difference is of a document there is", () => {
  const names = new Set([...Object.keys(valid), ...Object.values(invalid).flatMap(Object.keys)]);
  assert.deepEqual([...known.keys()].filter((name) => !names.has(name)), []);
});
