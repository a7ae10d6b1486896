// Those who ask: each with an address, connections and questions of their own, and an account of what they were answered.
import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "./client.mjs";

/** What a gateway may say that cannot answer now (docs/operations.md). */
const MAY_BE_SAID = new Set(["UPSTREAM_UNAVAILABLE", "RATE_LIMITED", "TIMEOUT"]);

const letter = (number) => String.fromCharCode(97 + (number % 26));

/** What little a question can ask: one statement, which reads one row by its key. */
export const CHEAP = (number) =>
  JSON.stringify({ query: "query Cheap($id: BigInt!) { wiki { page(id: $id) { title length } } }", variables: { id: 1 + (number % 50) } });

/** A list with some of each row's partners. */
export const USUAL = (number) =>
  JSON.stringify({
    query: `query Usual($from: String!) { wiki { pages(filter: { titlePrefix: $from }, first: 20) {
      nodes { title latestRevision { timestamp size actor { name } } } } } }`,
    variables: { from: letter(number).toUpperCase() },
  });

/** Lists of lists: thousands of rows, and counts. */
export const EXPENSIVE = () =>
  JSON.stringify({
    query: `query Expensive { wiki { pages(first: 50) { totalCount nodes { title
      revisions(first: 20) { nodes { timestamp size comment actor { name } } }
      links(first: 10) { nodes { title } } } } } }`,
  });

/** Somebody who asks over several connections. */
export class Asker {
  #clients = [];
  #running = [];
  answered = 0;
  turnedAway = 0;
  faults = new Map();
  /** Milliseconds of each answer since the last time they were taken. */
  latencies = [];

  constructor(name, address, questions, { paused = 0 } = {}) {
    Object.assign(this, { name, address, questions, paused });
  }

  async connect(port, connections) {
    this.#clients.push(...(await Promise.all(Array.from({ length: connections }, () => Client.connect(port, this.address)))));
  }

  /** Asks over all connections, until `signal` says to stop. */
  begin(signal) {
    // Every connection may be in a pause that it ends.
    setMaxListeners(0, signal);
    this.#running = this.#clients.map((client, index) => this.#talk(client, index, signal));
  }

  /** When every connection has its last answer. */
  async end() {
    await Promise.all(this.#running);
  }

  close() {
    for (const client of this.#clients) client.close();
  }

  takeLatencies() {
    const taken = this.latencies;
    this.latencies = [];
    return taken;
  }

  async #talk(client, index, signal) {
    for (let number = index; !signal.aborted; number += 1) {
      const began = performance.now();
      let answer;
      try {
        answer = await client.ask(this.questions[number % this.questions.length](number));
      } catch (error) {
        this.#fault(`connection: ${error.message}`);
        return;
      }
      const wait = this.#count(answer, performance.now() - began);
      if (wait || this.paused) await pause(wait * 1000 || this.paused, undefined, { signal }).catch(() => {});
    }
  }

  /** Notes an answer; for how many seconds it asks to wait. */
  #count({ status, wait, body }, milliseconds) {
    const errors = body.includes('"errors"') ? (JSON.parse(body).errors ?? []) : [];
    const codes = errors.map(({ extensions }) => extensions?.code);
    if (status === 200 && errors.length === 0) {
      this.answered += 1;
      this.latencies.push(milliseconds);
      return 0;
    }
    const isSaid = codes.length > 0 && codes.every((code) => MAY_BE_SAID.has(code));
    if (!isSaid || ![200, 429, 503].includes(status)) this.#fault(`${status} ${[...new Set(codes)].join(", ") || body.slice(0, 200)}`);
    this.turnedAway += 1;
    return wait ?? 0;
  }

  #fault(said) {
    this.faults.set(said, (this.faults.get(said) ?? 0) + 1);
  }
}

/** Those who load: one with half of all connections and the most expensive questions, and twenty alike with the rest. */
export function crowd() {
  const greedy = new Asker("greedy", "192.0.2.1", [EXPENSIVE]);
  const alike = Array.from({ length: 20 }, (_, index) => {
    return new Asker(`one of twenty (${index + 1})`, `198.51.100.${index + 1}`, [USUAL, CHEAP, CHEAP]);
  });
  return { greedy, alike };
}
