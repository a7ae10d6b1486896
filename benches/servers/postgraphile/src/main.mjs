// Two workers, one for each of two cores, which share the connections.

import cluster from 'node:cluster';
import { serve } from './serve.mjs';

const workers = 2;

if (cluster.isPrimary) {
  for (let number = 0; number < workers; number += 1) cluster.fork();
  process.on('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) worker.process.kill();
    process.exit();
  });
} else {
  await serve(Number(process.env.PORT), Math.floor(Number(process.env.BENCH_CONNECTIONS ?? 10) / workers));
}
