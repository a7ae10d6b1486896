// One worker: GraphQL Yoga behind Node's HTTP server.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { useGraphQlJit } from '@envelop/graphql-jit';
import { createSchema, createYoga } from 'graphql-yoga';
import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { openPool } from './database.mjs';
import { Loaders } from './loaders.mjs';
import { resolvers } from './resolvers.mjs';

const typeDefs = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8');

/** How long an answer stays in the response cache of `/cached`, in milliseconds. */
const timeToLive = 5000;

/** Listens with a pool of its own. */
export function serve(port, connections) {
  const pool = openPool(connections);
  const options = {
    schema: createSchema({ typeDefs, resolvers }),
    context: () => ({ loaders: new Loaders(pool) }),
    graphiql: false,
    landingPage: false,
  };
  const yoga = createYoga({ ...options, graphqlEndpoint: '/graphql', plugins: [useGraphQlJit()] });
  const cached = createYoga({
    ...options,
    graphqlEndpoint: '/cached',
    plugins: [useGraphQlJit(), useResponseCache({ session: () => null, ttl: timeToLive })],
  });
  createServer((request, response) => (request.url === '/cached' ? cached : yoga)(request, response))
    .listen(port, '127.0.0.1');
}
