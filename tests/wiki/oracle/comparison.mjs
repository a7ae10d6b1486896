// Two tables of rows side by side, and what to say where they differ.
import assert from "node:assert/strict";
import { inspect, isDeepStrictEqual } from "node:util";

const SHOWN = 10;

export class Comparison {
  /** How many rows were compared so far. */
  rows = 0;

  /**
   * Holds if both have the same rows in the same order, each field alike.
   *
   * `fields` maps a field's name to what wikigraph says of a row and what api.php says of it, `undefined` being null.
   * The first field tells the rows apart.
   */
  same(wikigraph, api, fields) {
    assert.notEqual(api.length, 0, "api.php has no rows, so that nothing would be compared");
    const names = Object.keys(fields);
    const here = wikigraph.map((row) => names.map((name) => fields[name][0](row) ?? null));
    const there = api.map((row) => names.map((name) => fields[name][1](row) ?? null));
    sameKeys(names[0], here, there);
    const different = here.map((row, index) => names.filter((_, at) => !isDeepStrictEqual(row[at], there[index][at])));
    const first = different.findIndex((fieldsOfRow) => fieldsOfRow.length > 0);
    if (first >= 0) assert.fail(describe(names, here, there, different, first));
    this.rows += api.length;
  }
}

function sameKeys(name, here, there) {
  const [ours, theirs] = [here, there].map((rows) => rows.map(([key]) => key));
  if (isDeepStrictEqual(ours, theirs)) return;
  const less = (all, others) => {
    const known = new Set(others.map((key) => JSON.stringify(key)));
    return all.filter((key) => !known.has(JSON.stringify(key)));
  };
  const [added, missing] = [less(ours, theirs), less(theirs, ours)];
  const at = ours.findIndex((key, index) => !isDeepStrictEqual(key, theirs[index]));
  const place = at < 0 ? ours.length : at;
  assert.fail(
    `rows differ by ${name}: wikigraph has ${ours.length}, api.php ${theirs.length}\n` +
      `  only in wikigraph (${added.length}): ${some(added)}\n` +
      `  only in api.php (${missing.length}): ${some(missing)}\n` +
      `  first at row ${place}: wikigraph ${show(ours[place])}, api.php ${show(theirs[place])}`,
  );
}

function describe(names, here, there, different, first) {
  const rows = different.filter((fields) => fields.length > 0).length;
  const counts = names.map((name) => [name, different.filter((fields) => fields.includes(name)).length]);
  const sums = counts.filter(([, count]) => count > 0).map(([name, count]) => `${name} in ${count}`);
  const lines = different[first].map((name) => {
    const at = names.indexOf(name);
    return `  ${name}\n    wikigraph: ${show(here[first][at])}\n    api.php:   ${show(there[first][at])}`;
  });
  return (
    `${rows} of ${here.length} rows differ: ${sums.join(", ")}\n` +
    `first in row ${first}, of ${names[0]} ${show(here[first][0])}:\n${lines.join("\n")}`
  );
}

function some(keys) {
  return keys.slice(0, SHOWN).map(show).join(", ") + (keys.length > SHOWN ? ", …" : "");
}

function show(value) {
  return inspect(value, { depth: 6, breakLength: Infinity });
}
