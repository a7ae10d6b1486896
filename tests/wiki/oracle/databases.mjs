// The databases that wikigraph is asked about: one wiki as its own MediaWiki keeps it, and as replicas show it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const { WIKIGRAPH_LAB } = process.env;
assert.ok(WIKIGRAPH_LAB, "set WIKIGRAPH_LAB to the lab.json that `tests/lab/lab up DIR` names");

export const lab = JSON.parse(readFileSync(WIKIGRAPH_LAB, "utf8"));

/** What comes after an address and a database's name: who connects, and what the database lacks. */
function database(name, account, { keepsSha1 = true } = {}) {
  return { name, url: lab.mariadb.accounts[account].url + name, keepsSha1 };
}

export const databases = [
  database("lab143", "plain_reader"),
  database("lab143_p", "replica_reader"),
  database("lab145_p", "replica_reader"),
  // From MediaWiki 1.46 on, the SHA-1 of a text is no longer kept with the revision.
  database("lab146_p", "replica_reader", { keepsSha1: false }),
];
