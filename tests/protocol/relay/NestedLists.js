// Lists within lists: a page's history, and who else wrote there.
graphql`
  query NestedListsQuery($title: String!) {
    wiki {
      page(title: $title) {
        ...NestedListsHistory_page
        ...NestedListsCategories_page
        ...NestedListsBacklinks_page
      }
      search(query: "D", first: 3) @connection(key: "NestedLists_search") {
        edges {
          snippet
          node {
            url
          }
        }
      }
    }
  }
`;

graphql`
  fragment NestedListsHistory_page on Page
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "NestedListsHistoryRefetchQuery") {
    revisions(first: $first, after: $after) @connection(key: "NestedLists_revisions") {
      edges {
        node {
          timestamp
          ...NestedListsAuthor_revision
        }
      }
    }
  }
`;

graphql`
  fragment NestedListsAuthor_revision on Revision {
    actor {
      name
      ...NestedListsContributions_actor
    }
  }
`;

graphql`
  fragment NestedListsContributions_actor on Actor
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "NestedListsContributionsRefetchQuery") {
    revisions(first: $first, after: $after) @connection(key: "NestedListsContributions_revisions") {
      edges {
        node {
          page {
            title
          }
        }
      }
    }
  }
`;

graphql`
  fragment NestedListsCategories_page on Page
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "NestedListsCategoriesRefetchQuery") {
    categories(first: $first, after: $after) @connection(key: "NestedLists_categories") {
      edges {
        sortKey
        node {
          name
          ...NestedListsMembers_category
        }
      }
    }
  }
`;

graphql`
  fragment NestedListsMembers_category on Category
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "NestedListsMembersRefetchQuery") {
    members(first: $first, after: $after) @connection(key: "NestedLists_members") {
      edges {
        node {
          title
        }
      }
    }
  }
`;

graphql`
  fragment NestedListsBacklinks_page on Page
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "NestedListsBacklinksRefetchQuery") {
    backlinks(first: $first, after: $after, namespace: 0) @connection(key: "NestedLists_backlinks") {
      edges {
        node {
          title
        }
      }
    }
  }
`;
