// A list of the calls that came, so that tests can count what was written.

export class Calls {
  #entries = [];

  /** Notes a call as it comes; `end` says when its answer was there. */
  begin(call, module, { user = null, refusal = null }) {
    const entry = {
      module,
      method: call.method,
      user,
      refusal,
      isPassedOn: false,
      beganAt: Date.now(),
      endedAt: null,
      userAgent: call.headers["user-agent"] ?? null,
      parameters: call.summary,
    };
    this.#entries.push(entry);
    return entry;
  }

  end(entry) {
    entry.endedAt = Date.now();
  }

  clear() {
    this.#entries = [];
  }

  toJSON() {
    return this.#entries;
  }
}
