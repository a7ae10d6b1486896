// The OAuth stand-in itself: it refuses whatever Extension:OAuth would refuse, in the same form.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { Call } from "../../lab/oauth/call.mjs";
import { baseString, signatureOf } from "../../lab/oauth/signature.mjs";
import { lab } from "../oracle/databases.mjs";
import { grant } from "./workshop/control.mjs";
import { api, authorized, credentials, owner, page, send, signed } from "./workshop/signer.mjs";

const { oauth } = lab;
const WHO = { action: "query", meta: "userinfo" };
const seconds = () => Math.floor(Date.now() / 1000);

/** What api.php says is wrong with a signed call. */
async function refusal(parameters, options, who = owner) {
  const { errors, ...answer } = await api(who, parameters, options);
  assert.ok(errors, `the call was let pass: ${JSON.stringify(answer)}`);
  assert.equal(errors[0].code, "mwoauth-invalid-authorization");
  return errors[0].text.replace("The authorization headers in your request are not valid: ", "");
}

/** A request as the stand-in reads it. */
function received(method, url, parameters, body = "") {
  const header = Object.entries(parameters).map(([name, value]) => `${name}="${value}"`);
  const headers = { authorization: `OAuth ${header.join(", ")}`, "content-type": "application/x-www-form-urlencoded" };
  return new Call({ method, url, headers }, Buffer.from(body));
}

test("signatures are those that RFC 5849 prints", () => {
  const both = { realm: "Photos", oauth_consumer_key: "dpf43f3p2l4k3l03", oauth_signature_method: "HMAC-SHA1" };
  const initiate = received("POST", "/initiate", {
    ...both,
    oauth_timestamp: "137131200",
    oauth_nonce: "wIjqoS",
    oauth_callback: "http%3A%2F%2Fprinter.example.com%2Fready",
  });
  assert.equal(signatureOf(initiate, "https://photos.example.net", "kd94hf93k423kf44"), "74KNZJeDHnMBp0EMJ9ZHt/XKycU=");
  const photos = received("GET", "/photos?file=vacation.jpg&size=original", {
    ...both,
    oauth_token: "nnch734d00sl2jdk",
    oauth_timestamp: "137131202",
    oauth_nonce: "chapoH",
  });
  assert.equal(
    signatureOf(photos, "http://photos.example.net", "kd94hf93k423kf44", "pfkkdhi9sl3r4s00"),
    "MdpQcU8iPSUjWoN/UDMsK2sui9I=",
  );
});

test("what is signed is the RFC's, but that of one name in query and form the form's counts alone", () => {
  const parameters = {
    oauth_consumer_key: "9djdj82h48djs9d2",
    oauth_token: "kkk9d7dh3k39sjv7",
    oauth_nonce: "7d8f3e4a",
  };
  const call = received("POST", "/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", parameters, "c2&a3=2+q");
  assert.equal(
    baseString(call, "http://EXAMPLE.COM:80"),
    "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D" +
      "%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_token%3Dkkk9d7dh3k39sjv7",
  );
});

test("a well-signed call is the owner's", async () => {
  const { query } = await api(owner, WHO);
  assert.equal(query.userinfo.name, oauth.ownerOnly.username);
  const unversioned = await api(owner, WHO, { changes: { oauth_version: undefined } });
  assert.equal(unversioned.query.userinfo.name, oauth.ownerOnly.username);
});

test("every character is signed as RFC 3986 has it", async () => {
  const titles = "Ünï+&=% '\"*~#?()!-._/\\ \u{1F419} 日本|A B";
  const { query } = await api(owner, { ...WHO, titles });
  assert.equal(query.userinfo.name, oauth.ownerOnly.username);
  assert.equal(query.pages.length, 2);
});

