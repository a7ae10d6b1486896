// MediaWiki's own api.php: the questions as its query modules take them, and its answers as plain rows. Fields that it does not
// tell are undefined there.

import { readFileSync } from 'node:fs';

export const name = 'MediaWiki api.php';
export const settings =
  'MediaWiki 1.43 under PHP-FPM 8.2 behind nginx 1.22, as its manual advises for one server: OPcache that never looks at files ' +
  'again, APCu as main cache, localisation made beforehand, no jobs in requests; four static workers; without the HTTP cache ' +
  'that can stand in front of any server. It does not tell ids of actors, and in the feed neither the length of pages nor what ' +
  'they are called now; trivial is a query for nothing.';

const parameters = JSON.parse(readFileSync(process.env.BENCH_PARAMETERS, 'utf8'));

const questions = {
  feed: () => ({
    list: 'recentchanges',
    rclimit: 50,
    rcprop: 'ids|title|timestamp|flags|sizes|user|comment|sha1',
  }),
  lookup: ({ titles }) => ({
    prop: 'info|revisions',
    titles: titles.join('|'),
    rvprop: 'ids|timestamp|size|user|comment',
  }),
  history: ({ id }) => ({
    prop: 'revisions',
    pageids: id,
    rvlimit: 100,
    rvprop: 'ids|timestamp|size|flags|comment|tags|user',
  }),
  user: ({ name }) => ({
    list: 'users|usercontribs',
    ususers: name,
    usprop: 'editcount|registration',
    ucuser: name,
    uclimit: 50,
    ucprop: 'ids|title|timestamp|size|comment',
  }),
  trivial: () => ({}),
};
questions.same = questions.feed;

const unsupported = {
  nested:
    'prop=revisions takes rvlimit for one page only, and list=logevents takes one user: ' +
    'a request for each of 20 pages, then one for each of up to 200 users',
};

/** The request of this number. */
export function request(workload, index) {
  if (unsupported[workload]) return { unsupported: unsupported[workload] };
  const variables = parameters[workload];
  const question = questions[workload](variables[index % variables.length]);
  const query = new URLSearchParams({ action: 'query', format: 'json', formatversion: 2, ...question });
  return { method: 'GET', path: `/w/api.php?${query}`, headers: {}, body: '' };
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.query);
}

const readers = {
  feed: ({ recentchanges }) => recentchanges.map(change),
  lookup: ({ pages }) =>
    pages
      .filter((page) => !page.missing)
      .sort(inOrderOfTitles)
      .map((page) => [page.pageid, page.title, page.length, revision(page.revisions[0])]),
  history: ({ pages: [page] }) => [page.pageid, page.title, page.revisions.map(historyRow)],
  user: ({ users: [user], usercontribs }) => [
    user.userid,
    user.name,
    user.editcount,
    moment(user.registration),
    usercontribs.map(contribution),
  ],
  trivial: () => [],
};
readers.same = readers.feed;

function change(row) {
  const isEdit = row.type === 'edit' || row.type === 'new';
  return [
    row.rcid,
    moment(row.timestamp),
    row.type.toUpperCase(),
    row.title,
    row.minor,
    row.bot,
    isEdit ? row.oldlen : null,
    isEdit ? row.newlen : null,
    row.comment,
    row.pageid ? [row.pageid, undefined, undefined] : null,
    [undefined, row.user, actorKind(row)],
    row.revid ? [row.revid, isEdit ? row.newlen : undefined, row.sha1] : null,
  ];
}

function actorKind({ anon, temp }) {
  if (anon) return 'ANONYMOUS';
  return temp ? 'TEMPORARY' : 'USER';
}

function revision(row) {
  return [row.revid, moment(row.timestamp), row.size, row.comment, [undefined, row.user]];
}

function historyRow(row) {
  const tags = [...row.tags].sort();
  return [row.revid, moment(row.timestamp), row.size, row.minor, row.comment, tags, [undefined, row.user]];
}

function contribution(row) {
  return [row.revid, moment(row.timestamp), row.size, row.comment, [row.pageid, row.title]];
}

/** By namespace, then by the bytes of the title. */
function inOrderOfTitles(one, other) {
  return one.ns - other.ns || Buffer.compare(Buffer.from(one.title), Buffer.from(other.title));
}

/** A time as the database has it. */
function moment(text) {
  return text && text.replace(/\D/g, '');
}
