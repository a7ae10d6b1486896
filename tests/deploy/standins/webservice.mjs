// toolforge webservice, for the type buildservice. A new container takes the tool's variables as they are then; one whose ref
// is in `plan.broken` never becomes healthy, and the one before goes on answering.
import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";

const ACTIONS = ["start", "stop", "status", "restart", "shell", "logs"];
const KEYS = ["backend", "buildservice-image", "cpu", "extra_args", "health-check-path", "mem", "mount", "replicas", "type"];
const QUANTITY = /^\d+(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E)?$/;

/** The template's settings, as the command's defaults. */
function template(home) {
  const file = `${home}/service.template`;
  if (!existsSync(file)) return {};
  const settings = parse(readFileSync(file, "utf8"));
  for (const key of Object.keys(settings)) {
    if (!KEYS.includes(key)) process.stderr.write(`Your template file (${file}) contains unknown keys: ${key}\n`);
  }
  return settings;
}

/** Starts a container of the image, if it can be pulled and becomes healthy. */
function container(state, settings) {
  const wanted = settings["buildservice-image"] ?? state.manifest ?? "tool-mytool/tool-mytool:latest";
  const build = state.builds.findLast(({ image, ref }) => {
    return wanted === `tool-mytool/${image}:latest` && (state.plan.builds?.[ref] ?? "ok") === "ok";
  });
  state.desired = wanted;
  if (!build || state.plan.broken?.includes(build.ref)) return false;
  state.service = { image: wanted, ref: build.ref, variables: { ...state.variables }, settings };
  return true;
}

function launch(state, settings) {
  state.running = true;
  if (container(state, settings)) return 0;
  process.stderr.write("Your webservice is taking quite while to restart.\n");
  return 1;
}

const DO = {
  start(state, settings) {
    if (state.running) {
      process.stderr.write("Your job is already running\n");
      return 1;
    }
    process.stderr.write("Starting webservice\n");
    return launch(state, settings);
  },
  restart(state, settings) {
    process.stderr.write("Restarting...\n");
    return launch(state, settings);
  },
  stop(state) {
    state.running = false;
    state.service = null;
    process.stderr.write("Stopping webservice\n");
    return 0;
  },
  status(state) {
    const said = state.running ? "of type buildservice is running on backend Kubernetes" : "is not running";
    process.stdout.write(`Your webservice ${said}\n`);
    return 0;
  },
  logs(state) {
    process.stdout.write(`2026-01-01T00:00:00 [mytool-1] the last words of ${state.desired}\n`);
    return 0;
  },
};

export const command = {
  options: {
    backend: { type: "string" },
    "buildservice-image": { type: "string" },
    cpu: { type: "string", short: "c" },
    follow: { type: "boolean", short: "f" },
    "health-check-path": { type: "string" },
    last: { type: "string", short: "l" },
    mem: { type: "string", short: "m" },
    mount: { type: "string" },
    replicas: { type: "string", short: "r" },
    template: { type: "string" },
  },
  most: 2,
  run(state, { values, positionals }, { misuse, home }) {
    const action = positionals.pop();
    if (!ACTIONS.includes(action) || !DO[action]) misuse(`argument ACTION: invalid choice: '${action}'`);
    const settings = { ...template(home), ...values };
    const type = positionals.pop() ?? settings.type ?? "buildservice";
    if (type !== "buildservice") misuse(`type must be one of: buildservice`);
    if (settings.mount && !["all", "none"].includes(settings.mount)) misuse(`argument --mount: invalid choice`);
    for (const name of ["cpu", "mem"]) {
      if (settings[name] !== undefined && !QUANTITY.test(settings[name])) misuse(`${settings[name]} is not a valid Kubernetes quantity`);
    }
    return DO[action](state, settings);
  },
};
