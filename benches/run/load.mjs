// Load: wrk sends a pool of prepared requests, and says how many were answered and how fast.

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { scratch } from './scratch.mjs';

const script = new URL('requests.lua', import.meta.url).pathname;

/** How many different requests a workload has. */
const POOL = 200;

/** The requests of a workload for a server, or why it has none. A loop brings its own. */
export function requests(server, workload) {
  if (server.loop) {
    const { unsupported } = server.loop(workload, 1, 1);
    return unsupported ? { unsupported } : { workload };
  }
  const first = server.request(workload, 0);
  if (first.unsupported) return first;
  const all = Array.from({ length: POOL }, (_, index) => server.request(workload, index));
  const file = join(scratch, `${server.id}-${workload}.lua`);
  writeFileSync(file, `return {${all.map(lua).join(',\n')}}`);
  return { file, workload };
}

function lua({ method, path, headers, body }) {
  const fields = Object.entries(headers).map(([name, value]) => `[${quoted(name)}]=${quoted(value)}`);
  return `{method=${quoted(method)},path=${quoted(path)},headers={${fields.join(',')}},body=${quoted(body)}}`;
}

/** A string of Lua, byte by byte where it is not plain. */
function quoted(text) {
  const escaped = [...Buffer.from(text)].map((byte) =>
    byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c
      ? String.fromCharCode(byte)
      : `\\${String(byte).padStart(3, '0')}`,
  );
  return `"${escaped.join('')}"`;
}

/** Runs a program of a server, with the parameters of the wiki that it asks, and gives what it prints. */
export async function run({ isSmall }, [program, ...options]) {
  const env = isSmall ? smallEnvironment() : process.env;
  const { stdout } = await promisify(execFile)(program, options.map(String), { env, maxBuffer: 2 ** 26 });
  return stdout;
}

/** What a program is told that asks the small wiki. */
export function smallEnvironment() {
  return {
    ...process.env,
    BENCH_PARAMETERS: process.env.BENCH_SMALL_PARAMETERS,
    BENCH_MARIADB_DATABASE: process.env.BENCH_MARIADB_SMALL_DATABASE,
  };
}

/** How long a server is loaded that is too slow for everybody to get an answer in the time it was given. */
const PATIENCE = 5;

/** Loads a server for so long; whatever is answered has to be answered well. */
export async function load(server, pool, clients, seconds) {
  const result = await loadOnce(server, pool, clients, seconds);
  return result.count < clients && seconds < PATIENCE ? loadOnce(server, pool, clients, PATIENCE) : result;
}

async function loadOnce(server, { file, workload }, clients, seconds) {
  const options = ['-t1', `-c${clients}`, `-d${seconds}s`, '--timeout', '20s', '-s', script];
  const printed = await run(
    server,
    server.loop ? server.loop(workload, clients, seconds) : ['wrk', ...options, `http://127.0.0.1:${server.port}`, '--', file],
  );
  const { requests: count, microseconds, p50, p99, failed } = JSON.parse(printed.trim().split('\n').at(-1));
  if (failed > 0) throw new Error(`${server.id} failed ${failed} of ${count} requests of ${file ?? workload}`);
  return { count, perSecond: (count / microseconds) * 1e6, p50: p50 / 1000, p99: p99 / 1000 };
}
