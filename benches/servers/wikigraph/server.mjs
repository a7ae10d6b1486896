// wikigraph, which runs every request.

import { readers } from '../../run/rows.mjs';
import { graphqlRequest } from '../../run/workloads.mjs';

export const name = 'wikigraph';
export const settings =
  'The release build on MariaDB’s tables, with every layer and bound, ANSWER_CACHE=0 and a log of warnings. As usual beside a database server, a thread for every other processor serves requests.';
export const isCompiled = true;

/** The request of this number. */
export function request(workload, index) {
  return graphqlRequest('/graphql', workload, index);
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data.wiki);
}
