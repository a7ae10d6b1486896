// The questions in the schema that PostGraphile makes of the tables.

const newest = 'orderBy: [REV_TIMESTAMP_DESC, REV_ID_DESC]';
const byTitle = 'filter: $filter, orderBy: [PAGE_NAMESPACE_ASC, PAGE_TITLE_ASC], first: 20';

const feed = `query Feed {
  recentchanges(orderBy: [RC_TIMESTAMP_DESC, RC_ID_DESC], first: 50) {
    nodes {
      rcId rcTimestamp rcSource rcNamespace rcTitle rcMinor rcBot rcOldLen rcNewLen
      rcComment { commentText }
      rcCur { pageId pageNamespace pageTitle pageLen }
      actorByRcActor { actorId actorName userByActorUser { userIsTemp } }
      revisionByRcThisOldid { revId revLen revSha1 }
    }
  }
}`;

/** The documents, by workload. */
export const queries = {
  feed,
  same: feed,
  lookup: `query Lookup($filter: PageFilter!) {
    pages(${byTitle}) {
      nodes {
        pageId pageNamespace pageTitle pageLen
        revisionByPageLatest {
          revId revTimestamp revLen revComment { commentText } actorByRevActor { actorId actorName }
        }
      }
    }
  }`,
  history: `query History($id: BigInt!) {
    page(pageId: $id) {
      pageId pageNamespace pageTitle
      revisionsByRevPage(${newest}, first: 100) {
        nodes {
          revId revTimestamp revLen revMinorEdit revComment { commentText }
          changeTagsByCtRevId { nodes { ctTag { ctdName } } }
          actorByRevActor { actorId actorName }
        }
      }
    }
  }`,
  nested: `query Nested($filter: PageFilter!) {
    pages(${byTitle}) {
      nodes {
        pageId pageNamespace pageTitle
        revisionsByRevPage(${newest}, first: 10) {
          nodes {
            revId revTimestamp revLen revComment { commentText }
            actorByRevActor {
              actorId actorName
              loggingsByLogActor(orderBy: [LOG_TIMESTAMP_DESC, LOG_ID_DESC], first: 10) {
                nodes { logId logType logAction logTimestamp logNamespace logTitle }
              }
            }
          }
        }
      }
    }
  }`,
  user: `query User($name: String!) {
    userByUserName(userName: $name) {
      userId userName userEditcount userRegistration
      actorByActorUser {
        revisionsByRevActor(${newest}, first: 50) {
          nodes {
            revId revTimestamp revLen revComment { commentText } pageByRevPage { pageId pageNamespace pageTitle }
          }
        }
      }
    }
  }`,
  trivial: '{ __typename }',
};
