// Whether memory grows: a great many mixed requests, and what the server's processes hold meanwhile.

import { load, requests } from './load.mjs';
import { table } from './report.mjs';
import { memory } from './servers.mjs';

/** What is mixed; the cheap ones make up most of the requests. */
const mixed = ['trivial', 'lookup', 'feed', 'user', 'history', 'nested'];

/** How often memory is looked at. */
const LOOKS = 10;

/** Sends so many requests, and shows what memory did. */
export async function endurance(server, wanted) {
  const files = mixed.map((workload) => requests(server, workload).file);
  const rows = [];
  let sent = 0;
  for (let look = 1; look <= LOOKS; look += 1) {
    for (const file of files.slice(1)) sent += (await load(server, file, 16, 1)).count;
    while (sent < (wanted * look) / LOOKS) sent += (await load(server, files[0], 16, 2)).count;
    rows.push([sent, memory(server).toFixed(1)]);
  }
  return ['## Memory over many requests', '', ...table(['requests so far', 'MiB'], rows)];
}
