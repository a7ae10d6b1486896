// toolforge envvars, which prints values wherever the real one does.
const flag = { type: "boolean" };

function table(name, value) {
  process.stdout.write(`name  value\n${name}  ${value}\n`);
}

export const commands = {
  list: {
    options: { json: flag, "show-values": flag, truncate: flag, "no-truncate": flag },
    most: 0,
    run(state, { values }) {
      if (state.plan.envvarsAreAway) {
        process.stdout.write("EnvvarsClientError: the service is away\n");
        return 1;
      }
      const all = Object.entries(state.variables).map(([name, value]) => ({ name, value }));
      if (values.json) process.stdout.write(JSON.stringify({ envvars: all, messages: {} }, null, 4));
      else for (const { name, value } of all) table(name, values["show-values"] ? value : "*".repeat(16));
      return 0;
    },
  },
  create: {
    options: { json: flag },
    most: 2,
    run(state, { positionals }, { input, misuse }) {
      const [name, value = input()] = positionals;
      if (!name) misuse("Missing argument 'ENVVAR_NAME'.");
      if (!/^[A-Za-z_][A-Za-z_0-9]{2,}$/.test(name) || name === state.plan.refusedVariable) {
        process.stdout.write(`Error: ${name}=${value} is refused\n`);
        return 1;
      }
      state.variables[name] = value;
      table(name, value);
      return 0;
    },
  },
  delete: {
    options: { json: flag, "yes-im-sure": flag },
    most: 1,
    run(state, { values, positionals }) {
      const [name] = positionals;
      if (!values["yes-im-sure"]) {
        process.stdout.write(`Are you sure you want to delete ${name}? (this can't be undone) [yN]: \nAborted!\n`);
        return 1;
      }
      if (!(name in state.variables)) {
        process.stdout.write(`Error: ${name} does not exist\n`);
        return 1;
      }
      process.stdout.write(`Deleted ${name}, here is its last value: \n`);
      table(name, state.variables[name]);
      delete state.variables[name];
      return 0;
    },
  },
};
