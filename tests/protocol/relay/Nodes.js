// A fragment of each type with an id of its own, fetched anew by that id.
graphql`
  query NodesQuery($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ...NodesWiki_wiki @alias
      ...NodesPage_page @alias
      ...NodesCategory_category @alias
      ...NodesRevision_revision @alias
      ...NodesActor_actor @alias
      ...NodesUser_user @alias
      ...NodesRecentChange_recentChange @alias
      ...NodesLogEntry_logEntry @alias
    }
  }
`;

graphql`
  fragment NodesWiki_wiki on Wiki @refetchable(queryName: "NodesWikiRefetchQuery") {
    name
    statistics {
      totalPages
    }
  }
`;

graphql`
  fragment NodesPage_page on Page @refetchable(queryName: "NodesPageRefetchQuery") {
    title
    length
  }
`;

graphql`
  fragment NodesCategory_category on Category @refetchable(queryName: "NodesCategoryRefetchQuery") {
    name
    memberCount
  }
`;

graphql`
  fragment NodesRevision_revision on Revision @refetchable(queryName: "NodesRevisionRefetchQuery") {
    timestamp
    comment
  }
`;

graphql`
  fragment NodesActor_actor on Actor @refetchable(queryName: "NodesActorRefetchQuery") {
    name
    actorKind: kind
  }
`;

graphql`
  fragment NodesUser_user on User @refetchable(queryName: "NodesUserRefetchQuery") {
    name
    registeredAt
  }
`;

graphql`
  fragment NodesRecentChange_recentChange on RecentChange @refetchable(queryName: "NodesRecentChangeRefetchQuery") {
    changeKind: kind
    timestamp
  }
`;

graphql`
  fragment NodesLogEntry_logEntry on LogEntry @refetchable(queryName: "NodesLogEntryRefetchQuery") {
    type
    params
  }
`;
