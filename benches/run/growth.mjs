// How cost grows: with the rows of an answer, and with the size of the wiki.

import { load, requests, smallEnvironment } from './load.mjs';
import { quiet } from './quiet.mjs';
import { servers, start, stop } from './servers.mjs';
import { statementsOf } from './statements.mjs';
import { table } from './table.mjs';
import { graphqlRequest } from './workloads.mjs';

const sizes = [10, 50, 100, 250, 500];
const query =
  'query Growth($first: Int) { wiki { recentChanges(first: $first) ' +
  '{ nodes { databaseId timestamp title comment page { title } actor { name } } } } }';

/** How often all sizes are asked in turn, each for a second by one client; the fastest turn of each counts. */
const TURNS = 5;

/** How often the two sizes of wiki are asked in turn, each for a second, once it is warm; the fastest turn of each counts. */
const ROUNDS = 3;

/** How far a time may be from the straight line through all, and how much slower the larger wiki may be. */
const [CROOKED, SLOWER] = [0.15, 0.1];

/** Statements and time by the length of a list, and the speed of one question on two sizes of wiki. */
export async function growth(server) {
  const [byRows, bySize] = [await byLength(server), await byWiki(server)];
  return { goals: [...byRows.goals, ...bySize.goals], lines: ['## Growth', '', ...byRows.lines, ...bySize.lines] };
}

async function byLength(server) {
  const requestOf = (first) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { first } }),
  });
  const points = [];
  for (const first of sizes) {
    const asked = { ...server, id: `${server.id}-${first}`, request: () => requestOf(first) };
    const statements = await statementsOf(asked, 'growth');
    points.push({ first, statements, asked, pool: requests(asked, 'growth'), times: [] });
  }
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { asked, pool, times } of points) {
      await quiet();
      const { perSecond } = await load(asked, pool, 1, 1);
      times.push(1000 / perSecond);
    }
  }
  for (const point of points) point.time = Math.min(...point.times);
  const { at, worst } = line(points);
  const isConstant = points.every(({ statements }) => statements === points[0].statements);
  const rows = points.map(({ first, statements, time }) => [first, statements, time.toFixed(2), at(first).toFixed(2)]);
  return {
    goals: [
      ['statements, from 10 rows to 500', 'the same', isConstant ? 'the same' : 'not the same', isConstant],
      [
        'time, from 10 rows to 500',
        'a straight line',
        `up to ${Math.round(worst * 100)} % off it`,
        worst <= CROOKED,
      ],
    ],
    lines: [
      'A list of recent changes with page and actor, asked by one client, beside the straight line through all:',
      '',
      ...table(['rows', 'statements', 'ms a request', 'ms by the line'], rows),
    ],
  };
}

/** The straight line through points of rows and time, of the least squares of relative errors. */
function line(points) {
  const sum = (of) => points.reduce((total, { first, time }) => total + of(first, time, 1 / time ** 2), 0);
  const [w, wx, wy] = [sum((x, y, weight) => weight), sum((x, y, weight) => weight * x), sum((x, y, weight) => weight * y)];
  const [wxx, wxy] = [sum((x, y, weight) => weight * x * x), sum((x, y, weight) => weight * x * y)];
  const slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
  const at = (x) => (wy - slope * wx) / w + slope * x;
  return { at, worst: Math.max(...points.map(({ first, time }) => Math.abs(at(first) / time - 1))) };
}

/** The same questions of the wiki and of a tenth of it, in turn; and the bare database's, which says how much is its own. */
async function byWiki(large) {
  const small = await start(large, smallEnvironment());
  const [bare] = await servers(['bare-a']);
  try {
    const rows = [];
    for (const workload of ['lookup', 'history', 'user']) {
      const request = (isSmall) => (name, index) => graphqlRequest('/graphql', name, index, isSmall);
      const own = await inTurn(workload, [
        { ...small, id: 'small', request: request(true) },
        { ...large, id: 'large', request: request(false) },
      ]);
      const alone = await inTurn(workload, [{ ...bare, isSmall: true }, bare]);
      rows.push([workload, ...own, ...alone]);
    }
    const slowest = Math.min(...rows.map(([, few, many]) => many / few));
    const measured = `at worst ${percent(slowest)} of the speed`;
    return {
      goals: [['1 000 000 revisions against 100 000', 'within 10 %', measured, slowest >= 1 - SLOWER]],
      lines: [
        'Requests a second at 16 clients, of wikis of 100 000 and of 1 000 000 revisions; and how many the bare database manages',
        'of the large one, where it manages 100 % of the small one:',
        '',
        ...table(
          ['workload', '100 000', '1 000 000', 'wikigraph', 'bare database'],
          rows.map(([workload, few, many, bareFew, bareMany]) => [
            workload,
            Math.round(few),
            Math.round(many),
            percent(many / few),
            percent(bareMany / bareFew),
          ]),
        ),
      ],
    };
  } finally {
    await stop(small);
  }
}

function percent(ratio) {
  return `${Math.round(ratio * 100)} %`;
}

/** The best of some rounds for each of these servers, which take turns. */
async function inTurn(workload, asked) {
  const places = asked.map((server) => ({ server, pool: requests(server, workload), rates: [] }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { server, pool, rates } of places) {
      await quiet();
      const { perSecond } = await load(server, pool, 16, 1);
      // The first is for warming up.
      if (round > 0) rates.push(perSecond);
    }
  }
  return places.map(({ rates }) => Math.max(...rates));
}
