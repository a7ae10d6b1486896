// Quiet: whoever was loaded before may still work for clients that have gone, at the expense of whoever comes next.

import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** How long the processors are looked at, in milliseconds, and how much of that they may be busy. */
const [LOOK, BUSY] = [100, 0.2];

/** How long quiet is waited for, in milliseconds: as long as the slowest request may take. */
const PATIENCE = 60_000;

/** Waits until the processors have next to nothing to do, and fails where that does not come. */
export async function quiet() {
  const until = performance.now() + PATIENCE;
  for (let before = times(); ; ) {
    await setTimeout(LOOK);
    const now = times();
    if (now.busy - before.busy <= BUSY * (now.all - before.all)) return;
    if (performance.now() > until) throw new Error('the processors are busy with something else than the benchmark');
    before = now;
  }
}

/** What the processors have spent so far, by proc_stat(5): all of it, and what was not idle. */
function times() {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0].split(/\s+/);
  const all = fields.slice(0, 8).reduce((sum, field) => sum + Number(field), 0);
  return { all, busy: all - Number(fields[3]) - Number(fields[4]) };
}
