// The feed's bytes from memory: the limit of `same`.

import { readers } from '../../run/rows.mjs';
import { graphqlRequest } from '../../run/workloads.mjs';

export const name = 'memory';
export const settings = 'axum that answers every request with the bytes of the feed.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload !== 'same') return { unsupported: 'it knows one answer' };
  return graphqlRequest('/memory/feed', workload, index);
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data.wiki);
}
