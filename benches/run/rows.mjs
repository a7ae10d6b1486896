// Answers in wikigraph's shape as plain rows: nested lists in the order of the workload's document.

export const readers = {
  feed: ({ recentChanges }) => recentChanges.nodes.map(change),
  lookup: ({ pages }) =>
    pages.nodes.map((row) => [row.databaseId, row.title, row.length, revision(row.latestRevision)]),
  history: ({ page }) => [page.databaseId, page.title, page.revisions.nodes.map(historyRow)],
  nested: ({ pages }) =>
    pages.nodes.map((row) => [row.databaseId, row.title, row.revisions.nodes.map(nestedRevision)]),
  user: ({ user }) => [
    user.databaseId,
    user.name,
    user.editCount,
    moment(user.registeredAt),
    user.contributions.nodes.map(contribution),
  ],
  trivial: () => [],
};
readers.same = readers.feed;

function change(row) {
  return [
    row.databaseId,
    moment(row.timestamp),
    row.kind,
    row.title,
    row.isMinor,
    row.isBot,
    row.oldLength,
    row.newLength,
    row.comment,
    row.page && [row.page.databaseId, row.page.title, row.page.length],
    [...actor(row.actor), row.actor.kind],
    row.revision && [row.revision.databaseId, row.revision.size, row.revision.sha1],
  ];
}

function actor({ databaseId, name }) {
  return [databaseId, name];
}

function revision(row) {
  return [row.databaseId, moment(row.timestamp), row.size, row.comment, actor(row.actor)];
}

function historyRow(row) {
  return [
    row.databaseId,
    moment(row.timestamp),
    row.size,
    row.isMinor,
    row.comment,
    [...row.tags].sort(),
    actor(row.actor),
  ];
}

function nestedRevision(row) {
  const [id, time, size, comment, who] = revision(row);
  return [id, time, size, comment, [...who, row.actor.logEntries.nodes.map(logEntry)]];
}

function logEntry(row) {
  return [row.databaseId, row.type, row.action, moment(row.timestamp), row.title];
}

function contribution(row) {
  return [row.databaseId, moment(row.timestamp), row.size, row.comment, [row.page.databaseId, row.page.title]];
}

/** A time as the database has it. */
function moment(text) {
  return text && text.replace(/\D/g, '');
}
