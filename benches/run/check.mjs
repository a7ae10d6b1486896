// Before anything is measured: every server answers every workload with the same rows.

import { deepStrictEqual } from 'node:assert';
import { run } from './load.mjs';

/** How many requests of a workload are compared. */
export const COMPARED = 12;

/** Asks one request, and gives back the answer. */
export async function ask({ port }, { method, path, headers, body }) {
  const url = `http://127.0.0.1:${port}${path}`;
  const response = await fetch(url, { method, headers, body: method === 'GET' ? undefined : body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** The rows of a server's answers to the first requests of a workload. */
async function answers(server, workload) {
  const found = [];
  for (let index = 0; index < COMPARED; index += 1) {
    const answer = server.loop
      ? JSON.parse(await run(server, server.answer(workload, index)))
      : await ask(server, server.request(workload, index));
    if (answer.errors) throw new Error(`${server.id}, ${workload}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
    found.push(server.rows(workload, answer));
  }
  return found;
}

/** Compares what these servers answer with what the first says that leaves nothing out. They ask the same wiki. */
export async function compareAll(servers, workload) {
  const found = [];
  for (const server of servers) {
    if (!server.loop || server.answer) found.push([server, await answers(server, workload)]);
  }
  const wanted = found.find(([, rows]) => isComplete(rows))?.[1] ?? found[0]?.[1];
  for (const [server, rows] of found) compare(server, workload, rows, wanted);
}

/** Throws where the rows that a server gave are others than those that were wanted; what it does not tell is undefined. */
function compare(server, workload, found, wanted) {
  try {
    deepStrictEqual(
      found.map((one, index) => told(one, wanted[index])),
      wanted,
    );
  } catch (error) {
    throw new Error(`${server.id} answers ${workload} otherwise: ${error.message.slice(0, 2000)}`);
  }
}

function isComplete(value) {
  return Array.isArray(value) ? value.every(isComplete) : value !== undefined;
}

/** A value with what it leaves out taken from another. */
function told(found, wanted) {
  if (found === undefined) return wanted;
  if (!Array.isArray(found) || !Array.isArray(wanted)) return found;
  return found.map((one, index) => told(one, wanted[index]));
}
