// The table of results: ratios of one run, and what they were measured on.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

const peers = ['mediawiki', 'postgraphile', 'seaography', 'strawberry', 'yoga'];

/** What is to be reached: who, on which workload and with how many clients, against whom. */
const goals = [
  ...['lookup', 'feed', 'user'].map((workload) => ({ workload, clients: 16, of: 'limit-a', must: 0.75, reach: 0.9 })),
  ...['history', 'nested'].map((workload) => ({ workload, clients: 16, of: 'limit-b', must: 0.8, reach: 0.95 })),
  { workload: 'same', clients: 16, by: 'wikigraph-shared', of: 'memory', must: 0.5, reach: 0.8 },
  { workload: 'trivial', clients: 16, of: 'bare-graphql', must: 0.8, reach: 0.95 },
  { workload: 'feed', clients: 16, of: 'mediawiki', must: 60, reach: 150 },
  { workload: 'lookup', clients: 16, of: 'mediawiki', must: 30, reach: 80 },
];

/** The whole report. */
export function report({ servers, results, statements, peaks, unsupported, extra, settings }) {
  const of = (server, workload, clients) => results.get(`${server} ${workload} ${clients}`);
  return [
    '# Results',
    '',
    `Written by \`scripts/bench\` on ${new Date().toISOString().slice(0, 10)}. Only ratios carry over to other machines.`,
    '',
    ...machine(settings),
    '## Goals',
    '',
    ...table(['workload', 'clients', 'of', 'must', 'reach for', 'measured', ''], goalRows(of)),
    ...latency(of),
    ...againstPeers(of),
    '## Requests a second',
    '',
    'Medians over the rounds; in brackets the median latency in milliseconds.',
    '',
    ...[1, 16].flatMap((clients) => [`### ${clients} ${clients === 1 ? 'client' : 'clients'}`, '', ...rates(servers, of, clients)]),
    '## Statements a request',
    '',
    'As MariaDB counts what runs (`Com_select`).',
    '',
    ...statementTable(servers, statements),
    '## Memory',
    '',
    'The most that each process of a server has had, added up, over the whole run.',
    '',
    ...table(['server', 'MiB'], servers.map(({ id }) => [id, Math.round(peaks.get(id))])),
    ...extra,
    '## Servers',
    '',
    ...servers.map((server) => `* **${server.id}**: ${server.settings}`),
    '',
    'Not measured:',
    '',
    ...unsupported.map(([id, workload, reason]) => `* ${id}, ${workload}: ${reason}`),
    '',
  ].join('\n');
}

function machine({ rounds, seconds }) {
  const version = (command, ...options) => execFileSync(command, options, { encoding: 'utf8' }).split('\n')[0].trim();
  const kernel = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${cpus().length} × ${cpus()[0].model}, ${memory} GiB, Linux ${kernel}; ${version('mariadbd', '--version')}; `,
    `${version('rustc', '--version')}; load by wrk with one thread, on the same processors as server and database; `,
    `${rounds} rounds of ${seconds} s, interleaved.`,
    '',
  ];
}

function goalRows(of) {
  return goals.flatMap(({ workload, clients, by = 'wikigraph', of: other, must, reach }) => {
    const [own, limit] = [of(by, workload, clients), of(other, workload, clients)];
    if (!own || !limit) return [];
    const ratio = own.perSecond / limit.perSecond;
    return [[workload, clients, other, shown(must), shown(reach), shown(ratio), verdict(ratio, must, reach)]];
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
  const [own, limit] = [of('wikigraph', 'lookup', 1), of('limit-a', 'lookup', 1)];
  if (!own || !limit) return [];
  const ratio = own.p50 / limit.p50;
  const word = ratio <= 1.15 ? 'reached' : ratio <= 1.4 ? 'met' : '**missed**';
  return [`lookup, median latency at one client: ${ratio.toFixed(2)} × limit-a (at most 1.4, reach for 1.15): ${word}.`, ''];
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
  return ['### Against the best peer', '', ...table(['workload', 'clients', 'best peer', 'wikigraph', ''], rows)];
}

function rates(servers, of, clients) {
  const workloads = ['feed', 'lookup', 'history', 'nested', 'user', 'trivial', 'same'];
  const cell = (result) => (result ? `${shortened(result.perSecond)} (${result.p50.toFixed(2)})` : '–');
  const rows = servers.map(({ id }) => [id, ...workloads.map((workload) => cell(of(id, workload, clients)))]);
  return table(['', ...workloads], rows.filter((row) => row.slice(1).some((one) => one !== '–')));
}

function shortened(rate) {
  return rate >= 100 ? Math.round(rate) : rate.toPrecision(3);
}

function statementTable(servers, statements) {
  const workloads = ['feed', 'lookup', 'history', 'nested', 'user'];
  const cell = (id, workload) => {
    const count = statements.get(`${id} ${workload}`);
    return count === undefined ? '–' : Math.round(count * 10) / 10;
  };
  const rows = servers.map(({ id }) => [id, ...workloads.map((workload) => cell(id, workload))]);
  return table(['', ...workloads], rows.filter((row) => row.slice(1).some((one) => one !== '–')));
}

/** A table of Markdown. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
