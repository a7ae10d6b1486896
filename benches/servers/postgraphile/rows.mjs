// Answers of PostGraphile as plain rows. Its BigInts are strings.

import { titleOf } from './titles.mjs';

export const readers = {
  feed: ({ recentchanges }) => recentchanges.nodes.map(change),
  lookup: ({ pages }) => pages.nodes.map((row) => [...page(row), Number(row.pageLen), revision(row.revisionByPageLatest)]),
  history: ({ page: row }) => [...page(row), row.revisionsByRevPage.nodes.map(historyRow)],
  nested: ({ pages }) => pages.nodes.map((row) => [...page(row), row.revisionsByRevPage.nodes.map(nestedRevision)]),
  user: ({ userByUserName: row }) => [
    Number(row.userId),
    row.userName,
    number(row.userEditcount),
    row.userRegistration,
    row.actorByActorUser.revisionsByRevActor.nodes.map(contribution),
  ],
  trivial: () => [],
};
readers.same = readers.feed;

const kinds = { 'mw.edit': 'EDIT', 'mw.new': 'NEW', 'mw.log': 'LOG', 'mw.categorize': 'CATEGORIZE' };

function change(row) {
  const { rcCur, revisionByRcThisOldid: made } = row;
  return [
    Number(row.rcId),
    row.rcTimestamp,
    kinds[row.rcSource] ?? 'EXTERNAL',
    titleOf(row.rcNamespace, row.rcTitle),
    row.rcMinor === 1,
    row.rcBot === 1,
    number(row.rcOldLen),
    number(row.rcNewLen),
    row.rcComment.commentText,
    rcCur && [...page(rcCur), Number(rcCur.pageLen)],
    [...actor(row.actorByRcActor), actorKind(row.actorByRcActor)],
    made && [Number(made.revId), number(made.revLen), hexadecimal(made.revSha1)],
  ];
}

function page({ pageId, pageNamespace, pageTitle }) {
  return [Number(pageId), titleOf(pageNamespace, pageTitle)];
}

function actor({ actorId, actorName }) {
  return [Number(actorId), actorName];
}

function actorKind({ userByActorUser: user }) {
  if (!user) return 'ANONYMOUS';
  return user.userIsTemp ? 'TEMPORARY' : 'USER';
}

function revision(row) {
  return [Number(row.revId), row.revTimestamp, number(row.revLen), row.revComment.commentText, actor(row.actorByRevActor)];
}

function historyRow(row) {
  const [id, time, size, comment, who] = revision(row);
  const tags = row.changeTagsByCtRevId.nodes.map((tag) => tag.ctTag.ctdName).sort();
  return [id, time, size, row.revMinorEdit === 1, comment, tags, who];
}

function nestedRevision(row) {
  const [id, time, size, comment, who] = revision(row);
  return [id, time, size, comment, [...who, row.actorByRevActor.loggingsByLogActor.nodes.map(logEntry)]];
}

function logEntry(row) {
  return [Number(row.logId), row.logType, row.logAction, row.logTimestamp, titleOf(row.logNamespace, row.logTitle)];
}

function contribution(row) {
  return [Number(row.revId), row.revTimestamp, number(row.revLen), row.revComment.commentText, page(row.pageByRevPage)];
}

function number(text) {
  return text === null ? null : Number(text);
}

/** A hash, which the database has in 31 digits to the base 36. */
function hexadecimal(text) {
  const value = [...text].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  return value.toString(16).padStart(40, '0');
}
