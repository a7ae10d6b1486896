// Whoever is asked about: somebody with few cheap questions, some 60 a second, which is less than half of what each of the others
// gets. A process of its own, as one that is busy with two thousand connections would find answers late which came in time.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Asker, CHEAP } from "./crowd.mjs";

const file = fileURLToPath(import.meta.url);

/** The process, as the one that loads sees it. */
export class Probe {
  #child;

  /** Starts to ask at a port. */
  static async start(port) {
    const probe = new Probe();
    probe.#child = fork(file, [String(port)]);
    await probe.#answer();
    return probe;
  }

  /** The milliseconds of each answer since the last time, and what was wrong with them. */
  async take() {
    this.#child.send("take");
    const { latencies, faults, answered } = await this.#answer();
    Object.assign(this, { name: "somebody with cheap questions", answered, faults: new Map(faults) });
    return latencies;
  }

  stop() {
    this.#child.disconnect();
  }

  #answer() {
    return new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`whoever asks cheap questions ended with ${code}`));
      this.#child.once("exit", ended);
      this.#child.once("message", (message) => {
        this.#child.off("exit", ended);
        resolve(message);
      });
    });
  }
}

async function ask(port) {
  const asker = new Asker("cheap", "203.0.113.1", [CHEAP], { paused: 60 });
  const ending = new AbortController();
  await asker.connect(port, 4);
  asker.begin(ending.signal);
  process.on("message", () => {
    const { faults, answered } = asker;
    process.send({ latencies: asker.takeLatencies(), faults: [...faults], answered });
  });
  process.on("disconnect", async () => {
    ending.abort();
    await asker.end();
    asker.close();
  });
  process.send("asking");
}

if (process.argv[1] === file) await ask(Number(process.argv[2]));
