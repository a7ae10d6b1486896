// Answers of Strawberry-Django as plain rows. Its ids are strings.

import { titleOf } from './titles.mjs';

export const readers = {
  feed: ({ recentChanges }) => recentChanges.map(change),
  lookup: ({ pages }) => pages.map((row) => [...page(row), row.length, revision(row.latest)]),
  history: ({ page: row }) => [...page(row), row.revisions.map(historyRow)],
  nested: ({ pages }) => pages.map((row) => [...page(row), row.revisions.map(nestedRevision)]),
  user: ({ users: [row] }) => [
    Number(row.id),
    row.name,
    row.editCount,
    row.registration,
    row.actor.revisions.map(contribution),
  ],
  trivial: () => [],
};
readers.same = readers.feed;

const kinds = { 'mw.edit': 'EDIT', 'mw.new': 'NEW', 'mw.log': 'LOG', 'mw.categorize': 'CATEGORIZE' };

function change(row) {
  return [
    Number(row.id),
    row.timestamp,
    kinds[row.source] ?? 'EXTERNAL',
    titleOf(row.namespace, row.title),
    row.isMinor,
    row.isBot,
    row.oldLength,
    row.newLength,
    row.comment.text,
    row.page && [...page(row.page), row.page.length],
    [...actor(row.actor), actorKind(row.actor)],
    row.revision && [Number(row.revision.id), row.revision.size, hexadecimal(row.revision.sha1)],
  ];
}

function page({ id, namespace, title }) {
  return [Number(id), titleOf(namespace, title)];
}

function actor({ id, name }) {
  return [Number(id), name];
}

function actorKind({ user }) {
  if (!user) return 'ANONYMOUS';
  return user.isTemp ? 'TEMPORARY' : 'USER';
}

function revision(row) {
  return [Number(row.id), row.timestamp, row.size, row.comment.text, actor(row.actor)];
}

function historyRow(row) {
  const [id, time, size, comment, who] = revision(row);
  return [id, time, size, row.isMinor, comment, row.tags.map((tag) => tag.name).sort(), who];
}

function nestedRevision(row) {
  const [id, time, size, comment, who] = revision(row);
  return [id, time, size, comment, [...who, row.actor.logEntries.map(logEntry)]];
}

function logEntry(row) {
  return [Number(row.id), row.type, row.action, row.timestamp, titleOf(row.namespace, row.title)];
}

function contribution(row) {
  return [Number(row.id), row.timestamp, row.size, row.comment.text, page(row.page)];
}

/** A hash, which the database has in 31 digits to the base 36. */
function hexadecimal(text) {
  const value = [...text].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  return value.toString(16).padStart(40, '0');
}
