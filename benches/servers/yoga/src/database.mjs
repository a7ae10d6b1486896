// The pool, and the two kinds of statements that loaders send: rows of many keys, and a few rows of each of many keys.

import mysql from 'mysql2/promise';

/** A pool of at most so many connections, which keeps statements prepared. */
export function openPool(connections) {
  const { env } = process;
  return mysql.createPool({
    host: env.BENCH_MARIADB_HOST,
    port: Number(env.BENCH_MARIADB_PORT),
    user: env.BENCH_MARIADB_USER,
    password: env.BENCH_MARIADB_PASSWORD,
    database: env.BENCH_MARIADB_DATABASE,
    connectionLimit: connections,
  });
}

/** The rows of a prepared statement. */
export async function rowsOf(pool, sql, values = []) {
  const [rows] = await pool.execute(sql, values);
  return rows;
}

/** The rows whose `column` is one of `keys`: `select` ends before its WHERE. */
export function rowsOfMany(pool, select, column, keys, order = '') {
  const values = padded(keys);
  return rowsOf(pool, `${select} WHERE ${column} IN (${marks(values)}) ${order}`, values);
}

/** The first `limit` rows of each of `keys`, in an order that an index has: one limited branch for each. */
export async function firstRowsOfEach(pool, select, column, keys, order, limit) {
  const values = padded(keys);
  const branch = `(${select} WHERE ${column} = ? ORDER BY ${order} LIMIT ${Number(limit)})`;
  return rowsOf(pool, values.map(() => branch).join(' UNION ALL '), values);
}

/** As many keys as the next power of two, so that few statements have to be prepared; no row has the key 0. */
function padded(keys) {
  let length = 1;
  while (length < keys.length) length *= 2;
  return Array.from({ length }, (_, index) => String(keys[index] ?? 0));
}

function marks(values) {
  return values.map(() => '?').join(', ');
}
