// A client of OAuth 1.0a made by hand, so that a test can get any part of a signed request wrong.
import { createHmac, randomUUID } from "node:crypto";
import { lab } from "../../oracle/databases.mjs";

const { oauth } = lab;

export const encoded = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The consumer that asks people, with its token or without one. */
export function credentials(token = {}) {
  return { consumerKey: oauth.consumerKey, consumerSecret: oauth.consumerSecret, ...token };
}

/** The owner-only consumer with all that its owner was given. */
export const owner = {
  consumerKey: oauth.ownerOnly.consumerKey,
  consumerSecret: oauth.ownerOnly.consumerSecret,
  key: oauth.ownerOnly.accessToken,
  secret: oauth.ownerOnly.accessSecret,
};

/** The `oauth_…` parameters of a request; those given as undefined are left out. */
function parametersOf({ consumerKey, key }, changes) {
  const all = {
    oauth_consumer_key: consumerKey,
    oauth_token: key,
    oauth_nonce: randomUUID(),
    oauth_timestamp: Math.floor(Date.now() / 1000),
    oauth_signature_method: "HMAC-SHA1",
    oauth_version: "1.0",
    ...changes,
  };
  return Object.entries(all).filter(([, value]) => value !== undefined);
}

/** Signs what is to be signed: a method, an address, and `[name, value]` pairs of query, form and header. */
function signature({ consumerSecret, secret = "" }, method, address, pairs) {
  const parameters = pairs.map((pair) => pair.map((part) => encoded(String(part))).join("=")).sort();
  const base = [method, address, parameters.join("&")].map(encoded).join("&");
  return createHmac("sha1", `${encoded(consumerSecret)}&${encoded(secret)}`)
    .update(base)
    .digest("base64");
}

/**
 * A signed request's parts: `{ url, method, headers, body }`. `changes` replaces `oauth_…` parameters before they are
 * signed; `forged` replaces them afterwards; `signedUrl` is signed in the place of the real address.
 */
export function signed(
  who,
  url,
  { form, method = form ? "POST" : "GET", changes = {}, forged = {}, signedUrl = url } = {},
) {
  const address = new URL(signedUrl);
  const body = form && new URLSearchParams(form);
  const oauth = parametersOf(who, changes);
  const pairs = [...new URL(url).searchParams, ...(body ?? []), ...oauth];
  const oauth_signature = signature(who, method, address.origin + address.pathname, pairs);
  const header = Object.entries({ ...Object.fromEntries(oauth), oauth_signature, ...forged });
  const Authorization = `OAuth ${header.map(([name, value]) => `${name}="${encoded(String(value))}"`).join(", ")}`;
  return { url, method, headers: { Authorization }, body };
}

export function send({ url, ...request }) {
  return fetch(url, { redirect: "manual", ...request });
}

/** Where Special:OAuth's pages for programs are. */
export function page(name, parameters = {}) {
  return `${oauth.indexUrl}?${new URLSearchParams({ title: `Special:OAuth/${name}`, ...parameters })}`;
}

/** The whole handshake, as an account of the lab: its access token. */
export async function authorized(account) {
  const json = { format: "json" };
  const initiate = signed(credentials(), page("initiate", json), { changes: { oauth_callback: "oob" } });
  const request = await (await send(initiate)).json();
  const address = page("authorize", { oauth_token: request.key, oauth_consumer_key: oauth.consumerKey });
  const form = new URLSearchParams({ requestToken: request.key, account, accept: "1" });
  const allowed = await send({ url: address, method: "POST", body: form });
  const oauth_verifier = new URL(allowed.headers.get("Location")).searchParams.get("oauth_verifier");
  const swap = signed(credentials(request), page("token", json), { changes: { oauth_verifier } });
  return credentials(await (await send(swap)).json());
}

/** Asks api.php as somebody: its answer. */
export async function api(who, parameters, options) {
  const form = { format: "json", formatversion: 2, errorformat: "plaintext", ...parameters };
  return (await send(signed(who, oauth.apiUrl, { form, ...options }))).json();
}
