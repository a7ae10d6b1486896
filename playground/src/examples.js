// The example queries, in the order of the tabs that a first visit opens.
import categoryMembers from "../examples/category-members.graphql";
import pageHistory from "../examples/page-history.graphql";
import pageHistoryVariables from "../examples/page-history.variables.json";
import pagesByPrefix from "../examples/pages-by-prefix.graphql";
import recentChanges from "../examples/recent-changes.graphql";
import userProfile from "../examples/user-profile.graphql";

export const examples = [
  { query: recentChanges },
  { query: pagesByPrefix },
  { query: pageHistory, variables: pageHistoryVariables },
  { query: userProfile },
  { query: categoryMembers },
];
