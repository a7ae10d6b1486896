// async-graphql behind axum and nothing else: the limit of `trivial`.

import { graphqlRequest } from '../../run/workloads.mjs';

export const name = 'bare async-graphql';
export const settings = 'async-graphql 8.0.0-rc.5 behind axum, with a schema of one field.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload !== 'trivial') return { unsupported: 'its schema has one field' };
  return graphqlRequest('/graphql', workload, index);
}

/** What an answer has, as plain rows. */
export function rows() {
  return [];
}
