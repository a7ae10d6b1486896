// wikigraph with shared answers, for what everybody asks.

import { graphqlRequest } from '../../run/workloads.mjs';

export { rows } from '../wikigraph/server.mjs';

export const name = 'wikigraph, shared answers';
export const settings = 'The same with ANSWER_CACHE=1, which is usual.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload !== 'same') return { unsupported: 'measured without shared answers' };
  return graphqlRequest('/graphql', workload, index);
}
