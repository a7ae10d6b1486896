// How the database's binary values are written in answers.

/** UTF-8 text of a binary column. */
export function text(value) {
  return value === null ? null : value.toString();
}

/** `2026-01-31T12:34:56Z`, from fourteen digits. */
export function dateTime(value) {
  if (value === null) return null;
  const digits = value.toString('latin1');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}` +
    `T${digits.slice(8, 10)}:${digits.slice(10, 12)}:${digits.slice(12, 14)}Z`;
}

/** Forty hexadecimal digits, from MediaWiki's 31 digits in base 36. */
export function sha1(value) {
  const digits = value.toString('latin1');
  let number = 0n;
  for (let start = 0; start < digits.length; start += 10) {
    const piece = digits.slice(start, start + 10);
    number = number * 36n ** BigInt(piece.length) + BigInt(parseInt(piece, 36));
  }
  return number.toString(16).padStart(40, '0');
}
