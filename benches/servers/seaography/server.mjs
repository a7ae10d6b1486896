// Seaography: the questions in its schema, and its answers as plain rows.

import { readFileSync } from 'node:fs';
import { asFilter, title } from './titles.mjs';

export const name = 'Seaography';
export const settings =
  'Seaography 2.0.0-rc.9 on SeaORM 2.0.4 and async-graphql 7 behind axum, as its generator lays a server out, built as wikigraph ' +
  'is, on mimalloc; loaders on, no limits of depth and complexity, connections kept open and not tried before each statement. It ' +
  'counts all rows of a list at the root, and reads all rows of a list below another before it takes those that were asked for.';
export const isCompiled = true;

const parameters = JSON.parse(readFileSync(process.env.BENCH_PARAMETERS, 'utf8'));

const newest = 'orderBy: { revTimestamp: DESC, revId: DESC }';
const first = (limit) => `pagination: { page: { page: 0, limit: ${limit} } }`;
const byTitle = 'filters: $filters, orderBy: { pageNamespace: ASC, pageTitle: ASC }';

const feed = `query Feed {
  recentchanges(orderBy: { rcTimestamp: DESC, rcId: DESC }, ${first(50)}) {
    nodes {
      rcId rcTimestamp rcType rcNamespace rcTitle rcMinor rcBot rcOldLen rcNewLen
      comment { commentText }
      page { pageId pageNamespace pageTitle pageLen }
      actor { actorId actorName user { userIsTemp } }
      revision { revId revLen revSha1 }
    }
  }
}`;

const queries = {
  feed,
  same: feed,
  lookup: `query Lookup($filters: PageFilterInput!) {
    page(${byTitle}) {
      nodes {
        pageId pageNamespace pageTitle pageLen
        latest { revId revTimestamp revLen comment { commentText } actor { actorId actorName } }
      }
    }
  }`,
  history: `query History($id: Int!) {
    page(filters: { pageId: { eq: $id } }) {
      nodes {
        pageId pageNamespace pageTitle
        revisions(${newest}, ${first(100)}) {
          nodes {
            revId revTimestamp revLen revMinorEdit
            comment { commentText } tags { nodes { ctdName } } actor { actorId actorName }
          }
        }
      }
    }
  }`,
  nested: `query Nested($filters: PageFilterInput!) {
    page(${byTitle}) {
      nodes {
        pageId pageNamespace pageTitle
        revisions(${newest}, ${first(10)}) {
          nodes {
            revId revTimestamp revLen
            comment { commentText }
            actor {
              actorId actorName
              logEntries(orderBy: { logTimestamp: DESC, logId: DESC }, ${first(10)}) {
                nodes { logId logType logAction logTimestamp logNamespace logTitle }
              }
            }
          }
        }
      }
    }
  }`,
  user: `query User($name: String!) {
    user(filters: { userName: { eq: $name } }) {
      nodes {
        userId userName userEditcount userRegistration
        actor {
          revisions(${newest}, ${first(50)}) {
            nodes { revId revTimestamp revLen comment { commentText } page { pageId pageNamespace pageTitle } }
          }
        }
      }
    }
  }`,
  trivial: '{ __typename }',
};

/** The request of this number. */
export function request(workload, index) {
  const { titles, ...variables } = parameters[workload][index % parameters[workload].length];
  if (titles) variables.filters = asFilter(titles);
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: queries[workload], variables }),
  };
}

/** What an answer has, as plain rows. */
export function rows(workload, answer) {
  return readers[workload](answer.data);
}

const readers = {
  feed: ({ recentchanges }) => recentchanges.nodes.map(change),
  lookup: ({ page }) => page.nodes.map((row) => [row.pageId, pageTitle(row), row.pageLen, revision(row.latest)]),
  history: ({ page: { nodes: [row] } }) => [row.pageId, pageTitle(row), row.revisions.nodes.map(historyRow)],
  nested: ({ page }) => page.nodes.map((row) => [row.pageId, pageTitle(row), row.revisions.nodes.map(nestedRevision)]),
  user: ({ user: { nodes: [row] } }) => [
    row.userId,
    row.userName,
    row.userEditcount,
    row.userRegistration,
    row.actor.revisions.nodes.map(contribution),
  ],
  trivial: () => [],
};
readers.same = readers.feed;

const kinds = { 0: 'EDIT', 1: 'NEW', 3: 'LOG', 5: 'EXTERNAL', 6: 'CATEGORIZE' };

function change(row) {
  return [
    row.rcId,
    row.rcTimestamp,
    kinds[row.rcType],
    title(row.rcNamespace, row.rcTitle),
    row.rcMinor === 1,
    row.rcBot === 1,
    row.rcOldLen,
    row.rcNewLen,
    row.comment.commentText,
    row.page && [row.page.pageId, pageTitle(row.page), row.page.pageLen],
    [...actor(row.actor), actorKind(row.actor)],
    row.revision && [row.revision.revId, row.revision.revLen, hexadecimal(row.revision.revSha1)],
  ];
}

function pageTitle({ pageNamespace, pageTitle }) {
  return title(pageNamespace, pageTitle);
}

function actor({ actorId, actorName }) {
  return [actorId, actorName];
}

function actorKind({ user }) {
  if (!user) return 'ANONYMOUS';
  return user.userIsTemp ? 'TEMPORARY' : 'USER';
}

function revision(row) {
  return [row.revId, row.revTimestamp, row.revLen, row.comment.commentText, actor(row.actor)];
}

function historyRow(row) {
  const tags = row.tags.nodes.map((tag) => tag.ctdName).sort();
  const isMinor = row.revMinorEdit === 1;
  return [row.revId, row.revTimestamp, row.revLen, isMinor, row.comment.commentText, tags, actor(row.actor)];
}

function nestedRevision(row) {
  const [id, time, size, comment, who] = revision(row);
  return [id, time, size, comment, [...who, row.actor.logEntries.nodes.map(logEntry)]];
}

function logEntry(row) {
  return [row.logId, row.logType, row.logAction, row.logTimestamp, title(row.logNamespace, row.logTitle)];
}

function contribution(row) {
  return [row.revId, row.revTimestamp, row.revLen, row.comment.commentText, [row.page.pageId, pageTitle(row.page)]];
}

/** A hash, which the database has in 31 digits to the base 36. */
function hexadecimal(text) {
  const value = [...text.toLowerCase()].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  return value.toString(16).padStart(40, '0');
}
