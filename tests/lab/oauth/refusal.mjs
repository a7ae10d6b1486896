// Why a call was refused: the extension's own keys, and its words as far as a client could depend on them.

const TEXTS = {
  "mwoauth-callback-not-oob": 'oauth_callback must be set, and must be set to "oob" (case-sensitive)',
  "mwoauth-callback-not-oob-or-prefix":
    'oauth_callback must be set, and must be set to "oob" (case-sensitive), ' +
    "or the configured callback must be a prefix of the supplied callback.",
  "mwoauth-bad-request-invalid-action": "Unknown URL, E002",
  "mwoauth-invalid-authorization-invalid-user":
    "The authorization headers in your request are for a user that does not exist here",
  "mwoauthdatastore-access-token-not-found": "No approved grant was found for that authorization token.",
  "mwoauthdatastore-bad-token": "No token was found matching your request.",
  "mwoauthdatastore-bad-verifier": "The verification code provided was not valid.",
  "mwoauthdatastore-request-token-already-used": "OAuth token already used, E009",
  "mwoauthdatastore-request-token-not-found": "OAuth token not found, E004",
  "mwoauthserver-bad-consumer-key": "Unknown OAuth key, E006",
  "mwoauthserver-consumer-owner-only": "Consumer is owner-only, E010",
};

export class Refusal extends Error {
  /** A refusal that has a key of its own. */
  static named(key) {
    return new Refusal(key, TEXTS[key], TEXTS[key]);
  }

  /** One by the rules of OAuth itself, which share a key. */
  static ofProtocol(reason) {
    return new Refusal("mwoauth-oauth-exception", `An error occurred in the OAuth protocol: ${reason}`, reason);
  }

  /** `text` is what the handshake says, `reason` what api.php says behind words of its own. */
  constructor(key, text, reason) {
    super(text);
    this.key = key;
    this.reason = reason;
  }
}
