// Calls of api.php: verified, noted down, passed on as the person who allowed them.
import { answerWith } from "./faults.mjs";
import { Refusal } from "./refusal.mjs";

export class Api {
  #wiki;
  #verification;
  #calls;
  #faults;

  constructor({ wiki, verification, calls, faults }) {
    this.#wiki = wiki;
    this.#verification = verification;
    this.#calls = calls;
    this.#faults = faults;
  }

  async answer(call) {
    const caller = this.#callerOf(call);
    const entry = this.#calls.begin(call, call.module, { user: caller.access?.name, refusal: caller.refusal?.reason });
    const identity = this.#identityOf(caller);
    const answer = await answerWith(this.#faults.take(call.module, caller.access?.name), {
      truth: () => {
        entry.isPassedOn = true;
        return this.#wiki.pass(call, identity);
      },
      refused: (reason, code) => this.#wiki.pass(call, this.#wiki.refusing(reason, code)),
      changed: (parameters) => this.#wiki.pass(changed(call, parameters), identity),
    });
    this.#calls.end(entry);
    return answer;
  }

  /** Without a header that begins rightly the call is anonymous, be there a signature in its query or not. */
  #callerOf(call) {
    if (!call.isSigned) return {};
    try {
      return { access: this.#verification.ofAccessToken(call) };
    } catch (refusal) {
      if (refusal instanceof Refusal) return { refusal };
      throw refusal;
    }
  }

  #identityOf({ access, refusal }) {
    if (refusal) return this.#wiki.refusing(refusal.reason);
    return access ? this.#wiki.identityOf(access) : {};
  }
}

/** The call with more parameters behind its own: the last of a name counts. */
function changed(call, parameters) {
  const more = new URLSearchParams(parameters).toString();
  if (call.method !== "POST") return { ...call, target: `${call.target}&${more}` };
  const body = Buffer.concat([call.body, Buffer.from(`&${more}`)]);
  return { ...call, body, headers: { ...call.headers, "content-length": String(body.length) } };
}
