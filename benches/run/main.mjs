// Runs the benchmark: prepares, starts and checks all servers, loads them in interleaved rounds, and writes RESULTS.md.
//
//     node main.mjs [--only server,…] [--workloads a,b] [--rounds N | --minutes N] [--seconds N] [--quick] [--growth]
//                   [--memory REQUESTS] [--out FILE]

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareAll } from './check.mjs';
import { isCompared, isNamed, peers } from './goals.mjs';
import { growth } from './growth.mjs';
import { load, requests } from './load.mjs';
import { clear } from './scratch.mjs';
import { endurance } from './memory.mjs';
import { quiet } from './quiet.mjs';
import { report } from './report.mjs';
import { peakMemory, prepare, servers, start, stop, stopAll } from './servers.mjs';
import { statementsOf } from './statements.mjs';
import { workloads } from './workloads.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    workloads: { type: 'string', default: workloads.join(',') },
    rounds: { type: 'string', default: '3' },
    minutes: { type: 'string' },
    seconds: { type: 'string', default: '2' },
    quick: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    memory: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});
const say = (text) => process.stderr.write(`${text}\n`);
const clientCounts = [16, 1];
const most = Math.max(...clientCounts);

/**
 * Where a server gives each of 16 clients fewer answers in a second, a round is twice as long: they come in waves, as many at once as there are
 * clients, and of the last wave none counts.
 */
const WAVES = 10;

/** A peer that is so many times slower in the first round is not asked again: one second tells that. */
const FAR = 3;

const wanted = await servers(options.only?.split(','));
wanted.forEach(prepare);
const running = [];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    await stopAll();
    clear();
    process.exit(1);
  });
}
try {
  for (const server of wanted) running.push(await start(server));
  const [asked, unsupported, statements] = [[], [], new Map()];
  for (const workload of options.workloads.split(',')) {
    const able = [];
    for (const server of running) {
      const pool = requests(server, workload);
      if (pool.unsupported) {
        unsupported.push([server.id, workload, pool.unsupported]);
      } else {
        able.push(server);
        asked.push({ server, workload, pool });
      }
    }
    for (const isSmall of [false, true]) {
      await compareAll(
        able.filter((server) => Boolean(server.isSmall) === isSmall),
        workload,
      );
    }
    for (const server of able) {
      if (server.loop || server.isSmall) continue;
      statements.set(`${server.id} ${workload}`, await statementsOf(server, workload));
    }
    say(`${workload}: all answer the same`);
  }

  const placesOf = (server) => asked.filter((place) => place.server === server);
  const anew = running.filter((server) => server.isCompiled && placesOf(server).length > 0);
  for (const server of anew) await warmUp(server, placesOf(server));
  // Whoever learns while it runs warms up for each workload, once; a loop begins anew each time.
  for (const { server, pool } of asked) {
    if (!server.loop && !server.isCompiled) await load(server, pool, most, 1);
  }
  const slow = new Set();
  const [measured, peaks] = [new Map(), new Map()];
  const notePeak = (server) => peaks.set(server.id, Math.max(peakMemory(server), peaks.get(server.id) ?? 0));
  const seconds = options.quick || options.minutes ? 1 : Number(options.seconds);
  // All are asked in the first round. Then rounds are for what is close, and whom a goal compares is asked twice, each time right after
  // each other: what is close is told by little.
  const asksOf = (clients, round) => {
    if (round === 1) return asked;
    const compared = asked.filter(({ server, workload }) => isCompared(server.id, workload, clients));
    const others = asked.filter((place) => !compared.includes(place) && isClose(place, clients));
    return [...compared, ...others, ...compared];
  };
  const isClose = ({ server, workload }, clients) => {
    const of = (id) => measured.get(`${id} ${workload} ${clients}`)?.[0].perSecond ?? 0;
    const own = of(workload === 'same' ? 'wikigraph-shared' : 'wikigraph');
    const isPeerToAsk = peers.includes(server.id) && (of(server.id) * FAR > own || isNamed(server.id, workload, clients));
    return server.id.startsWith('wikigraph') || isPeerToAsk;
  };
  let [round, last] = [0, 0];
  while (goesOn(round, last)) {
    round += 1;
    const began = process.uptime();
    for (const server of round === 1 ? [] : anew) {
      notePeak(server);
      await startAnew(server, placesOf(server));
    }
    for (const clients of clientCounts) {
      // Whoever comes first in a turn may be favoured by what came before: the order changes.
      const asks = asksOf(clients, round);
      for (const { server, workload, pool } of round % 2 ? asks : asks.toReversed()) {
        const name = `${server.id} ${workload} ${clients}`;
        const isLonger = clients === most && slow.has(`${server.id} ${workload}`);
        await quiet();
        let result = await load(server, pool, clients, isLonger ? 2 * seconds : seconds);
        if (clients === most && !isLonger && result.perSecond < WAVES * most) {
          slow.add(`${server.id} ${workload}`);
          await quiet();
          result = await load(server, pool, clients, 2 * seconds);
        }
        measured.set(name, [...(measured.get(name) ?? []), result]);
        say(`round ${round}: ${name}: ${result.perSecond.toFixed(1)}/s, ${result.p50} ms`);
      }
    }
    last = process.uptime() - began;
  }
  const settings = { rounds: round, seconds, waves: WAVES, far: FAR };
  const results = new Map([...measured].map(([name, all]) => [name, median(all)]));
  running.filter(({ pid }) => pid).forEach(notePeak);
  const own = running.find(({ id }) => id === 'wikigraph');
  const extra = [];
  if (own && options.growth) extra.push(await growth(own));
  if (own && Number(options.memory) > 0) extra.push(await endurance(own, Number(options.memory)));
  const text = report({ servers: running, results, statements, peaks, unsupported, extra, settings });
  if (options.out) writeFileSync(options.out, text);
  else process.stdout.write(text);
} finally {
  await stopAll();
  clear();
}

/**
 * Whether there is another round after so many, of which the last took so many seconds: as many as asked, or as many as fit into
 * the minutes, from two to nine.
 */
function goesOn(rounds, last) {
  if (options.quick) return rounds < 1;
  if (!options.minutes) return rounds < Number(options.rounds);
  return rounds < 2 || (rounds < 9 && process.uptime() + last < Number(options.minutes) * 60);
}

/**
 * Stops a server, starts it, and has it asked everything for a moment. Starts of one program differ by up to a tenth: whoever has
 * nothing to learn while it runs has one for each round.
 */
async function startAnew(server, places) {
  await stop(server);
  Object.assign(server, await start(server));
  await warmUp(server, places);
}

/** Has a server asked everything for a moment. */
async function warmUp(server, places) {
  const request = (_, index) => {
    const { workload } = places[index % places.length];
    return server.request(workload, Math.floor(index / places.length));
  };
  await quiet();
  await load(server, requests({ ...server, request }, 'everything'), most, 1);
}

/** The middle of all measurements, of requests a second and of latency each. */
function median(all) {
  const middle = (of) => {
    const sorted = all.map(of).sort((one, other) => one - other);
    return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.floor(sorted.length / 2)]) / 2;
  };
  return { perSecond: middle(({ perSecond }) => perSecond), p50: middle(({ p50 }) => p50) };
}
