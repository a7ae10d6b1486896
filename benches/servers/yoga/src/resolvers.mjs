// The schema's fields over the database's rows.

import { dateTime, sha1, text } from './scalars.mjs';
import { placeOf, titleOf } from './titles.mjs';

const changeKinds = {
  'mw.edit': 'EDIT', 'mw.new': 'NEW', 'mw.log': 'LOG', 'mw.categorize': 'CATEGORIZE',
};

/** At most 500 rows of a list, as many as were asked for. */
function limitOf({ first }) {
  return Math.max(0, Math.min(first, 500));
}

async function connection(rows) {
  return { nodes: await rows };
}

export const resolvers = {
  Query: {
    wiki: () => ({}),
  },
  Wiki: {
    page: (_, { id }, { loaders }) => loaders.page.load(Number(id)),
    pages: (_, { filter, first }, { loaders }) =>
      connection(loaders.pagesAt(filter.titles.map(placeOf), limitOf({ first }))),
    user: (_, { name }, { loaders }) => loaders.user(name),
    recentChanges: (_, { first }, { loaders }) => connection(loaders.recentChanges(limitOf({ first }))),
  },
  Page: {
    databaseId: (row) => row.page_id,
    title: (row) => titleOf(row.page_namespace, row.page_title),
    length: (row) => row.page_len,
    latestRevision: (row, _, { loaders }) => loaders.revision.load(row.page_latest),
    revisions: (row, args, { loaders }) => connection(loaders.revisionsOfPage(row.page_id, limitOf(args))),
  },
  Revision: {
    databaseId: (row) => row.rev_id,
    page: (row, _, { loaders }) => loaders.page.load(row.rev_page),
    timestamp: (row) => dateTime(row.rev_timestamp),
    actor: (row, _, { loaders }) => loaders.actor.load(row.rev_actor),
    comment: async (row, _, { loaders }) => text((await loaders.comment.load(row.rev_comment_id)).comment_text),
    isMinor: (row) => row.rev_minor_edit === 1,
    size: (row) => row.rev_len,
    sha1: (row) => sha1(row.rev_sha1),
    tags: async (row, _, { loaders }) => (await loaders.tags.load(row.rev_id)).map((tag) => text(tag.ctd_name)),
  },
  Actor: {
    databaseId: (row) => row.actor_id,
    name: (row) => text(row.actor_name),
    kind: (row) => (row.actor_user === null ? 'ANONYMOUS' : row.user_is_temp ? 'TEMPORARY' : 'USER'),
    logEntries: (row, args, { loaders }) => connection(loaders.logEntriesOfActor(row.actor_id, limitOf(args))),
  },
  User: {
    databaseId: (row) => row.user_id,
    name: (row) => text(row.user_name),
    editCount: (row) => row.user_editcount,
    registeredAt: (row) => dateTime(row.user_registration),
    contributions: (row, args, { loaders }) => connection(loaders.revisionsOfActor(row.actor_id, limitOf(args))),
  },
  LogEntry: {
    databaseId: (row) => row.log_id,
    type: (row) => text(row.log_type),
    action: (row) => text(row.log_action),
    timestamp: (row) => dateTime(row.log_timestamp),
    title: (row) => titleOf(row.log_namespace, row.log_title),
  },
  RecentChange: {
    databaseId: (row) => row.rc_id,
    kind: (row) => changeKinds[row.rc_source.toString('latin1')] ?? 'EXTERNAL',
    timestamp: (row) => dateTime(row.rc_timestamp),
    title: (row) => titleOf(row.rc_namespace, row.rc_title),
    page: (row, _, { loaders }) => (row.rc_cur_id === 0 ? null : loaders.page.load(row.rc_cur_id)),
    actor: (row, _, { loaders }) => loaders.actor.load(row.rc_actor),
    comment: async (row, _, { loaders }) => text((await loaders.comment.load(row.rc_comment_id)).comment_text),
    isMinor: (row) => row.rc_minor === 1,
    isBot: (row) => row.rc_bot === 1,
    oldLength: (row) => row.rc_old_len,
    newLength: (row) => row.rc_new_len,
    revision: (row, _, { loaders }) => (row.rc_this_oldid === 0 ? null : loaders.revision.load(row.rc_this_oldid)),
  },
};
