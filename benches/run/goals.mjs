// What is to be reached, as issue 4 has it, and whether it is.

import { table } from './table.mjs';

/** The servers that somebody else wrote. */
export const peers = ['mediawiki', 'postgraphile', 'seaography', 'strawberry', 'yoga'];

/** Who, on which workload and with how many clients, against whom, in requests a second. */
const goals = [
  ...['lookup', 'feed', 'user'].map((workload) => ({ workload, clients: 16, of: 'limit-a', must: 0.75, reach: 0.9 })),
  ...['history', 'nested'].map((workload) => ({ workload, clients: 16, of: 'limit-b', must: 0.8, reach: 0.95 })),
  { workload: 'same', clients: 16, by: 'wikigraph-shared', of: 'memory', must: 0.5, reach: 0.8 },
  { workload: 'trivial', clients: 16, of: 'bare-graphql', must: 0.8, reach: 0.95 },
  { workload: 'feed', clients: 16, of: 'mediawiki', must: 60, reach: 150 },
  { workload: 'lookup', clients: 16, of: 'mediawiki', must: 30, reach: 80 },
  ...['feed', 'lookup', 'history', 'nested', 'user'].map((workload) => ({
    workload,
    clients: 16,
    by: 'wikigraph-sqlite',
    of: 'limit-sqlite',
    must: 0.6,
    reach: 0.8,
  })),
];

/** How much longer than limit A's the median latency of a lookup may be at one client. */
const latencyGoal = { workload: 'lookup', clients: 1, of: 'limit-a', must: 1.4, reach: 1.15 };

/** Whether a goal compares a server with a limit, or a limit with a server, at so many clients. */
export function isCompared(server, workload, clients) {
  return [...goals, latencyGoal].some(
    ({ by = 'wikigraph', of, ...goal }) =>
      goal.workload === workload && goal.clients === clients && !peers.includes(of) && [by, of].includes(server),
  );
}

/** Whether a goal names a peer, which is far behind and whose part is told all the same. */
export function isNamed(server, workload, clients) {
  return goals.some((goal) => goal.of === server && goal.workload === workload && goal.clients === clients);
}

/** The section of goals; `of` finds a result, and `others` are rows of goal, what it asks, what was measured, whether it is met. */
export function goalLines(of, others) {
  return [
    '## Goals',
    '',
    ...table(['workload', 'clients', 'server', 'of', 'must', 'reach for', 'measured', ''], speedRows(of)),
    ...latency(of),
    ...againstPeers(of),
    ...otherRows(others),
  ];
}

function otherRows(others) {
  if (others.length === 0) return [];
  const rows = others.map(([goal, must, measured, isMet]) => [goal, must, measured, isMet ? 'met' : '**missed**']);
  return ['### Growth and memory', '', ...table(['', 'must', 'measured', ''], rows)];
}

function speedRows(of) {
  return goals.flatMap(({ workload, clients, by = 'wikigraph', of: other, must, reach }) => {
    const [own, limit] = [of(by, workload, clients), of(other, workload, clients)];
    if (!own || !limit) return [];
    const ratio = own.perSecond / limit.perSecond;
    return [[workload, clients, by, other, shown(must), shown(reach), shown(ratio), verdict(ratio, must, reach)]];
  });
}

function verdict(ratio, must, reach) {
  if (ratio >= reach) return 'reached';
  return ratio >= must ? 'met' : '**missed**';
}

function shown(ratio) {
  return ratio > 3 ? `${ratio.toPrecision(3)} ×` : `${Math.round(ratio * 100)} %`;
}

function latency(of) {
  const { workload, clients, of: other, must, reach } = latencyGoal;
  const [own, limit] = [of('wikigraph', workload, clients), of(other, workload, clients)];
  if (!own || !limit) return [];
  const ratio = own.p50 / limit.p50;
  const word = verdict(-ratio, -must, -reach);
  return [
    `${workload}, median latency at one client: ${ratio.toFixed(2)} × ${other} (at most ${must}, reach for ${reach}): ${word}.`,
    '',
  ];
}

function againstPeers(of) {
  const rows = ['feed', 'lookup', 'history', 'nested', 'user', 'trivial', 'same'].flatMap((workload) =>
    [1, 16].flatMap((clients) => {
      const own = of(workload === 'same' ? 'wikigraph-shared' : 'wikigraph', workload, clients);
      const best = peers
        .map((peer) => [peer, of(peer, workload, clients)?.perSecond ?? 0])
        .sort(([, one], [, other]) => other - one)[0];
      if (!own || !best[1]) return [];
      const ratio = own.perSecond / best[1];
      return [[workload, clients, best[0], `${ratio.toFixed(2)} ×`, verdict(ratio, 1, 2)]];
    }),
  );
  if (rows.length === 0) return [];
  return [
    '### Against the best peer',
    '',
    'Ahead is met, and twice as fast reached.',
    '',
    ...table(['workload', 'clients', 'best peer', 'wikigraph', ''], rows),
  ];
}
