// Titles of pages that no other test has written.

let count = 0;
const start = Date.now().toString(36);

/** A title that begins so and is nobody's yet. */
export function unused(beginning) {
  count += 1;
  return `${beginning} ${start}${process.pid}x${count}`;
}

/** A title as the database has it. */
export const keyOf = (title) => title.replaceAll(" ", "_");
