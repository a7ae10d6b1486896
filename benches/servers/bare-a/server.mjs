// The statements of limit A on the bare database: a loop, and no server.

export const name = 'bare database, A';
export const settings = 'A loop that sends the statements of limit A by the same driver: no HTTP, no JSON, and nobody reads the rows.';

const program = new URL('../../rig/target/release/bare', import.meta.url).pathname;
const askNobody = ['trivial', 'same'];

/** The command that loads the database for so long. */
export function loop(workload, clients, seconds) {
  if (askNobody.includes(workload)) return { unsupported: 'no database is asked' };
  return [program, 'a', workload, Math.min(clients, process.env.BENCH_CONNECTIONS), seconds];
}
