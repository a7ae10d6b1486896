// One worker: Grafserv behind Node's HTTP server.

import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { grafserv } from 'postgraphile/grafserv/node';
import { presetOf } from './preset.mjs';

/** Listens with a pool of its own. */
export async function serve(port, connections) {
  const server = createServer();
  await postgraphile(presetOf(connections)).createServ(grafserv).addTo(server);
  server.listen(port, '127.0.0.1');
}
