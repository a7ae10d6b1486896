// The lists of a wiki, each of which loads more.
graphql`
  query WikiListsQuery($code: String) {
    wiki(code: $code) {
      ...WikiListsPages_wiki
      ...WikiListsChanges_wiki
      ...WikiListsEntries_wiki
      ...WikiListsUsers_wiki
    }
  }
`;

graphql`
  fragment WikiListsPages_wiki on Wiki
  @argumentDefinitions(
    first: { type: "Int", defaultValue: 10 }
    after: { type: "String" }
    filter: { type: "PageFilter" }
    orderBy: { type: "PageOrder", defaultValue: { field: ID, direction: DESC } }
  )
  @refetchable(queryName: "WikiListsPagesRefetchQuery") {
    pages(first: $first, after: $after, filter: $filter, orderBy: $orderBy) @connection(key: "WikiLists_pages") {
      totalCount
      edges {
        node {
          title
          namespace {
            name
          }
        }
      }
    }
  }
`;

graphql`
  fragment WikiListsChanges_wiki on Wiki
  @argumentDefinitions(first: { type: "Int", defaultValue: 10 }, after: { type: "String" })
  @refetchable(queryName: "WikiListsChangesRefetchQuery") {
    recentChanges(first: $first, after: $after, filter: { kinds: [EDIT, NEW] })
      @connection(key: "WikiLists_recentChanges", filters: ["filter"]) {
      edges {
        node {
          kind
          page {
            title
          }
          actor {
            name
          }
        }
      }
    }
  }
`;

graphql`
  fragment WikiListsEntries_wiki on Wiki
  @argumentDefinitions(last: { type: "Int", defaultValue: 10 }, before: { type: "String" })
  @refetchable(queryName: "WikiListsEntriesRefetchQuery") {
    logEntries(last: $last, before: $before) @connection(key: "WikiLists_logEntries") {
      edges {
        node {
          type
          params
        }
      }
    }
  }
`;

graphql`
  fragment WikiListsUsers_wiki on Wiki
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  )
  @refetchable(queryName: "WikiListsUsersRefetchQuery") {
    users(first: $first, after: $after, last: $last, before: $before) @connection(key: "WikiLists_users") {
      edges {
        node {
          name
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
      }
    }
  }
`;
