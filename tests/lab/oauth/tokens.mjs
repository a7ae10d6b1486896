// What has been given out: request tokens for ten minutes, access tokens until they are revoked, nonces that were used.
import { randomBytes } from "node:crypto";
import { Refusal } from "./refusal.mjs";

/** Seconds that a request token may be used, counted anew when it is approved. */
const REQUEST_LIFETIME = 600;
/** Seconds that a call's time may differ from ours. */
const TOLERANCE = 300;

const random = () => randomBytes(16).toString("hex");
const seconds = () => Math.floor(Date.now() / 1000);

export class Tokens {
  #requests = new Map();
  #accesses = new Map();
  #nonces = new Map();

  newRequest(consumer, callback) {
    const request = { key: random(), secret: random(), consumer, callback, until: seconds() + REQUEST_LIFETIME };
    this.#requests.set(request.key, request);
    return request;
  }

  /** The request token of a consumer, or of any if none is named. */
  request(key, consumer) {
    const request = this.#requests.get(key);
    if (!request || request.until < seconds() || (consumer && request.consumer !== consumer)) {
      throw Refusal.named("mwoauthdatastore-request-token-not-found");
    }
    if (request.isUsed) throw Refusal.named("mwoauthdatastore-request-token-already-used");
    return request;
  }

  /** A person says yes; their access token is the one they had, if they had any. */
  approve(request, user, grants) {
    const known = [...this.#accesses.values()].find(
      (access) => access.user === user && access.consumer === request.consumer,
    );
    const access = known ?? this.add({ key: random(), secret: random(), consumer: request.consumer, user });
    access.grants = grants;
    Object.assign(request, { access, verifier: random(), until: seconds() + REQUEST_LIFETIME });
    return request;
  }

  add(access) {
    this.#accesses.set(access.key, access);
    return access;
  }

  /** Swaps an approved request token for the access token, once. */
  redeem(request, verifier) {
    if (!request.access) throw Refusal.named("mwoauthdatastore-bad-token");
    if (request.verifier !== verifier) throw Refusal.named("mwoauthdatastore-bad-verifier");
    request.isUsed = true;
    request.until = seconds() + REQUEST_LIFETIME;
    return this.access(request.access.key, request.consumer);
  }

  access(key, consumer) {
    const access = this.#accesses.get(key);
    if (access?.consumer !== consumer) throw Refusal.named("mwoauthdatastore-access-token-not-found");
    return access;
  }

  /** The access tokens of a person, by the id of their account. */
  of(user) {
    return [...this.#accesses.values()].filter((access) => access.user === user);
  }

  revoke(access) {
    this.#accesses.delete(access.key);
  }

  /** Lets a call's time and nonce pass, and the nonce never again. */
  checkFreshness(consumer, token, timestamp, nonce) {
    if (!timestamp) throw Refusal.ofProtocol("Missing timestamp parameter. The parameter is required");
    const now = seconds();
    if (!(Math.abs(now - Number(timestamp)) <= TOLERANCE)) {
      throw Refusal.ofProtocol(`Expired timestamp, yours ${timestamp}, ours ${now}`);
    }
    if (!nonce) throw Refusal.ofProtocol("Missing nonce parameter. The parameter is required");
    const key = JSON.stringify([consumer.consumerKey, token?.key, nonce]);
    if ((this.#nonces.get(key) ?? 0) >= now) throw Refusal.ofProtocol(`Nonce already used: ${nonce}`);
    this.#nonces.set(key, Number(timestamp) + TOLERANCE);
  }
}
