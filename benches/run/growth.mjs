// How cost grows: with the rows of an answer, and with the size of the wiki.

import { load, requests } from './load.mjs';
import { ask, statementsOf } from './check.mjs';
import { table } from './report.mjs';
import { start, stop } from './servers.mjs';

const sizes = [10, 50, 100, 250, 500];
const query = 'query Growth($first: Int) { wiki { recentChanges(first: $first) { nodes { databaseId timestamp title comment page { title } actor { name } } } } }';

/** How often each size is asked, one request after the other. */
const REPEATED = 60;

/** Statements and time by the length of a list, and the speed of one question on two sizes of wiki. */
export async function growth(server) {
  const rows = [];
  for (const first of sizes) {
    const request = () => ({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: { first } }),
    });
    const asked = { ...server, request };
    const statements = await statementsOf(asked, 'growth');
    const started = performance.now();
    for (let count = 0; count < REPEATED; count += 1) await ask(server, request());
    const milliseconds = (performance.now() - started) / REPEATED;
    rows.push([first, statements, milliseconds.toFixed(2), ((milliseconds * 1000) / first).toFixed(1)]);
  }
  return [
    '## Growth',
    '',
    'One list, asked one request after the other: statements do not depend on its length, and time goes with its rows.',
    '',
    ...table(['rows', 'statements', 'ms a request', 'µs a row'], rows),
    ...(await bySize(server)),
  ];
}

/** The same questions of the wiki and of a tenth of it, in turn. */
async function bySize(large) {
  const environment = { BENCH_MARIADB_DATABASE: 'bench_small' };
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const small = await start(large);
  Object.assign(process.env, before);
  try {
    const { graphqlRequest } = await import('./workloads.mjs');
    const rows = [];
    for (const workload of ['lookup', 'history', 'user']) {
      const files = [small, large].map((server, index) => {
        const request = (name, number) => graphqlRequest('/graphql', name, number, index === 0);
        return requests({ id: index === 0 ? 'small' : 'large', request }, workload).file;
      });
      const rates = [[], []];
      for (let round = 0; round < 3; round += 1) {
        for (const [index, server] of [small, large].entries()) {
          rates[index].push((await load(server, files[index], 16, 2)).perSecond);
        }
      }
      const [few, many] = rates.map((all) => all.toSorted((one, other) => one - other)[1]);
      rows.push([workload, Math.round(few), Math.round(many), `${Math.round((many / few) * 100)} %`]);
    }
    return [
      'Requests a second at 16 clients, of wikis of 100 000 and of 1 000 000 revisions:',
      '',
      ...table(['workload', '100 000', '1 000 000', ''], rows),
    ];
  } finally {
    await stop(small);
  }
}
