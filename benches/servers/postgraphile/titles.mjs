// Titles as people write them, and as the database has them.

const namespaces = { 0: '', 1: 'Talk', 2: 'User', 3: 'User talk', 10: 'Template', 14: 'Category' };
const numbers = Object.fromEntries(Object.entries(namespaces).map(([number, name]) => [name, Number(number)]));

/** A title of the database, with its namespace and spaces. */
export function titleOf(namespace, key) {
  const name = key.replaceAll('_', ' ');
  return namespaces[namespace] ? `${namespaces[namespace]}:${name}` : name;
}

/** The filter of the pages that have these titles: a list of keys for each namespace. */
export function filterOf(titles) {
  const keys = {};
  for (const written of titles) {
    const [, namespace = '', name] = /^(?:([^:]*):)?(.*)$/.exec(written);
    (keys[numbers[namespace]] ??= []).push(name.replaceAll(' ', '_'));
  }
  return {
    or: Object.entries(keys).map(([namespace, list]) => ({
      pageNamespace: { equalTo: Number(namespace) },
      pageTitle: { in: list },
    })),
  };
}
