// Limit A: one hand-written statement with joins for each workload.

import { readers } from '../../run/rows.mjs';
import { graphqlRequest } from '../../run/workloads.mjs';

export const name = 'limit A';
export const settings =
  'axum and mysql_async, one hand-written statement with joins for each workload (two kinds for nested), kept prepared; ' +
  'serde structs. It hides what is hidden.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload === 'trivial') return { unsupported: 'it has no schema: see bare-graphql' };
  if (workload === 'same') return { unsupported: 'it keeps no answers: see memory' };
  return graphqlRequest(`/a/${workload}`, workload, index);
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data.wiki);
}
