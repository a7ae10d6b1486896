// Before anything is measured: every server answers every workload with the same rows, and how many statements it takes.

import { deepStrictEqual } from 'node:assert';
import { execFileSync } from 'node:child_process';

/** How many requests of a workload are compared, and counted. */
const COMPARED = 12;

/** Asks one request, and gives back the answer. */
export async function ask({ port }, { method, path, headers, body }) {
  const url = `http://127.0.0.1:${port}${path}`;
  const response = await fetch(url, { method, headers, body: method === 'GET' ? undefined : body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** The rows of a server's answers to the first requests of a workload. */
export async function answers(server, workload) {
  const found = [];
  for (let index = 0; index < COMPARED; index += 1) {
    const answer = await ask(server, server.request(workload, index));
    if (answer.errors) throw new Error(`${server.id}, ${workload}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
    found.push(server.rows(workload, answer));
  }
  return found;
}

/** Throws where the rows that a server gave are others than those that were wanted; what it does not tell is undefined. */
export function compare(server, workload, found, wanted) {
  try {
    deepStrictEqual(found.map((one, index) => told(one, wanted[index])), wanted);
  } catch (error) {
    throw new Error(`${server.id} answers ${workload} otherwise: ${error.message.slice(0, 2000)}`);
  }
}

/** A value with what it leaves out taken from another. */
function told(found, wanted) {
  if (found === undefined) return wanted;
  if (!Array.isArray(found) || !Array.isArray(wanted)) return found;
  return found.map((one, index) => told(one, wanted[index]));
}

/** Statements that MariaDB ran so far for anybody. */
export function statements() {
  const sql = "SHOW GLOBAL STATUS WHERE Variable_name = 'Com_select'";
  const { BENCH_MARIADB_SOCKET: socket, BENCH_MARIADB_USER: user, BENCH_MARIADB_PASSWORD: password } = process.env;
  const login = ['--no-defaults', `--socket=${socket}`, `--user=${user}`, `--password=${password}`];
  return Number(execFileSync('mariadb', [...login, '-N', '-e', sql], { encoding: 'utf8' }).split(/\s+/)[1]);
}

/** How many statements MariaDB runs for a request of a workload. */
export async function statementsOf(server, workload) {
  const before = statements();
  for (let index = 0; index < COMPARED; index += 1) await ask(server, server.request(workload, index));
  return (statements() - before) / COMPARED;
}
