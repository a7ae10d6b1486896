// Special:OAuth's pages for programs: initiate, token and identify. All that fails there is answered with 200.
import { checkCallback } from "./callback.mjs";
import { answerWith } from "./faults.mjs";
import { statement } from "./json-web-token.mjs";
import { profileOf } from "./people.mjs";
import { Refusal } from "./refusal.mjs";

const NEVER_KEPT = { "Cache-Control": "no-cache, no-store, max-age=0, must-revalidate", Pragma: "no-cache" };

export class Handshake {
  #server;
  #wiki;
  #tokens;
  #verification;
  #calls;
  #faults;

  constructor({ server, wiki, tokens, verification, calls, faults }) {
    this.#server = server;
    this.#wiki = wiki;
    this.#tokens = tokens;
    this.#verification = verification;
    this.#calls = calls;
    this.#faults = faults;
  }

  /** The pages by name. */
  pages = {
    initiate: (call) => {
      const consumer = this.#verification.ofConsumer(call);
      checkCallback(consumer, call.signed("oauth_callback"));
      return tokenAnswer(call, this.#tokens.newRequest(consumer, call.signed("oauth_callback")));
    },
    token: (call) => {
      const request = this.#verification.ofRequestToken(call);
      return tokenAnswer(call, this.#tokens.redeem(request, call.signed("oauth_verifier")));
    },
    identify: async (call, fault) => {
      const access = this.#verification.ofAccessToken(call);
      const profile = await profileOf(this.#wiki, access);
      // As the extension has it, this is no JSON but is called so.
      return plain("json", statement(this.#server, access, call.signed("oauth_nonce"), profile, fault?.changes));
    },
  };

  async answer(call) {
    const page = call.specialPage;
    const entry = this.#calls.begin(call, page, {});
    const fault = this.#faults.take(page);
    const refused = (reason) => refusalAnswer(call, Refusal.ofProtocol(reason));
    const truth = async () => {
      try {
        entry.isPassedOn = true;
        return await this.pages[page](call, fault);
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        entry.refusal = refusal.reason;
        return refusalAnswer(call, refusal);
      }
    };
    const answer = await answerWith(fault, { truth, refused, changed: () => refused("Changed") });
    this.#calls.end(entry);
    return answer;
  }
}

const isJson = (call) => call.specialPage === "identify" || call.value("format") === "json";

function tokenAnswer(call, { key, secret }) {
  if (isJson(call)) return plain("json", JSON.stringify({ key, secret, oauth_callback_confirmed: "true" }));
  return plain("raw", `oauth_token=${key}&oauth_token_secret=${secret}&oauth_callback_confirmed=true`);
}

function refusalAnswer(call, { key, message }) {
  return isJson(call) ? plain("json", JSON.stringify({ error: key, message })) : plain("raw", `Error: ${message}`);
}

function plain(format, body) {
  const type = format === "json" ? "application/json" : "text/plain";
  return { status: 200, headers: { ...NEVER_KEPT, "Content-Type": type }, body: Buffer.from(body) };
}
