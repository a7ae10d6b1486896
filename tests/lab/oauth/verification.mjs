// Is a call what it says? The checks of Extension:OAuth, in its order: a nonce counts as used even if the signature is wrong.
import { Refusal } from "./refusal.mjs";
import { isSame, signatureOf } from "./signature.mjs";

export class Verification {
  #consumers;
  #tokens;
  #server;

  /** `server` is the wiki's own idea of its address, which signatures cover, whatever host or port was reached. */
  constructor(consumers, tokens, server) {
    this.#consumers = consumers;
    this.#tokens = tokens;
    this.#server = server;
  }

  /** Who calls without a token: the consumer. */
  ofConsumer(call) {
    const consumer = this.#consumer(call);
    if (consumer.isOwnerOnly) throw Refusal.named("mwoauthserver-consumer-owner-only");
    this.#checkSignature(call, consumer);
    return consumer;
  }

  /** The request token of a call that swaps it. */
  ofRequestToken(call) {
    const consumer = this.#consumer(call);
    if (consumer.isOwnerOnly) throw Refusal.named("mwoauthserver-consumer-owner-only");
    const request = this.#tokens.request(call.signed("oauth_token"), consumer);
    this.#checkSignature(call, consumer, request);
    return request;
  }

  /** The access token of a call that acts for a person. */
  ofAccessToken(call) {
    const consumer = this.#consumer(call);
    const access = this.#tokens.access(call.signed("oauth_token"), consumer);
    this.#checkSignature(call, consumer, access);
    return access;
  }

  #consumer(call) {
    const version = call.signed("oauth_version") || "1.0";
    if (version !== "1.0") throw Refusal.ofProtocol(`OAuth version '${version}' not supported`);
    const key = call.signed("oauth_consumer_key");
    if (!key) throw Refusal.ofProtocol("Invalid consumer key");
    const consumer = this.#consumers.find(({ consumerKey }) => consumerKey === key);
    if (!consumer) throw Refusal.ofProtocol("Invalid consumer");
    return consumer;
  }

  #checkSignature(call, consumer, token) {
    this.#tokens.checkFreshness(consumer, token, call.signed("oauth_timestamp"), call.signed("oauth_nonce"));
    const method = call.signed("oauth_signature_method");
    if (!method) throw Refusal.ofProtocol("No signature method parameter. This parameter is required");
    if (method !== "HMAC-SHA1") {
      throw Refusal.ofProtocol(`Signature method '${method}' not supported try one of the following: HMAC-SHA1`);
    }
    const expected = signatureOf(call, this.#server, consumer.consumerSecret, token?.secret);
    if (!isSame(call.signed("oauth_signature") ?? "", expected)) throw Refusal.ofProtocol("Invalid signature");
  }
}
