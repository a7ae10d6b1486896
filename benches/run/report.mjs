// The report: ratios of one run, and what they were measured on.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { goalLines, peers } from './goals.mjs';
import { table } from './table.mjs';
import { workloads } from './workloads.mjs';

/** The whole report. */
export function report({ servers, results, statements, peaks, unsupported, extra, settings }) {
  const of = (server, workload, clients) => results.get(`${server} ${workload} ${clients}`);
  return [
    '# Results',
    '',
    `Written by \`scripts/bench\` on ${new Date().toISOString().slice(0, 10)}. Only ratios carry over to other machines.`,
    '',
    ...machine(settings),
    ...goalLines(of, extra.flatMap(({ goals }) => goals)),
    '## Speed',
    '',
    'Requests a second, medians of all measurements. In brackets, at 16 clients the part of limit A’s, and at one client the median',
    'latency in milliseconds.',
    '',
    '### 16 clients',
    '',
    ...rates(servers, (id, workload) => part(of(id, workload, 16), of('limit-a', workload, 16))),
    '### 1 client',
    '',
    ...rates(servers, (id, workload) => delay(of(id, workload, 1))),
    '## Statements a request',
    '',
    'As MariaDB counts what runs (`Com_select`), or PostgreSQL (`pg_stat_statements`).',
    '',
    ...statementTable(servers, statements),
    '## Memory',
    '',
    'The most that each process of a server has had, added up, over all workloads (and of several starts, the most of one).',
    '',
    ...table(['server', 'MiB'], servers.filter(({ id }) => peaks.has(id)).map(({ id }) => [id, Math.round(peaks.get(id))])),
    ...extra.flatMap(({ lines }) => lines),
    '## Servers',
    '',
    ...servers.map((server) => `* **${server.id}**: ${server.settings}`),
    '',
    ...notMeasured(unsupported.filter(([id]) => peers.includes(id))),
  ].join('\n');
}

function machine({ rounds, seconds, waves, far }) {
  const version = (command, ...options) => execFileSync(command, options, { encoding: 'utf8' }).split('\n')[0].trim();
  const kernel = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const programs = [version('mariadbd', '--version'), version('psql', '--version'), version('rustc', '--version')];
  return [
    `${cpus().length} × ${cpus()[0].model}, ${memory} GiB, Linux ${kernel}; ${programs.join('; ')}. 200 000 pages, 1 000 000`,
    'revisions. Load by wrk with one thread, on the same processors as server and database.',
    `${rounds} rounds of ${seconds} s for each server, workload and number of clients, interleaved; of 16 clients`,
    `twice as long where a server gives each fewer than ${waves} answers in a second. After the first round, peers that are ${far} times slower`,
    'are not asked again, nor are limits that no goal compares, and whom a goal compares with a limit is asked twice a round, right after each',
    'other. Servers that are compiled beforehand start anew for each round.',
    '',
  ];
}

function notMeasured(unsupported) {
  if (unsupported.length === 0) return [];
  const lines = unsupported.map(([id, workload, reason]) => `* ${id} cannot answer ${workload}: ${reason}`);
  return ['What a peer cannot express is not measured:', '', ...lines, ''];
}

function part(result, limit) {
  if (!result) return '–';
  return limit ? `${rate(result)} (${Math.round((result.perSecond / limit.perSecond) * 100)} %)` : rate(result);
}

function delay(result) {
  return result ? `${rate(result)} (${result.p50.toFixed(2)})` : '–';
}

function rate({ perSecond }) {
  return String(perSecond >= 100 ? Math.round(perSecond) : Number(perSecond.toPrecision(3)));
}

function rates(servers, cell) {
  const rows = servers.map(({ id }) => [id, ...workloads.map((workload) => cell(id, workload))]);
  return table(['', ...workloads], rows.filter(isTold));
}

function statementTable(servers, statements) {
  const asking = workloads.filter((workload) => !['trivial', 'same'].includes(workload));
  const cell = (id, workload) => {
    const count = statements.get(`${id} ${workload}`);
    return count === undefined ? '–' : Math.round(count * 10) / 10;
  };
  const rows = servers.map(({ id }) => [id, ...asking.map((workload) => cell(id, workload))]);
  return table(['', ...asking], rows.filter(isTold));
}

function isTold([, ...cells]) {
  return cells.some((cell) => cell !== '–');
}
