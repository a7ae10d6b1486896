// The questions in the schema of the Django models.

const newest = 'ordering: [{ timestamp: DESC }, { id: DESC }]';
const byTitle = 'filters: $filters, ordering: [{ namespace: ASC }, { title: ASC }], pagination: { limit: 20 }';

const feed = `query Feed {
  recentChanges(${newest}, pagination: { limit: 50 }) {
    id timestamp source namespace title isMinor isBot oldLength newLength
    comment { text }
    page { id namespace title length }
    actor { id name user { isTemp } }
    revision { id size sha1 }
  }
}`;

/** The documents, by workload. */
export const queries = {
  feed,
  same: feed,
  lookup: `query Lookup($filters: PageFilter!) {
    pages(${byTitle}) {
      id namespace title length
      latest { id timestamp size comment { text } actor { id name } }
    }
  }`,
  history: `query History($id: ID!) {
    page(pk: $id) {
      id namespace title
      revisions(${newest}, pagination: { limit: 100 }) {
        id timestamp size isMinor comment { text } tags { name } actor { id name }
      }
    }
  }`,
  nested: `query Nested($filters: PageFilter!) {
    pages(${byTitle}) {
      id namespace title
      revisions(${newest}, pagination: { limit: 10 }) {
        id timestamp size comment { text }
        actor {
          id name
          logEntries(${newest}, pagination: { limit: 10 }) { id type action timestamp namespace title }
        }
      }
    }
  }`,
  user: `query User($name: String!) {
    users(filters: { name: { exact: $name } }) {
      id name editCount registration
      actor {
        revisions(${newest}, pagination: { limit: 50 }) {
          id timestamp size comment { text } page { id namespace title }
        }
      }
    }
  }`,
  trivial: '{ __typename }',
};
