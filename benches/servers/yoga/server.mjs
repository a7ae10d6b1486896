// GraphQL Yoga: the questions as wikigraph has them, and its answers as plain rows.

import { readFileSync } from 'node:fs';
import { readers } from '../../run/rows.mjs';

export const name = 'GraphQL Yoga';
export const settings =
  'GraphQL Yoga 5.24.1 with its GraphQL JIT plugin on graphql-js 16 and Node.js 24, NODE_ENV=production, in two workers of a ' +
  'cluster; dataloader 2.2.3 and mysql2 3.24.6 with five connections for each worker, prepared statements and nothing that ' +
  'sends a statement for each row. The response cache that its documentation recommends answers same, for 5 s. The HTTP server ' +
  'that it recommends for speed, µWebSockets.js, is not in the registry.';

const parameters = JSON.parse(readFileSync(process.env.BENCH_PARAMETERS, 'utf8'));

/** The document of a workload. */
function document(workload) {
  const file = workload === 'same' ? 'feed' : workload;
  return readFileSync(new URL(`../../workloads/${file}.graphql`, import.meta.url), 'utf8');
}

const documents = Object.fromEntries(Object.keys(parameters).map((workload) => [workload, document(workload)]));

/** The request of this number. */
export function request(workload, index) {
  return {
    method: 'POST',
    path: workload === 'same' ? '/cached' : '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: documents[workload],
      variables: parameters[workload][index % parameters[workload].length],
    }),
  };
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data.wiki);
}