test("what is wrong with a call is in the text", async () => {
  assert.equal(await refusal(WHO, { forged: { oauth_signature: "AAAA" } }), "Invalid signature");
  const elsewhere = oauth.apiUrl.replace("127.0.0.1", "localhost");
  assert.equal(await refusal(WHO, { signedUrl: elsewhere }), "Invalid signature");
  assert.match(
    await refusal(WHO, { changes: { oauth_timestamp: seconds() - 310 } }),
    /^Expired timestamp, yours \d+, ours \d+$/,
  );
  assert.match(await refusal(WHO, { changes: { oauth_timestamp: seconds() + 310 } }), /^Expired timestamp/);
  assert.equal(
    await refusal(WHO, { changes: { oauth_timestamp: undefined } }),
    "Missing timestamp parameter. The parameter is required",
  );
  assert.equal(
    await refusal(WHO, { changes: { oauth_nonce: undefined } }),
    "Missing nonce parameter. The parameter is required",
  );
  assert.equal(await refusal(WHO, { changes: { oauth_version: "2.0" } }), "OAuth version '2.0' not supported");
  assert.match(
    await refusal(WHO, { changes: { oauth_signature_method: "PLAINTEXT" } }),
    /^Signature method 'PLAINTEXT' not supported/,
  );
  assert.equal(await refusal(WHO, {}, { ...owner, consumerKey: "nobody" }), "Invalid consumer");
  assert.equal(
    await refusal(WHO, {}, { ...owner, key: "nothing" }),
    "No approved grant was found for that authorization token.",
  );
  assert.equal(await refusal(WHO, {}, { ...owner, secret: "wrong" }), "Invalid signature");
});

test("a nonce serves once, even where the signature was wrong", async () => {
  const oauth_nonce = `once-${Math.random()}`;
  await api(owner, WHO, { changes: { oauth_nonce } });
  assert.equal(await refusal(WHO, { changes: { oauth_nonce } }), `Nonce already used: ${oauth_nonce}`);
  const spoilt = `spoilt-${Math.random()}`;
  await refusal(WHO, { changes: { oauth_nonce: spoilt }, forged: { oauth_signature: "AAAA" } });
  assert.equal(await refusal(WHO, { changes: { oauth_nonce: spoilt } }), `Nonce already used: ${spoilt}`);
});

test("a refusal is a 200 with a header that names it, in whatever form the call asks for", async () => {
  const form = { ...WHO, format: "json" };
  const response = await send(signed(owner, oauth.apiUrl, { form, forged: { oauth_signature: "AAAA" } }));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("MediaWiki-API-Error"), "mwoauth-invalid-authorization");
  const { error } = await response.json();
  assert.equal(error.code, "mwoauth-invalid-authorization");
});

test("only a header that begins rightly counts: anything else is anonymous", async () => {
  const url = `${oauth.apiUrl}?${new URLSearchParams({ ...WHO, format: "json", formatversion: 2 })}`;
  const { headers } = signed(owner, url);
  for (const Authorization of [
    headers.Authorization.replace("OAuth", "oauth"),
    headers.Authorization.replace("OAuth ", "OAuth\t"),
  ]) {
    const { query } = await (await send({ url, headers: { Authorization } })).json();
    assert.equal(query.userinfo.anon, true, Authorization);
  }
  const inQuery = headers.Authorization.replace("OAuth ", "").replaceAll('"', "").replaceAll(", ", "&");
  const { query } = await (await send({ url: `${url}&${inQuery}` })).json();
  assert.equal(query.userinfo.anon, true);
});

test("nobody but the stand-in can say who calls", async () => {
  const url = `${oauth.apiUrl}?${new URLSearchParams({ ...WHO, format: "json", formatversion: 2 })}`;
  const { query } = await (await send({ url, headers: { "X-Lab-User": "1", "X-Lab-Secret": "guess" } })).json();
  assert.equal(query.userinfo.anon, true);
});

test("a form is signed, a multipart body is not", async () => {
  const form = { ...WHO, format: "json", formatversion: 2, errorformat: "plaintext" };
  const request = signed(owner, oauth.apiUrl, { form });
  request.body.append("titles", "Smuggled");
  assert.equal((await (await send(request)).json()).errors[0].code, "mwoauth-invalid-authorization");

  const multipart = new FormData();
  for (const [name, value] of Object.entries(form)) multipart.append(name, value);
  const { query } = await (await send({ ...signed(owner, oauth.apiUrl, { method: "POST" }), body: multipart })).json();
  assert.equal(query.userinfo.name, oauth.ownerOnly.username);
});

/** What Special:OAuth says in both forms, without the words that differ. */
async function handshakeRefusal(name, who, changes) {
  const json = await send(signed(who, page(name, { format: "json" }), { changes }));
  const raw = await send(signed(who, page(name), { changes }));
  assert.deepEqual([json.status, raw.status], [200, 200]);
  const { error, message } = await json.json();
  assert.equal(await raw.text(), `Error: ${message}`);
  return error;
}

