// Strawberry-Django: the questions in the schema of the Django models, and its answers as plain rows.

import { readFileSync } from 'node:fs';
import { queries } from './queries.mjs';
import { readers } from './rows.mjs';
import { filterOf } from './titles.mjs';

export const name = 'Strawberry-Django';
export const settings =
  'Strawberry-Django 0.93.0 with its optimizer on Strawberry 0.341.2, Django 5.2.19 and mysqlclient 2.3.2, parsed and validated ' +
  'documents kept, DEBUG off, under Gunicorn 27.0.1 with two workers of five threads on Python 3, each thread with a connection ' +
  'that it keeps (CONN_MAX_AGE), which Django advises for WSGI only. Lists below a list are numbered by window functions, as ' +
  'the optimizer does it, and so are all rows that could belong to them.';

const parameters = JSON.parse(readFileSync(process.env.BENCH_PARAMETERS, 'utf8'));

/** The request of this number. */
export function request(workload, index) {
  const { titles, ...variables } = parameters[workload][index % parameters[workload].length];
  if (titles) variables.filters = filterOf(titles);
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
