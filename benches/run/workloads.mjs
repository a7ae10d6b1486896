// The workloads, and requests for them in wikigraph's own form.

import { readFileSync } from 'node:fs';

export const workloads = ['feed', 'lookup', 'history', 'nested', 'user', 'trivial', 'same'];

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const parameters = read(process.env.BENCH_PARAMETERS);
/** For the small wiki: the one with a tenth of the revisions, and its copy in SQLite. */
const smallParameters = read(process.env.BENCH_SMALL_PARAMETERS);

/** The document of a workload; everybody asks for the same feed in `same`. */
export function document(workload) {
  const file = workload === 'same' ? 'feed' : workload;
  return readFileSync(new URL(`../workloads/${file}.graphql`, import.meta.url), 'utf8');
}

const documents = Object.fromEntries(workloads.map((workload) => [workload, document(workload)]));

/** A request as wikigraph takes it, at a path. */
export function graphqlRequest(path, workload, index, isSmall = false) {
  const pool = (isSmall ? smallParameters : parameters)[workload];
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: documents[workload], variables: pool[index % pool.length] }),
  };
}
