// Documents that are cheap to send and would be dear to run, each with the code of its refusal.

const times = (count, write) => Array.from({ length: count }, (_, number) => write(number)).join(" ");

/** `open` that many times, then `inside`, then as many `}`. */
const nested = (count, open, inside) => open.repeat(count) + inside + "}".repeat(count);

const QUERY_TOO_COMPLEX = {
  "hundreds of aliases": `{ wiki { ${times(201, (number) => `a${number}: name`)} } }`,
  "hundreds of aliases at the top": `{ ${times(101, (number) => `a${number}: __typename`)} }`,
  "aliases by way of fragments": `{ wiki { ${times(15, (number) => `b${number}: page(id: 1) { ...A }`)} } }
    fragment A on Page { ${times(15, (number) => `a${number}: title`)} }`,
  "a field thousands of times": `{ wiki { ${"name ".repeat(2_001)} } }`,
  "__typename thousands of times": `{ wiki { ${"__typename ".repeat(5_000)} } }`,
  "a directive a hundred times and once": `{ wiki { ${"name @include(if: true) ".repeat(101)} } }`,
  "an unknown directive thousands of times on a field": `{ wiki { name ${"@x ".repeat(3_000)} } }`,

  "pages of wikis of pages": `{ wiki ${nested(8, "{ page(id: 1) { wiki ", "{ name }")}${"}".repeat(8)} }`,
  "revisions of pages of revisions":
    `{ wiki { page(id: 1) ${nested(8, "{ latestRevision { page ", "{ title }")}${"}".repeat(8)} } }`,
  "depth by way of fragments": `{ wiki { page(id: 1) { ...F0 } } }
    ${times(8, (number) => `fragment F${number} on Page { latestRevision { page { ...F${number + 1} } } }`)}
    fragment F8 on Page { title }`,
  "inline fragments in each other": `{ wiki ${nested(60, "{ ... ", "{ name }")} }`,
  "brackets in each other":
    `{ wiki { pages(filter: { titles: ${"[".repeat(5_000)}${"]".repeat(5_000)} }) { totalCount } } }`,
  "a type of many lists":
    `query ($v: ${"[".repeat(500)}Int${"]".repeat(500)}) { wiki { pages(first: $v) { totalCount } } }`,

  "lists in lists": "{ wiki { pages(first: 500) { nodes { links(first: 500) { nodes { title } } } } } }",
  "lists in lists in lists":
    "{ wiki { users(first: 50) { nodes { contributions(first: 50) { nodes { page { backlinks(first: 50) { nodes { id } } } } } } } } }",
  "many lists side by side": `{ wiki { ${times(
    199,
    (number) => `a${number}: revisions(first: 500) { nodes { parent { page { revisions(first: 2) { nodes { id } } } } } }`,
  )} } }`,
  "a list as long as numbers go": "{ wiki { pages(first: 2147483647) { nodes { id } } } }",
  "a list of more than numbers hold": `{ wiki { pages(first: ${"9".repeat(19)}) { nodes { id } } } }`,

  "introspection in a circle":
    "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }",
  "introspection in a circle of types": `{ __type(name: "Page") ${nested(21, "{ ofType ", "{ name }")} }`,
  "introspection of the types of possible types":
    `{ __type(name: "Node") ${nested(3, "{ possibleTypes { interfaces ", "{ fields { args { name } } }")}${"}".repeat(3)} }`,
  "introspection again and again":
    `{ ${times(20, (number) => `s${number}: __schema { types { fields { args { name } } } }`)} }`,

  "fragments that double": `{ wiki { ...F0 } }
    ${times(30, (number) => `fragment F${number} on Wiki { ...F${number + 1} ...F${number + 1} }`)}
    fragment F30 on Wiki { name }`,
  "more text than anyone writes": `{ wiki { name } } # ${"x".repeat(100_000)}`,
  "more tokens than anyone writes": `{ nodes(ids: [${"1 ".repeat(10_000)}]) { id } }`,
};

const GRAPHQL_VALIDATION_FAILED = {
  "a fragment in itself": "{ wiki { ...F } } fragment F on Wiki { name ...F }",
  "fragments in a wide circle": `{ wiki { ...F0 } }
    ${times(40, (number) => `fragment F${number} on Wiki { ${times(40, (other) => `...F${other}`)} }`)}`,
  "fragments that nothing uses":
    `{ wiki { name } } ${times(300, (number) => `fragment F${number} on Wiki { ...F0 ...F1 }`)}`,
  "hundreds of unknown fields": `{ wiki { ${times(500, (number) => `colour${number}`)} } }`,
  "hundreds of variables that nothing uses": `query (${times(500, (number) => `$v${number}: Int`)}) { wiki { name } }`,
  "hundreds of operations with unknown fields": times(300, (number) => `query Q${number} { colour }`),
};

const GRAPHQL_PARSE_FAILED = {
  "a string without end": `{ wiki(code: "${"x".repeat(50_000)}`,
  "block strings without end": `{ wiki(code: ${'"""\\"""'.repeat(5_000)}`,
  "hundreds of operations of one name": times(500, () => "query Q { wiki { name } }"),
};

export default { QUERY_TOO_COMPLEX, GRAPHQL_VALIDATION_FAILED, GRAPHQL_PARSE_FAILED };
