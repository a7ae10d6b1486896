// PostGraphile's settings: the base preset, shorter names, filters, and what its documentation advises for production.

import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import pg from 'pg';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter';

/**
 * A pool whose statements end after three seconds. PostgreSQL would give each join of a list that has a limit a hash table
 * of the size that the list without the limit needs, and take ten times as long to begin with it as to read the rows.
 */
function openPool(connections) {
  const pool = new pg.Pool({
    connectionString: process.env.BENCH_POSTGRES_URL,
    max: connections,
    statement_timeout: 3000,
    options: '-c enable_memoize=off',
  });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The preset of a worker with so many connections. */
export function presetOf(connections) {
  return {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PostGraphileConnectionFilterPreset],
    pgServices: [makePgService({ pool: openPool(connections), schemas: ['public'] })],
    schema: { dontSwallowErrors: true },
    grafast: { timeouts: { planning: 500, execution: 30_000 } },
    grafserv: { graphiql: false, graphqlPath: '/graphql', watch: false, websockets: false },
  };
}
