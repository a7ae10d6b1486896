// What can go wrong between a client and the wiki, on demand: "the next two edits are saved, and then the answer is cut off".

import { Refusal } from "./refusal.mjs";

const HTML = { "Content-Type": "text/html; charset=utf-8" };
const page = (words) => `<!DOCTYPE html><html><body><h1>${words}</h1></body></html>`;

/** Answers by name. Each is a function of `{ fault, answer, refused, changed }`, where `answer` is the true one, if there is one. */
const ANSWERS = {
  hang: () => ({ isHung: true }),
  cut: () => ({ isCut: true }),
  tooMany: ({ fault }) => ({
    status: 429,
    headers: { ...HTML, "Retry-After": String(fault.retryAfter ?? 1) },
    body: page("Too many requests"),
  }),
  unavailable: ({ fault }) => ({
    status: 503,
    headers: fault.retryAfter === undefined ? HTML : { ...HTML, "Retry-After": String(fault.retryAfter) },
    body: page("Our servers are under maintenance"),
  }),
  truncated: ({ answer }) => ({
    status: 200,
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: answer ? answer.body.subarray(0, answer.body.length / 2) : '{"batchcomplete":tr',
  }),
  maxlag: ({ changed }) => changed({ maxlag: "-2" }),
  badToken: ({ changed }) => changed({ token: "outworn+\\" }),
  nonceUsed: ({ refused }) => refused("Nonce already used: 0123456789abcdef"),
  noAccount: ({ refused }) => {
    const { key, message } = Refusal.named("mwoauth-invalid-authorization-invalid-user");
    return refused(message, key);
  },
  renamed: ({ changed }) => changed({ assertuser: "Somebody else" }),
  revoked: ({ refused }) => refused("No approved grant was found for that authorization token."),
};

export class Faults {
  #waiting = [];

  /**
   * The next `times` calls of `module` (of `user`, if one is named) get `answer`. With `isPassedOn`, the wiki does what it
   * is asked to do before.
   */
  add({ module, user, times = 1, isPassedOn = false, answer, ...details }) {
    if (!module || !(answer in ANSWERS || answer === "statement")) {
      throw new Error(`A fault has a module and an answer, one of ${Object.keys(ANSWERS).join(", ")}, statement`);
    }
    this.#waiting.push({ module, user, times, isPassedOn, answer, ...details });
  }

  /** The fault that this call meets. */
  take(module, user) {
    const fault = this.#waiting.find(
      (fault) =>
        (module === fault.module || module.startsWith(`${fault.module}+`)) && [undefined, user].includes(fault.user),
    );
    if (fault && --fault.times === 0) this.#waiting.splice(this.#waiting.indexOf(fault), 1);
    return fault;
  }

  clear() {
    this.#waiting = [];
  }

  toJSON() {
    return this.#waiting;
  }
}

/**
 * What comes of a call that meets a fault, or none. `truth` carries the call out and gives the true answer; `refused` and
 * `changed` give those to a refused call, and to one with other parameters.
 */
export async function answerWith(fault, { truth, refused, changed }) {
  if (!fault || fault.answer === "statement") return truth();
  const answer = fault.isPassedOn ? await truth() : undefined;
  return ANSWERS[fault.answer]({ fault, answer, refused, changed });
}
