// What one request has loaded, and how what its resolvers ask for is fetched together.

import DataLoader from 'dataloader';
import { firstRowsOfEach, rowsOf, rowsOfMany } from './database.mjs';

const pages = 'SELECT page_id, page_namespace, page_title, page_len, page_latest FROM page';
const revisions = `SELECT rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_len, rev_sha1
  FROM revision`;
const actors = 'SELECT actor_id, actor_user, actor_name, user_is_temp FROM actor LEFT JOIN user ON user_id = actor_user';
const comments = 'SELECT comment_id, comment_text FROM comment';
const tags = 'SELECT ct_rev_id, ctd_name FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id';
const logEntries = `SELECT log_id, log_type, log_action, log_timestamp, log_actor, log_namespace, log_title
  FROM logging FORCE INDEX (log_actor_time)`;
const changes = `SELECT rc_id, rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_minor, rc_bot, rc_cur_id,
  rc_this_oldid, rc_source, rc_old_len, rc_new_len FROM recentchanges`;

/** How many lists one statement fetches at most; what is more goes in statements beside it, on other connections. */
const lists = { maxBatchSize: 32 };

export class Loaders {
  constructor(pool) {
    this.pool = pool;
    this.page = this.one(pages, 'page_id');
    this.revision = this.one(revisions, 'rev_id');
    this.actor = this.one(actors, 'actor_id');
    this.comment = this.one(comments, 'comment_id');
    this.tags = new DataLoader(async (ids) =>
      grouped(await rowsOfMany(pool, tags, 'ct_rev_id', ids, 'ORDER BY ct_rev_id, ctd_name'), 'ct_rev_id', ids));
    this.revisionsOfPage = this.some(revisions, 'rev_page', 'rev_timestamp DESC, rev_id DESC');
    this.revisionsOfActor = this.some(revisions, 'rev_actor', 'rev_timestamp DESC, rev_id DESC');
    this.logEntriesOfActor = this.some(logEntries, 'log_actor', 'log_timestamp DESC, log_id DESC');
  }

  /** Loads the row of an id; null where there is none. */
  one(select, column) {
    return new DataLoader(async (ids) => {
      const rows = new Map();
      for (const row of await rowsOfMany(this.pool, select, column, ids)) rows.set(row[column], row);
      return ids.map((id) => rows.get(id) ?? null);
    });
  }

  /** Loads the first rows that belong to an id, with a loader for each number of rows that is asked for. */
  some(select, column, order) {
    const loaders = new Map();
    return (id, limit) => {
      if (!loaders.has(limit)) {
        loaders.set(limit, new DataLoader(async (ids) =>
          grouped(await firstRowsOfEach(this.pool, select, column, ids, order, limit), column, ids), lists));
      }
      return loaders.get(limit).load(id);
    };
  }

  /** Pages by namespace and key, in the order of both. */
  pagesAt(places, limit) {
    const condition = places.map(() => '(page_namespace = ? AND page_title = ?)').join(' OR ');
    return rowsOf(this.pool, `${pages} WHERE ${condition || 'FALSE'} ORDER BY page_namespace, page_title
      LIMIT ${Number(limit)}`, places.flatMap(([namespace, key]) => [String(namespace), key]));
  }

  async user(name) {
    const [row] = await rowsOf(this.pool, `SELECT user_id, user_name, user_editcount, user_registration, actor_id
      FROM user JOIN actor ON actor_user = user_id WHERE user_name = ?`, [name]);
    return row ?? null;
  }

  recentChanges(limit) {
    return rowsOf(this.pool, `${changes} ORDER BY rc_timestamp DESC, rc_id DESC LIMIT ${Number(limit)}`);
  }
}

/** For each id the rows that have it in `column`. */
function grouped(rows, column, ids) {
  const groups = new Map(ids.map((id) => [id, []]));
  for (const row of rows) groups.get(row[column]).push(row);
  return ids.map((id) => groups.get(id));
}
