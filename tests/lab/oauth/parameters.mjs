// Parameters of a request, byte for byte: strings here hold one byte in each character, whatever the bytes mean.

/** The bytes of a text. */
export const bytesOf = (text) => Buffer.from(text, "utf8").toString("latin1");

/** The text that bytes mean. */
export const textOf = (bytes) => Buffer.from(bytes, "latin1").toString("utf8");

/** Percent-decoding as PHP's forms have it: a plus is a space, and what is no escape stays as it is. */
function decode(encoded) {
  return encoded
    .replaceAll("+", " ")
    .replace(/%([0-9A-Fa-f]{2})/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
}

/** RFC 3986: letters, digits and `-._~` stay, every other byte is escaped in upper case. */
export function encode(bytes) {
  return bytes.replace(
    /[^A-Za-z0-9\-._~]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Pairs of a query or a form, by name: all values that the name has. */
export function parsePairs(encoded) {
  const values = new Map();
  for (const pair of encoded.split("&").filter(Boolean)) {
    const [name, value] = split(pair).map(decode);
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

function split(pair) {
  const at = pair.indexOf("=");
  return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** The `oauth_…` parameters of an Authorization header; anything else in it, such as the realm, counts for nothing. */
export function parseHeader(header) {
  const values = new Map();
  for (const [, name, quoted, bare] of header.matchAll(/(oauth_[a-z_-]*)=(?:"([^"]*)"|([^,]*))/g)) {
    values.set(name, [decode(quoted ?? bare)]);
  }
  return values;
}
