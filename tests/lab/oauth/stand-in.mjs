// Stands in for Extension:OAuth before the lab's wiki for writing: node stand-in.mjs lab.json
import { readFileSync } from "node:fs";
import { Api } from "./api.mjs";
import { Authorize } from "./authorize.mjs";
import { Calls } from "./calls.mjs";
import { Control } from "./control.mjs";
import { release, serve } from "./delivery.mjs";
import { Faults } from "./faults.mjs";
import { Handshake } from "./handshake.mjs";
import { numberOf } from "./people.mjs";
import { Tokens } from "./tokens.mjs";
import { Verification } from "./verification.mjs";
import { Wiki } from "./wiki.mjs";

/** What the applications were registered for: all that wikigraph offers. */
const GRANTS = [
  "basic",
  "highvolume",
  "editpage",
  "editprotected",
  "createeditmovepage",
  "patrol",
  "rollback",
  "blockusers",
  "viewdeleted",
  "delete",
  "protect",
  "viewmywatchlist",
  "editmywatchlist",
];

const { oauth } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { server, accounts, ownerOnly, terminal } = oauth;

const wiki = new Wiki(Number(process.env.WIKIGRAPH_LAB_WIKI_PORT), process.env.WIKIGRAPH_LAB_SECRET);
const registered = ({ consumerKey, consumerSecret }, others) => ({
  consumerKey,
  consumerSecret,
  grants: GRANTS,
  ...others,
});
const owned = registered(ownerOnly, { isOwnerOnly: true });
const consumers = [
  registered(oauth, { callback: oauth.callback, isPrefix: true }),
  registered(terminal, { callback: "oob", isPrefix: false }),
  owned,
];
const [tokens, calls, faults] = [new Tokens(), new Calls(), new Faults()];
const verification = new Verification(consumers, tokens, server);
const parts = { server, accounts, wiki, tokens, verification, calls, faults };
const [api, handshake, authorize] = [new Api(parts), new Handshake(parts), new Authorize(parts)];
const control = new Control({ calls, faults, tokens, release, numberOf: (name) => numberOf(wiki, name) });

/** The owner's token exists from the start; who they are is asked of the wiki when somebody first comes. */
let owner;
async function addOwner() {
  const { accessToken: key, accessSecret: secret, username: name } = ownerOnly;
  const user = await numberOf(wiki, name);
  tokens.add({ key, secret, consumer: owned, user, name, grants: GRANTS });
}

const PEOPLE = ["authorize", "authenticate", "verified"];

serve(server, async (call) => {
  await (owner ??= addOwner());
  if (call.specialPage in handshake.pages) return handshake.answer(call);
  if (PEOPLE.includes(call.specialPage)) return authorize.answer(call);
  return call.isApi ? api.answer(call) : wiki.pass(call);
});
serve(oauth.controlUrl, (call) => control.answer(call));
