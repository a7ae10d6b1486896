// toolforge build: builds that end as `plan.builds` of the state says, by their refs, and as ok where it says nothing.
import { execFileSync } from "node:child_process";

const flag = { type: "boolean" };

/** A build as --json shows it; what has not ended by the first question has by the second. */
function show(state, build) {
  const { asked, ...shown } = build;
  build.asked = asked + 1;
  const status = asked === 0 && !build.followed ? "running" : (state.plan.builds?.[build.ref] ?? "ok");
  return { ...shown, status };
}

function start(state, { values, positionals }, { misuse }) {
  const [url] = positionals;
  if (!url) {
    process.stdout.write("Error: Please provide a git url for your source code.\n");
    return 1;
  }
  for (const variable of values.envvar ?? []) if (!variable.includes("=")) misuse(`${variable} is no NAME=value`);
  // The service asks the repository for the ref, which has to have a name.
  const found = execFileSync("git", ["ls-remote", url, values.ref ?? "HEAD"], { encoding: "utf8" });
  if (!found) {
    process.stderr.write(`Error: Failed to resolve ref ${values.ref}, maybe the repository ${url} is not public?\n`);
    return 1;
  }
  const name = `mytool-buildpacks-pipelinerun-${(state.builds.length + 1).toString().padStart(5, "x")}`;
  const image = values["image-name"] ?? "tool-mytool";
  const build = { build_id: name, ref: values.ref ?? "N/A", image, source_url: url, commit: found.split("\t")[0], asked: 0 };
  state.builds.push(build);
  if (!values.detach) process.stdout.write("the log of the build\n");
  else if (!values.json) process.stdout.write(`Building '${url}', build name is '${name}'\n`);
  else process.stdout.write(JSON.stringify({ messages: {}, new_build: { name, parameters: { ref: build.ref } } }, null, 4));
  return 0;
}

function the(state, name) {
  const build = name ? state.builds.find((build) => build.build_id === name) : state.builds.at(-1);
  if (!build) process.stderr.write(`Error: Build ${name} not found\n`);
  return build;
}

export const commands = {
  start: {
    options: {
      ref: { type: "string" },
      "image-name": { type: "string", short: "i" },
      envvar: { type: "string", short: "e", multiple: true },
      json: flag,
      detach: { type: "boolean", short: "D" },
      "use-latest-versions": { type: "boolean", short: "L" },
    },
    most: 1,
    run: start,
  },
  logs: {
    options: { follow: { type: "boolean", short: "f" } },
    most: 1,
    run(state, { values, positionals }) {
      const build = the(state, positionals[0]);
      if (!build) return 1;
      if (values.follow && !state.plan.logsBreakOff) build.followed = true;
      process.stdout.write(`[step-build] building ${build.ref}\n`);
      return state.plan.logsBreakOff ? 1 : 0;
    },
  },
  show: {
    options: { json: flag },
    most: 1,
    run(state, { values, positionals }) {
      const build = the(state, positionals[0]);
      if (!build) return 1;
      const shown = show(state, build);
      process.stdout.write(values.json ? JSON.stringify({ messages: {}, build: shown }) : `Status: ${shown.status}\n`);
      return 0;
    },
  },
};
