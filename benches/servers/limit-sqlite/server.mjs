// A hand-written loop over the copy of the wiki in SQLite: no server.

import { availableParallelism } from 'node:os';
import { readers } from '../../run/rows.mjs';

export const name = 'limit on SQLite';
export const settings =
  'rusqlite in a loop, statements kept prepared, JSON by serde: no HTTP. As many threads as clients, and at most one for each processor.';
export const isSmall = true;

const program = new URL('../../rig/target/release/sqlite', import.meta.url).pathname;
const askNobody = ['trivial', 'same'];

/** The command that answers for so long. */
export function loop(workload, clients, seconds) {
  if (askNobody.includes(workload)) return { unsupported: 'no database is asked' };
  return [program, 'loop', workload, Math.min(clients, availableParallelism()), seconds];
}

/** The command that prints an answer. */
export function answer(workload, index) {
  return [program, 'answer', workload, index];
}

/** What an answer has, as plain rows. */
export function rows(workload, found) {
  return readers[workload](found.data.wiki);
}
