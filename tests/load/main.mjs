// A gateway without load, under load, and without it again.
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
const { greedy, alike } = crowd(given.pause);
const samples = [];

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

await pass(phase * 0.02);
await probe.take();
say("without load");
await pass(phase * 0.1);
const quiet = await probe.take();

say(`connecting ${given.connections}`);
await connect();
// Such clients would be elsewhere; where they are here, the gateway and its database come before them.
setPriority(constants.priority.PRIORITY_LOW);
const stopLoad = new AbortController();
const began = performance.now();
for (const asker of [greedy, ...alike]) asker.begin(stopLoad.signal);
say("under load");
// By then, everybody has waited for a connection for as long as anybody may.
const warm = Math.min(20_000, phase * 0.2);
await pass(warm);
await probe.take();
await pass(phase * 0.8 - warm, (sample) => samples.push(sample));
const loaded = await probe.take();
stopLoad.abort();
await Promise.all([greedy, ...alike].map((asker) => asker.end()));
const seconds = (performance.now() - began) / 1000;
for (const asker of [greedy, ...alike]) asker.close();

say("without load again");
await probe.take();
await pass(phase * 0.08);
const after = await probe.take();
probe.stop();
const { status: afterwards } = await fetch(`http://127.0.0.1:${gateway.port}/readyz`);
const ended = await gateway.stop();

const askers = [probe, greedy, ...alike];
const figures = summary({ ...given, quiet, loaded, after, greedy, alike, samples, seconds });
console.log(JSON.stringify(figures, null, 2));
if (given.json) writeFileSync(given.json, `${JSON.stringify(figures, null, 2)}\n`);
const wrong = complaints(figures, { askers, allowed: DATABASE_CONNECTIONS, afterwards, ended });
for (const complaint of wrong) console.error(complaint);
if (wrong.length > 0 && gateway.log) console.error(`The gateway's log ends:\n${gateway.log}`);
// node's test runner reads such a line, and so does whoever looks for it.
console.log(wrong.length === 0 ? "1 passed, 0 failed" : "0 passed, 1 failed");
process.exitCode = wrong.length === 0 ? 0 : 1;
