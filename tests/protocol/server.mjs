// The server under test, at WIKIGRAPH_URL, over HTTP and over a bare socket.
import assert from "node:assert/strict";
import { connect } from "node:net";

const { WIKIGRAPH_URL } = process.env;
assert.ok(WIKIGRAPH_URL, "set WIKIGRAPH_URL to the address of a running wikigraph, such as http://127.0.0.1:8000");

export const server = new URL(WIKIGRAPH_URL);
export const endpoint = new URL("/graphql", server).href;

/** Posts JSON to the endpoint. */
export function post(body, headers = {}) {
  return fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Sends `pieces` one after the other on a connection of its own, and reads until the server closes it. */
export function exchange(...pieces) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(server.port || 80), server.hostname);
    socket.setEncoding("latin1");
    socket.on("connect", () => pieces.forEach((piece) => socket.write(piece)));
    socket.on("data", (data) => (answer += data));
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
  });
}

/** The head of a request that asks the server to close the connection after its answer. */
export function head(line, headers = {}) {
  const all = { Host: server.host, Connection: "close", ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** Asks a query, and expects an answer without errors: the data. */
export async function ask(query, variables) {
  const { data, errors } = await (await post({ query, variables })).json();
  assert.equal(errors, undefined, `${query} failed: ${JSON.stringify(errors)}`);
  return data;
}
