// A gateway without load; full, with more to do than it can; while expensive questions run; and without load again.
import { writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { crowd } from "./crowd.mjs";
import { complaints, summary } from "./figures.mjs";
import { DATABASE_CONNECTIONS, Gateway } from "./gateway.mjs";
import { options } from "./options.mjs";
import { Probe } from "./probe.mjs";

const given = options();
const gateway = await Gateway.start(given);
const say = (said) => console.log(`${new Date().toISOString().slice(11, 19)} ${said}`);
const phase = given.minutes * 60 * 1000;

const probe = await Probe.start(gateway.port);
const { greedy, alike } = crowd();
const samples = { full: [], besideExpensive: [] };

/** Lets time pass while the gateway is looked at. */
async function pass(milliseconds, note) {
  const until = performance.now() + milliseconds;
  while (performance.now() < until) {
    await pause(Math.min(1000, Math.max(0, until - performance.now())));
    note?.({ memory: gateway.memory(), database: await gateway.metric("wikigraph_connections{database=\"wiki") });
  }
}

async function connect() {
  const each = Math.floor(given.connections / 2 / alike.length);
  // A few at a time: a queue of connections that are not accepted yet is as short as the system has it.
  await greedy.connect(gateway.port, given.connections - each * alike.length);
  for (const one of alike) await one.connect(gateway.port, each);
}

/** What cheap questions took meanwhile; the first part of the time is not counted. */
async function cheapDuring(said, seconds, uncounted, note) {
  say(said);
  await pass(uncounted);
  await probe.take();
  await pass(seconds - uncounted, note);
  return probe.take();
}

const quiet = await cheapDuring("without load", phase * 0.12, phase * 0.02);

say(`connecting ${given.connections}`);
await connect();
// Such clients would be elsewhere; where they are here, the gateway and its database come before them.
setPriority(constants.priority.PRIORITY_LOW);
const stopLoad = new AbortController();
const began = performance.now();
for (const asker of [greedy, ...alike]) asker.begin(stopLoad.signal);
// By the end of what is not counted, everybody has waited for a connection for as long as anybody may.
const warm = Math.min(20_000, phase * 0.1);
const note = (phase) => (sample) => samples[phase].push(sample);
const full = await cheapDuring("full: everybody asks as fast as they can", phase * 0.4, warm, note("full"));
for (const one of alike) one.paused = given.pause;
const loaded = await cheapDuring(`while expensive questions run: the twenty wait ${given.pause} ms before each`, phase * 0.4, warm, note("besideExpensive"));
stopLoad.abort();
await Promise.all([greedy, ...alike].map((asker) => asker.end()));
const seconds = (performance.now() - began) / 1000;
for (const asker of [greedy, ...alike]) asker.close();

const after = await cheapDuring("without load again", phase * 0.08, 0);
probe.stop();
const { status: afterwards } = await fetch(`http://127.0.0.1:${gateway.port}/readyz`);
const ended = await gateway.stop();

const askers = [probe, greedy, ...alike];
const figures = summary({ ...given, quiet, full, loaded, after, greedy, alike, samples, seconds });
console.log(JSON.stringify(figures, null, 2));
if (given.json) writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`);
const wrong = complaints(figures, { askers, allowed: DATABASE_CONNECTIONS, afterwards, ended });
for (const complaint of wrong) console.error(complaint);
if (wrong.length > 0 && gateway.log) console.error(`The gateway's log ends:\n${gateway.log}`);
// node's test runner reads such a line, and so does whoever looks for it.
console.log(wrong.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed");
process.exitCode = wrong.length === 0 ? 0 : 1;