test("initiate wants a callback that was registered", async () => {
  const initiate = (oauth_callback) => handshakeRefusal("initiate", credentials(), { oauth_callback });
  const wrong = "mwoauth-callback-not-oob-or-prefix";
  assert.equal(await initiate(undefined), wrong);
  assert.equal(await initiate("http://elsewhere.example/"), wrong);
  assert.equal(await initiate("http://user:secret@127.0.0.1:8000/"), wrong);
  assert.equal(await initiate("no address"), wrong);
  const terminal = { ...oauth.terminal };
  const strict = await handshakeRefusal("initiate", terminal, { oauth_callback: "http://127.0.0.1:8000/" });
  assert.equal(strict, "mwoauth-callback-not-oob");
  assert.equal(
    await handshakeRefusal("initiate", owner, { oauth_callback: "oob" }),
    "mwoauthserver-consumer-owner-only",
  );
  assert.equal(
    await handshakeRefusal("initiate", credentials({ secret: "x" }), { oauth_callback: "oob" }),
    "mwoauth-oauth-exception",
  );
});

test("a request token is good for one approved swap with its verifier", async () => {
  const json = { format: "json" };
  const callback = { oauth_callback: "http://127.0.0.1:8123/oauth/complete/?x=1" };
  const request = await (await send(signed(credentials(), page("initiate", json), { changes: callback }))).json();
  assert.equal(request.oauth_callback_confirmed, "true");
  const swap = async (oauth_verifier) =>
    (await send(signed(credentials(request), page("token", json), { changes: { oauth_verifier } }))).json();
  assert.equal((await swap("early")).error, "mwoauthdatastore-bad-token");
  const form = new URLSearchParams({ requestToken: request.key, account: oauth.accounts.newcomer, accept: "1" });
  const allowed = await send({ url: page("authorize", { oauth_token: request.key }), method: "POST", body: form });
  assert.equal(allowed.status, 302);
  const back = new URL(allowed.headers.get("Location"));
  assert.equal(`${back.origin}${back.pathname}`, "http://127.0.0.1:8123/oauth/complete/");
  assert.equal(back.searchParams.get("x"), "1");
  assert.equal(back.searchParams.get("oauth_token"), request.key);
  assert.equal((await swap("wrong")).error, "mwoauthdatastore-bad-verifier");
  const access = await swap(back.searchParams.get("oauth_verifier"));
  assert.match(access.key, /^[0-9a-f]{32}$/);
  assert.equal(
    (await swap(back.searchParams.get("oauth_verifier"))).error,
    "mwoauthdatastore-request-token-already-used",
  );
  assert.equal((await authorized(oauth.accounts.newcomer)).key, access.key, "authorising again gives the same token");
});

test("identify states who it is, under the consumer's secret", async () => {
  const access = await authorized(oauth.accounts.newcomer);
  const changes = { oauth_nonce: `nonce-${Math.random()}` };
  const token = await (await send(signed(access, page("identify"), { changes }))).text();
  const [header, claims, signature] = token.split(".");
  const expected = createHmac("sha256", oauth.consumerSecret).update(`${header}.${claims}`).digest("base64url");
  assert.equal(signature, expected);
  const { rights, groups, grants, registered, sub, ...stated } = JSON.parse(
    Buffer.from(claims, "base64url").toString(),
  );
  assert.equal(typeof sub, "string");
  assert.match(registered, /^\d{14}$/);
  assert.ok(groups.includes("user") && rights.includes("edit") && grants.includes("editpage"));
  const { iat, exp, ...rest } = stated;
  assert.equal(exp - iat, 100);
  assert.deepEqual(rest, {
    iss: oauth.server,
    aud: oauth.consumerKey,
    nonce: changes.oauth_nonce,
    username: oauth.accounts.newcomer,
    editcount: rest.editcount,
    confirmed_email: false,
    email_verified: false,
    blocked: false,
  });
  assert.equal(await handshakeRefusal("identify", { ...access, key: "gone" }, {}).catch(() => "text"), "text");
});

test("nobody may do more than they granted", async () => {
  const access = await authorized(oauth.accounts.administrator);
  const rights = async () => (await api(access, { ...WHO, uiprop: "rights" })).query.userinfo.rights;
  assert.ok((await rights()).includes("delete"));
  await grant("administrator", ["basic"]);
  const left = await rights();
  assert.ok(left.includes("read") && !left.includes("edit") && !left.includes("delete"));
  await authorized(oauth.accounts.administrator);
  assert.ok((await rights()).includes("delete"), "authorising again grants all that is asked for");
});
