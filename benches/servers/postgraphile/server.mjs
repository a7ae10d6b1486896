// PostGraphile: the questions in the schema that it makes of the tables, and its answers as plain rows.

import { readFileSync } from 'node:fs';
import { queries } from './queries.mjs';
import { readers } from './rows.mjs';
import { filterOf } from './titles.mjs';

export const name = 'PostGraphile';
export const settings =
  'PostGraphile 5.1.5 with its Amber preset, @graphile/simplify-inflection 9.0.0 and postgraphile-plugin-connection-filter 4.0.1 ' +
  'on PostgreSQL, as a library behind Grafserv and Node.js 24’s HTTP server, GRAPHILE_ENV=production, in two workers of a ' +
  'cluster with five connections each; no GraphiQL, no watching, timeouts of planning, execution and statements as its ' +
  'documentation has them; no trusted documents, as wikigraph has none; PostgreSQL’s enable_memoize off, which makes its feed ' +
  'faster.';

/** Its statements are not among those that MariaDB counts. */
export const usesMariaDb = false;

const parameters = JSON.parse(readFileSync(process.env.BENCH_PARAMETERS, 'utf8'));

/** The request of this number. */
export function request(workload, index) {
  const { titles, ...variables } = parameters[workload][index % parameters[workload].length];
  if (titles) variables.filter = filterOf(titles);
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: queries[workload], variables }),
  };
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data);
}
