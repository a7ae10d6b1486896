// How many statements a database runs for a request.

import { execFileSync } from 'node:child_process';
import { ask } from './check.mjs';

/** How many requests are counted. */
const COUNTED = 20;

/** Statements that MariaDB ran so far, for anybody. */
const mariadb = {
  begin() {},
  count() {
    const { BENCH_MARIADB_SOCKET: socket, BENCH_MARIADB_USER: user, BENCH_MARIADB_PASSWORD: password } = process.env;
    const login = ['--no-defaults', `--socket=${socket}`, `--user=${user}`, `--password=${password}`];
    const sql = "SHOW GLOBAL STATUS WHERE Variable_name = 'Com_select'";
    return Number(execFileSync('mariadb', [...login, '-N', '-e', sql], { encoding: 'utf8' }).split(/\s+/)[1]);
  },
  end() {},
};

/** Statements that PostgreSQL ran while it was told to count, without those that count. */
const postgres = {
  begin() {
    psql("ALTER SYSTEM SET pg_stat_statements.track = 'top'", 'SELECT pg_reload_conf(), pg_sleep(0.2)');
  },
  count() {
    return Number(psql("SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query ILIKE '%select%' AND query NOT ILIKE '%pg_stat%'"));
  },
  end() {
    psql('ALTER SYSTEM RESET pg_stat_statements.track', 'SELECT pg_reload_conf()');
  },
};

function psql(...statements) {
  const each = statements.flatMap((statement) => ['-c', statement]);
  return execFileSync('psql', ['--no-psqlrc', '-At', process.env.BENCH_POSTGRES_URL, ...each], { encoding: 'utf8' });
}

/** How many statements the server's database runs for a request of a workload. */
export async function statementsOf(server, workload) {
  const database = server.usesMariaDb === false ? postgres : mariadb;
  // What is only asked once is asked before.
  await ask(server, server.request(workload, 0));
  database.begin();
  try {
    const before = database.count();
    for (let index = 0; index < COUNTED; index += 1) await ask(server, server.request(workload, index));
    return (database.count() - before) / COUNTED;
  } finally {
    database.end();
  }
}
