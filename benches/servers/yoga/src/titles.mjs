// Titles as people write them, from and to the way the database has them.

const names = {
  0: '', 1: 'Talk', 2: 'User', 3: 'User talk', 4: 'Project', 5: 'Project talk', 6: 'File', 7: 'File talk',
  8: 'MediaWiki', 9: 'MediaWiki talk', 10: 'Template', 11: 'Template talk', 12: 'Help', 13: 'Help talk',
  14: 'Category', 15: 'Category talk',
};
const numbers = new Map(Object.entries(names).map(([number, name]) => [name.toLowerCase(), Number(number)]));

/** `User talk:Jimbo Wales`, from a namespace's number and `Jimbo_Wales`. */
export function titleOf(namespace, key) {
  const text = key.toString().replaceAll('_', ' ');
  return namespace === 0 ? text : `${names[namespace]}:${text}`;
}

/** The namespace's number and the database's key of a title. */
export function placeOf(title) {
  const text = title.replaceAll('_', ' ').trim();
  const colon = text.indexOf(':');
  const namespace = colon < 0 ? undefined : numbers.get(text.slice(0, colon).toLowerCase());
  const bare = namespace === undefined ? text : text.slice(colon + 1).trim();
  return [namespace ?? 0, (bare.charAt(0).toUpperCase() + bare.slice(1)).replaceAll(' ', '_')];
}
