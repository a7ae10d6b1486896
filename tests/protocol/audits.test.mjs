// The audits of GraphQL over HTTP that graphql-http has: all of them pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serverAudits } from "graphql-http";
import { endpoint } from "./server.mjs";

const audits = serverAudits({ url: endpoint });

test("graphql-http has 61 audits", () => assert.equal(audits.length, 61));

for (const { id, name, fn } of audits) {
  test(`audit ${id}: ${name}`, async () => {
    const result = await fn();
    assert.equal(result.status, "ok", result.reason);
  });
}
