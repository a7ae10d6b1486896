// Figures, and what they must be.

/** The value below which so much of all lies. */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** How even a distribution is: 1 if all have the same, one n-th if one of n has everything (Jain). */
export function evenness(values) {
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  return squares === 0 ? 0 : (sum * sum) / (values.length * squares);
}

const round = (value, digits = 1) => Number(value?.toFixed(digits));

const p99 = (values) => quantile(values, 0.99);

/** A latency's usual figures, in milliseconds. */
export function latency(values) {
  return { answers: values.length, p50: round(quantile(values, 0.5)), p99: round(p99(values)), max: round(quantile(values, 1)) };
}

/** The most memory in the first third of the time, and in the last. */
function thirds(samples) {
  const third = Math.ceil(samples.length / 3);
  const most = (part) => round(Math.max(...part.map(({ memory }) => memory)));
  return { firstThird: most(samples.slice(0, third)), lastThird: most(samples.slice(-third)) };
}

/** What a run came to. */
export function summary({ minutes, connections, pause, quiet, full, loaded, after, greedy, alike, samples, seconds }) {
  const shares = alike.map(({ answered }) => answered);
  return {
    minutes,
    connections,
    pause,
    cheap: {
      unloaded: latency(quiet),
      full: latency(full),
      besideExpensive: latency(loaded),
      afterwards: latency(after),
      p99Ratio: { full: round(p99(full) / p99(quiet)), besideExpensive: round(p99(loaded) / p99(quiet)) },
    },
    answersPerSecond: round((greedy.answered + shares.reduce((a, b) => a + b, 0)) / seconds),
    greedy: { answered: greedy.answered, turnedAway: greedy.turnedAway },
    alike: {
      answered: { least: Math.min(...shares), most: Math.max(...shares) },
      turnedAway: alike.reduce((sum, { turnedAway }) => sum + turnedAway, 0),
      evenness: round(evenness(shares), 3),
    },
    memoryMiB: { full: thirds(samples.full), besideExpensive: thirds(samples.besideExpensive) },
    databaseConnections: Math.max(...Object.values(samples).flat().map(({ database }) => database)),
  };
}

/** How many times as long cheap questions may take while expensive ones run, and how even those must fare who are alike. */
const SLOWER = 3;
const EVEN = 0.9;

/** What is wrong with it: which promises were broken. */
export function complaints(figures, { askers, allowed, afterwards, ended }) {
  const found = [];
  for (const { name, faults } of askers) {
    for (const [said, times] of faults) found.push(`${name} heard ${times} times: ${said}`);
  }
  for (const { name, answered } of askers) if (answered === 0) found.push(`${name} was never answered`);
  for (const { firstThird, lastThird } of Object.values(figures.memoryMiB)) {
    if (lastThird > firstThird * 1.2 + 32) found.push(`memory grew from ${firstThird} to ${lastThird} MiB`);
  }
  const { unloaded, besideExpensive, p99Ratio } = figures.cheap;
  // What was never answered has no such figure.
  if (!(p99Ratio.besideExpensive <= SLOWER)) {
    found.push(`cheap questions took ${besideExpensive.p99} ms (p99) beside expensive ones and ${unloaded.p99} ms without load: ${p99Ratio.besideExpensive} × as long, and ${SLOWER} × is allowed`);
  }
  const { evenness, answered } = figures.alike;
  if (!(evenness >= EVEN)) {
    found.push(`of those who are alike, one had ${answered.least} answers and another ${answered.most}: evenness ${evenness}, and ${EVEN} is wanted`);
  }
  if (figures.databaseConnections > allowed) found.push(`${figures.databaseConnections} connections to the database, and ${allowed} are allowed`);
  if (afterwards !== 200) found.push(`/readyz answered ${afterwards} afterwards`);
  if (ended !== 0) found.push(`the gateway ended with ${ended}`);
  return found;
}
