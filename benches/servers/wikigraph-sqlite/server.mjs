// wikigraph over a tenth of the wiki in a SQLite file.

import { graphqlRequest } from '../../run/workloads.mjs';

export { rows } from '../wikigraph/server.mjs';

export const name = 'wikigraph on SQLite';
export const settings = 'The release build on the copy in SQLite, of 20 000 pages and 100 000 revisions.';
export const isCompiled = true;
export const isSmall = true;

/** The request of this number. */
export function request(workload, index) {
  if (workload === 'trivial' || workload === 'same') return { unsupported: 'it asks no database' };
  return graphqlRequest('/graphql', workload, index, isSmall);
}
