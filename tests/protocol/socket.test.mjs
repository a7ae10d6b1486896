// What no HTTP client sends, and what a client does not show of the answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exchange, head } from "./server.mjs";

const JSON_TYPE = { "Content-Type": "application/json" };
const CHUNKED = { ...JSON_TYPE, "Transfer-Encoding": "chunked" };

const chunk = (text) => `${text.length.toString(16)}\r\n${text}\r\n`;

test("a chunked body is read", async () => {
  const answer = await exchange(head("POST /graphql", CHUNKED), chunk('{"query":'), chunk('"{__typename}"}'), chunk(""));
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n[^]*\{"data":\{"__typename":"Query"\}\}$/);
});

test("a chunked body over the limit gets 413", async () => {
  const pieces = Array.from({ length: 90 }, () => chunk("x".repeat(100_000)));
  const answer = await exchange(head("POST /graphql", CHUNKED), ...pieces, chunk(""));
  assert.match(answer, /^HTTP\/1\.1 413 [^]*PAYLOAD_TOO_LARGE/);
});

test("a body that is announced as too large is refused before it is sent", async () => {
  const announced = { ...JSON_TYPE, "Content-Length": 2 ** 40, Expect: "100-continue" };
  const answer = await exchange(head("POST /graphql", announced));
  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test("HEAD is answered without a body, with the length it would have", async () => {
  const answer = await exchange(head("HEAD /graphql?query=%7B__typename%7D"));
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n[^]*content-length: 31\r\n[^]*\r\n\r\n$/);
});

for (const [what, sent] of [
  ["a request line that is none", "nonsense\r\n\r\n"],
  ["a space in a header's name", "GET / HTTP/1.1\r\nHost : x\r\n\r\n"],
  ["a length that is no number", head("POST /graphql", { "Content-Length": "ten" })],
  ["two different lengths", head("POST /graphql", { "Content-Length": "1\r\nContent-Length: 2" })],
  ["a broken chunk", head("POST /graphql", CHUNKED) + "zz\r\n"],
]) {
  test(`${what} gets 400`, async () => assert.match(await exchange(sent), /^HTTP\/1\.1 400 /));
}

test("a length beside chunks does not smuggle a second request in", async () => {
  const both = { ...CHUNKED, "Content-Length": 5, Connection: "keep-alive" };
  const answer = await exchange(head("POST /graphql", both), chunk(""), head("GET /healthz"));
  assert.ok(answer.startsWith("HTTP/1.1 400 "), answer);
});

test("headers without end are refused", async () => {
  const answer = await exchange(head("GET /healthz", { "X-Long": "x".repeat(2_000_000) })).catch((error) => error.code);
  assert.match(answer, /^HTTP\/1\.1 4(00|31) |^ECONNRESET$|^EPIPE$/);
});

test("an upgrade that is not offered is no upgrade", async () => {
  const upgrade = { Connection: "Upgrade, close", Upgrade: "websocket", "Sec-WebSocket-Version": 13, "Sec-WebSocket-Key": "x" };
  const answer = await exchange(head("GET /graphql?query=%7B__typename%7D", upgrade));
  assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/);
});
