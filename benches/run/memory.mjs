// Whether memory grows: a great many mixed requests, and what the server's processes hold meanwhile.

import { load, requests } from './load.mjs';
import { memory } from './servers.mjs';
import { table } from './table.mjs';

/** What is mixed; the cheap one, which comes first, makes up most of the requests. */
const mixed = ['trivial', 'lookup', 'feed', 'user', 'history', 'nested'];

/** How often memory is looked at, and how much of it there may be, in MiB: more is a failure, and this would be fine. */
const [LOOKS, MUST, FINE] = [10, 64, 32];

/** By how many MiB memory may rise in the second half, beyond which it is said to go on growing. */
const STEADY = 2;

/** Sends so many requests, and shows what memory did. Cheap ones are the last before each look, so that looks are alike. */
export async function endurance(server, wanted) {
  const pools = mixed.map((workload) => requests(server, workload));
  const looks = [];
  let sent = 0;
  for (let look = 1; look <= LOOKS; look += 1) {
    for (const pool of pools.slice(1)) sent += (await load(server, pool, 16, 1)).count;
    do sent += (await load(server, pools[0], 16, 2)).count;
    while (sent < (wanted * look) / LOOKS);
    looks.push([sent, memory(server)]);
  }
  const most = Math.max(...looks.map(([, held]) => held));
  const highest = (part) => Math.max(...part.map(([, held]) => held));
  const rise = highest(looks.slice(LOOKS / 2)) - highest(looks.slice(0, LOOKS / 2));
  return {
    goals: [
      [`memory over ${sent} mixed requests`, `under ${MUST} MiB, reach for ${FINE}`, `${most.toFixed(0)} MiB`, most < MUST],
      ['… in the second half', 'no slope', `${rise >= 0 ? '+' : ''}${rise.toFixed(1)} MiB`, rise <= STEADY],
    ],
    lines: [
      '## Memory over many requests',
      '',
      ...table(
        ['requests so far', 'MiB'],
        looks.map(([count, held]) => [count, held.toFixed(1)]),
      ),
    ],
  };
}
