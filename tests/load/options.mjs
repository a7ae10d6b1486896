// What the command line says.
import { parseArgs } from "node:util";

const USAGE = `Usage: tests/load/run [OPTION]...

  --minutes N          how long all of it takes (1); 12 % before and 8 % after are without load
  --connections N      connections that load (2000)
  --pause MS           how long each of the twenty waits before its next question while expensive ones run (1000)
  --database URL       the wiki's database (that of the lab whose lab.json WIKIGRAPH_LAB names)
  --program PATH       the gateway (target/release/wikigraph, else target/debug/wikigraph)
  --json FILE          where the figures go as JSON, too
  --help               this text`;

/** A number of the command line, above nothing. */
function number(values, name) {
  const value = Number(values[name]);
  if (!(value > 0)) stop(`--${name} takes a number above 0, not ${values[name]}`);
  return value;
}

/** Ends with what is wrong. */
export function stop(said) {
  console.error(`tests/load/run: ${said}`);
  process.exit(2);
}

export function options() {
  let values;
  try {
    ({ values } = parseArgs({
      options: {
        minutes: { type: "string", default: "1" },
        connections: { type: "string", default: "2000" },
        pause: { type: "string", default: "1000" },
        database: { type: "string" },
        program: { type: "string" },
        json: { type: "string" },
        help: { type: "boolean" },
      },
    }));
  } catch (error) {
    stop(`${error.message}\n${USAGE}`);
  }
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const pause = Number(values.pause);
  if (!(pause >= 0)) stop(`--pause takes milliseconds, not ${values.pause}`);
  return { ...values, minutes: number(values, "minutes"), connections: number(values, "connections"), pause };
}
