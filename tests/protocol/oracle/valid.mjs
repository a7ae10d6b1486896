// Documents that keep every rule of GraphQL, and lean on those that are easy to get wrong.

// The id of the embedded wiki, which is the server's.
const ID = "c2FuZGJveHdpa2k6V2lraTo";

export default {
  "an anonymous operation": "{ wiki { name } }",
  "a named operation": "query Name { wiki { name } }",
  "several named operations, of which the first runs": "query One { wiki { name } } query Two { wikis { totalCount } }",
  "commas, comments and a byte order mark": "\ufeff{,,wiki,# a comment { ( \n{ name,, code } }",
  "a string with escapes": '{ wiki { user(name: "\\u0041da \\"\\\\\\/\\t") { id } } }',
  "an escape of more than four digits": '{ wiki { user(name: "\\u{1F600}") { id } } }',
  "a pair of surrogates": '{ wiki { user(name: "\\uD83D\\uDE00") { id } } }',
  "a block string": '{ wiki { page(title: """\n  Danube\n  """) { id } } }',
  "names that are keywords elsewhere": "query query { type: wiki { on: name fragment: code null: url } }",
  "introspection beside data":
    '{ __typename __schema { queryType { name } } __type(name: "Page") { kind } wiki { __typename } }',

  "a fragment on the type itself": "{ wiki { ...W } } fragment W on Wiki { name }",
  "a fragment on an interface": "{ wiki { ...N } } fragment N on Node { id }",
  "fragments on some types of an interface": `{ node(id: "${ID}") { id ... on Page { dbKey } ... on Wiki { name } } }`,
  "an inline fragment without a type": "{ ... { wiki { ... @include(if: true) { name } } } }",
  "fragments in fragments":
    "{ wiki { ...A } } fragment A on Wiki { ...B code } fragment B on Wiki { ...C } fragment C on Node { id }",
  "a fragment used twice": "{ a: wiki { ...W } b: wiki { ...W } } fragment W on Wiki { name }",
  "a fragment used by two operations": "query A { ...Q } query B { ...Q } fragment Q on Query { wiki { name } }",

  "aliases of one field with other arguments": '{ wiki { a: page(title: "A") { id } b: page(title: "B") { id } } }',
  "the same field twice": "{ wiki { name name } wiki { code } }",
  "the same arguments in another order":
    '{ wiki { page(title: "A", namespace: 0) { id } page(namespace: 0, title: "A") { title } } }',
  "one response name on types that exclude each other":
    `{ node(id: "${ID}") { ... on Page { name: dbKey } ... on Wiki { name } ... on Category { name } } }`,
  "other arguments on types that exclude each other":
    `{ node(id: "${ID}") { ... on Page { r: revisions(first: 1) { totalCount } } ... on Actor { r: revisions(first: 2) { totalCount } } } }`,

  "a list from one value": `{ nodes(ids: "${ID}") { id } }`,
  "an id from an integer": "{ wiki { name } node(id: 7) @skip(if: true) { id } }",
  "null for what may be null": "{ wiki(code: null) { pages(filter: null, first: null) { totalCount } } }",
  "an empty input object": "{ wiki { pages(filter: {}) { nodes { id } } } }",
  "an input object and enum values": "{ wiki { pages(orderBy: { field: LENGTH, direction: DESC }) { nodes { id } } } }",
  "scalars of our own":
    '{ wiki { revisions(filter: { timestamp: { from: "2020-01-01T00:00:00Z" } }) { nodes { id } } page(id: 1) { id } } }',

  "a variable":
    { query: "query ($title: String) { wiki { page(title: $title) { id } } }", variables: { title: "Danube" } },
  "a variable that is left out": "query ($code: String) { wiki(code: $code) { name } }",
  "a variable's default": "query ($first: Int = 3) { wiki { pages(first: $first) { nodes { id } } } }",
  "a variable that may not be null where null may be": {
    query: "query ($first: Int!) { wiki { pages(first: $first) { nodes { id } } } }",
    variables: { first: 1 },
  },
  "a variable that may be null, with a default, where null may not be":
    `query ($ids: [ID!] = ["${ID}"]) { nodes(ids: $ids) { id } }`,
  "a variable that may be null where the argument has a default":
    'query ($mode: SearchMode) { wiki { search(query: "D", mode: $mode) { nodes { id } } } }',
  "a variable in a list": { query: "query ($id: ID!) { nodes(ids: [$id]) { id } }", variables: { id: ID } },
  "a variable in an input object": {
    query: "query ($prefix: String) { wiki { pages(filter: { titlePrefix: $prefix }) { nodes { id } } } }",
    variables: { prefix: "D" },
  },
  "a variable of an input type": {
    query: "query ($filter: PageFilter) { wiki { pages(filter: $filter) { nodes { id } } } }",
    variables: { filter: { titlePrefix: "D", ids: [1] } },
  },
  "a variable used in a fragment only": {
    query: "query ($code: String) { ...Q } fragment Q on Query { wiki(code: $code) { name } }",
    variables: { code: "sandboxwiki" },
  },
  "a variable used in a directive only": {
    query: "query ($deep: Boolean!) { wiki { name code @include(if: $deep) } }",
    variables: { deep: false },
  },
  "a variable with an enum's value as default":
    "query ($by: PageOrderField! = ID) { wiki { pages(orderBy: { field: $by, direction: ASC }) { nodes { id } } } }",
  "one variable in operations of other types of it": {
    query: "query A($v: Int) { wiki { pages(first: $v) { nodes { id } } } } query B($v: String) { wiki(code: $v) { name } }",
    variables: { v: 1 },
  },

  "directives on fields and fragments":
    "{ wiki { ...W @skip(if: false) ... on Wiki @include(if: true) { code } url @skip(if: true) } } fragment W on Wiki { name }",
  "both directives on one field": "{ wiki { name @skip(if: false) @include(if: true) } }",
};
