// What a test may ask of the stand-in itself, in JSON: the calls that came, faults to come, tokens to take away.

const AND_MORE = "GET, POST or DELETE /calls and /faults; POST /tokens/revoke and /tokens/grants";

export class Control {
  #routes;

  constructor({ calls, faults, tokens, release, numberOf }) {
    const tokensOf = async ({ user }) => tokens.of(await numberOf(user));
    this.#routes = {
      "GET /calls": () => calls,
      "DELETE /calls": () => calls.clear(),
      "GET /faults": () => faults,
      // One, or several to be met one after the other.
      "POST /faults": (given) => [given].flat().forEach((fault) => faults.add(fault)),
      // Calls that hang are let go, too.
      "DELETE /faults": () => {
        faults.clear();
        release();
      },
      // As if the person had done so in their preferences.
      "POST /tokens/revoke": async (given) => (await tokensOf(given)).forEach((access) => tokens.revoke(access)),
      "POST /tokens/grants": async (given) => {
        for (const access of await tokensOf(given)) access.grants = given.grants;
      },
    };
  }

  async answer({ method, path, body }) {
    const run = this.#routes[`${method} ${path}`];
    if (!run) return json(404, { error: `There is no ${method} ${path}: there are ${AND_MORE}` });
    try {
      return json(200, (await run(body.length > 0 ? JSON.parse(body) : undefined)) ?? {});
    } catch (error) {
      return json(400, { error: error.message });
    }
  }
}

function json(status, value) {
  return { status, headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) };
}
