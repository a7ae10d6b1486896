// Limit B: hand-written statements in batches, one for each level of a workload.

import { readers } from '../../run/rows.mjs';
import { graphqlRequest } from '../../run/workloads.mjs';

export const name = 'limit B';
export const settings =
  'axum and mysql_async, hand-written statements in batches, one for each level of a workload, kept prepared; ' +
  'serde structs. It hides what is hidden.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload === 'trivial') return { unsupported: 'it has no schema: see bare-graphql' };
  if (workload === 'same') return { unsupported: 'it keeps no answers: see memory' };
  return graphqlRequest(`/b/${workload}`, workload, index);
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data.wiki);
}
