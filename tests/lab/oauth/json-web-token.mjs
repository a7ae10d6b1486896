// The signed statement of who somebody is that `identify` gives.
import { createHmac } from "node:crypto";

/** Seconds that a statement holds. */
const LIFETIME = 100;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * What is known of a person, signed with the consumer's secret. `changes` makes a statement that must not be trusted:
 * other `claims` (null takes one away), another `header`, another `secret`.
 */
export function statement(issuer, access, nonce, profile, changes = {}) {
  const { consumerKey, consumerSecret } = access.consumer;
  const issued = Math.floor(Date.now() / 1000);
  const claims = { iss: issuer, aud: consumerKey, exp: issued + LIFETIME, iat: issued, ...profile, nonce };
  Object.assign(claims, changes.claims);
  const parts = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
  const signed = [{ typ: "JWT", alg: "HS256", ...changes.header }, parts].map(encoded).join(".");
  const signature = createHmac("sha256", changes.secret ?? consumerSecret)
    .update(signed)
    .digest("base64url");
  return `${signed}.${changes.header?.alg === "none" ? "" : signature}`;
}
