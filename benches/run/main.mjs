// Runs the benchmark: prepares, starts and checks all servers, loads them in interleaved rounds, and writes RESULTS.md.
//
//     node main.mjs [--only server,…] [--workloads a,b] [--rounds N] [--seconds N] [--growth] [--memory REQUESTS] [--out FILE]

import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { answers, compare, statementsOf } from './check.mjs';
import { growth } from './growth.mjs';
import { load, requests } from './load.mjs';
import { endurance } from './memory.mjs';
import { report } from './report.mjs';
import { peakMemory, prepare, servers, start, stop } from './servers.mjs';
import { workloads } from './workloads.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    workloads: { type: 'string', default: workloads.join(',') },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '2' },
    growth: { type: 'boolean', default: false },
    memory: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});
const settings = { rounds: Number(options.rounds), seconds: Number(options.seconds) };
const say = (text) => process.stderr.write(`${text}\n`);

const wanted = await servers(options.only?.split(','));
wanted.forEach(prepare);
const running = [];
try {
  for (const server of wanted) running.push(await start(server));
  const asked = [];
  const [unsupported, statements] = [[], new Map()];
  for (const workload of options.workloads.split(',')) {
    let agreed;
    for (const server of running) {
      const { file, unsupported: reason } = requests(server, workload);
      if (reason) {
        unsupported.push([server.id, workload, reason]);
        continue;
      }
      const found = await answers(server, workload);
      if (!server.isSmall) {
        // The first that leaves nothing out says what the rest have to answer.
        agreed ??= JSON.stringify(found).includes('null,null,null') ? undefined : found;
        if (agreed) compare(server, workload, found, agreed);
        if (server.usesMariaDb !== false) statements.set(`${server.id} ${workload}`, await statementsOf(server, workload));
      }
      asked.push({ server, workload, file });
    }
    say(`${workload}: all answer the same`);
  }

  const measured = new Map();
  for (let round = 1; round <= settings.rounds; round += 1) {
    for (const clients of [1, 16]) {
      for (const { server, workload, file } of asked) {
        await load(server, file, clients, 1);
        const result = await load(server, file, clients, settings.seconds);
        const name = `${server.id} ${workload} ${clients}`;
        measured.set(name, [...(measured.get(name) ?? []), result]);
        say(`round ${round}: ${name}: ${result.perSecond.toFixed(1)}/s, ${result.p50} ms`);
      }
    }
  }
  const results = new Map([...measured].map(([name, all]) => [name, median(all)]));
  const peaks = new Map(running.map((server) => [server.id, peakMemory(server)]));
  const extra = [];
  const own = running.find(({ id }) => id === 'wikigraph');
  if (own && options.growth) extra.push(...(await growth(own)));
  if (own && Number(options.memory) > 0) extra.push(...(await endurance(own, Number(options.memory))));
  const text = report({ servers: running, results, statements, peaks, unsupported, extra, settings });
  if (options.out) writeFileSync(options.out, text);
  else process.stdout.write(text);
} finally {
  await Promise.all(running.map(stop));
}

/** The round in the middle, by requests a second. */
function median(all) {
  return all.toSorted((one, other) => one.perSecond - other.perSecond)[Math.floor(all.length / 2)];
}
