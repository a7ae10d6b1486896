// Where a person is sent back to: `oob`, or an address that the registered one is a prefix of, as Extension:OAuth takes it.
import { Refusal } from "./refusal.mjs";

const LOOSE_SCHEMES = { "http:": ["http:", "https:"] };

/** A registered port that stands for any, for programs under development. */
const ANY_PORT = "1";

/** Refuses a callback that the consumer was not registered with. */
export function checkCallback(consumer, callback) {
  if (!consumer.isPrefix) {
    if (callback !== "oob") throw Refusal.named("mwoauth-callback-not-oob");
    return;
  }
  if (callback === "oob") return;
  if (!callback || !URL.canParse(callback) || !isWithin(new URL(consumer.callback), new URL(callback))) {
    throw Refusal.named("mwoauth-callback-not-oob-or-prefix");
  }
}

function isWithin(registered, asked) {
  const schemes = LOOSE_SCHEMES[registered.protocol] ?? [registered.protocol];
  const isSamePath = registered.search
    ? asked.pathname === registered.pathname && asked.search.startsWith(registered.search)
    : asked.pathname.startsWith(registered.pathname);
  return (
    schemes.includes(asked.protocol) &&
    !asked.username &&
    !asked.password &&
    asked.hostname === registered.hostname &&
    [ANY_PORT, asked.port].includes(registered.port) &&
    isSamePath
  );
}

/** The address of a person's browser once they said yes; undefined where a page shows the code instead. */
export function addressAfter({ callback, consumer, key, verifier }) {
  const base = callback === "oob" ? consumer.callback : callback;
  if (base === "oob") return undefined;
  const address = new URL(base);
  address.searchParams.append("oauth_verifier", verifier);
  address.searchParams.append("oauth_token", key);
  return address.href;
}
