// Load: wrk sends a pool of prepared requests, and says how many were answered and how fast.

import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const script = new URL('requests.lua', import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), 'wikigraph-requests-'));

/** How many different requests a workload has. */
const POOL = 200;

/** The requests of a workload for a server, or why it has none. */
export function requests(server, workload) {
  const first = server.request(workload, 0);
  if (first.unsupported) return first;
  const all = Array.from({ length: POOL }, (_, index) => server.request(workload, index));
  const file = join(scratch, `${server.id}-${workload}.lua`);
  writeFileSync(file, `return {${all.map(lua).join(',\n')}}`);
  return { file };
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

/** Loads a server for so long; every request has to be answered. */
export async function load({ id, port }, file, clients, seconds) {
  const options = ['-t1', `-c${clients}`, `-d${seconds}s`, '--timeout', '20s', '-s', script];
  const { stdout } = await promisify(execFile)('wrk', [...options, `http://127.0.0.1:${port}`, '--', file]);
  const { requests: count, microseconds, p50, p99, failed } = JSON.parse(stdout.trim().split('\n').at(-1));
  if (failed > 0) throw new Error(`${id} failed ${failed} of ${count} requests of ${file}`);
  return { count, perSecond: (count / microseconds) * 1e6, p50: p50 / 1000, p99: p99 / 1000 };
}
