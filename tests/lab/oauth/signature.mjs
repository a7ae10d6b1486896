// HMAC-SHA1 signatures of RFC 5849, computed from what arrived.
import { createHmac, timingSafeEqual } from "node:crypto";
import { bytesOf, encode } from "./parameters.mjs";

/** What is signed of a call: its method, where it went as the server knows itself, and all parameters in order. */
export function baseString(call, server) {
  const { protocol, host } = new URL(server);
  const parameters = call.signedParameters
    .filter(([name]) => name !== "oauth_signature")
    .map((pair) => pair.map(encode))
    .sort(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map((pair) => pair.join("="));
  const address = bytesOf(`${protocol}//${host.toLowerCase()}${call.path}`);
  return [call.method.toUpperCase(), address, parameters.join("&")].map(encode).join("&");
}

const order = (one, other) => (one < other ? -1 : Number(one > other));

/** The signature that a call should have. */
export function signatureOf(call, server, consumerSecret, tokenSecret = "") {
  const key = [consumerSecret, tokenSecret].map((secret) => encode(bytesOf(secret))).join("&");
  return createHmac("sha1", key).update(baseString(call, server), "latin1").digest("base64");
}

/** Whether two signatures are the same, in a time that does not tell how much of them is. */
export function isSame(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
