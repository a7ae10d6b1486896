// Servers: preparing, starting and stopping what is measured.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { scratch } from './scratch.mjs';

const folder = new URL('../servers/', import.meta.url);

/** All servers there are, or those of these names, in the order of their names. */
export async function servers(names) {
  const known = readdirSync(folder).sort();
  for (const name of names ?? []) {
    if (!known.includes(name)) throw new Error(`there is no server ${name}; there are ${known.join(', ')}`);
  }
  const wanted = known.filter((name) => !names || names.includes(name));
  return Promise.all(wanted.map(async (id) => ({ id, ...(await import(new URL(`${id}/server.mjs`, folder))) })));
}

/** Installs and builds what a server needs. */
export function prepare({ id }) {
  const { status } = spawnSync(new URL(`${id}/prepare`, folder).pathname, { stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${id} could not be prepared`);
}

/** What runs, and whether nothing is to be started any more. */
const children = new Set();
let isOver = false;

/** Starts a server on a free port, and waits until it listens. A loop is started when it is measured. */
export async function start(server, environment = process.env) {
  if (server.loop) return server;
  const port = await freePort();
  if (isOver) throw new Error('the benchmark is over');
  const child = spawn(new URL(`${server.id}/start`, folder).pathname, {
    env: { ...environment, PORT: String(port), TMPDIR: scratch },
    stdio: ['ignore', 2, 2],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const running = { ...server, port, child, pid: child.pid };
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${server.id} does not listen`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return running;
}

/** Stops a server, and waits until it is gone. */
export async function stop({ child }) {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(timer);
}

/** Stops all servers for good. */
export async function stopAll() {
  isOver = true;
  await Promise.all([...children].map((child) => stop({ child })));
}

/** The most memory that a server's processes together have had at a time each, in MiB. */
export function peakMemory({ pid }) {
  const kilobytes = family(pid).map((one) => Number(/VmHWM:\s+(\d+)/.exec(status(one))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** The memory that a server's processes have now, in MiB. */
export function memory({ pid }) {
  const kilobytes = family(pid).map((one) => Number(/VmRSS:\s+(\d+)/.exec(status(one))?.[1] ?? 0));
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function status(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** A process and all that it has started. */
function family(pid) {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), Number(/PPid:\s+(\d+)/.exec(status(name))?.[1])]);
  const found = [pid];
  for (const parent of found) found.push(...parents.filter(([, of]) => of === parent).map(([child]) => child));
  return found;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listens(port) {
  const socket = connect(port, '127.0.0.1');
  const outcome = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return outcome;
}
