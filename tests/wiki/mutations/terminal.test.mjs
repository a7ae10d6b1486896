// Logging in from a terminal, with a code that the wiki shows, and tokens of owner-only consumers.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import { Browser } from "./workshop/browser.mjs";
import { unused } from "./workshop/titles.mjs";
import { BINARY, Workshop } from "./workshop/workshop.mjs";

const { oauth, mariadb } = lab;

let folder;
before(async () => (folder = await mkdtemp(join(tmpdir(), "wikigraph-terminal-"))));
after(() => rm(folder, { recursive: true }));

const SETTINGS = {
  WIKI_DATABASE_URL: mariadb.accounts.plain_reader.url + oauth.database,
  WIKI_API_URL: oauth.apiUrl,
  SECRET_KEY: "0143".repeat(16),
};
const consumer = ({ consumerKey, consumerSecret }) => ({
  MEDIAWIKI_CONSUMER_KEY: consumerKey,
  MEDIAWIKI_CONSUMER_SECRET: consumerSecret,
});

/** Runs a command; `typed` gets all that it printed so far, until it says what to type in. */
async function command(words, settings, typed = () => undefined) {
  const env = { ...SETTINGS, WIKIGRAPH_DATA_DIR: folder, ...settings };
  const run = spawn(BINARY, words, { cwd: folder, env });
  let [output, errors, isAnswered] = ["", "", false];
  run.stderr.on("data", (text) => (errors += text));
  run.stdout.on("data", async (text) => {
    output += text;
    const line = !isAnswered && typed(output);
    if (!line) return;
    isAnswered = true;
    run.stdin.end(`${await line}\n`);
  });
  const [status] = await once(run, "close");
  return { status, output, errors };
}

/** Allows what the printed address asks for, and reads the code off the wiki's page. */
async function codeAt(address) {
  const browser = new Browser();
  const { text } = await browser.allow(await browser.visit(address), oauth.accounts.colleague);
  return /id="verifier">(\w+)</.exec(text)[1];
}

const addressIn = (output) => /^\s*(http\S+)\s*$/m.exec(output)?.[1];

test("a code typed in is a login, from which tokens are made", async () => {
  const settings = consumer(oauth.terminal);
  const login = await command(["login"], settings, (output) => addressIn(output) && codeAt(addressIn(output)));
  assert.equal(login.status, 0, login.errors);
  assert.ok(login.output.includes(`logged in as ${oauth.accounts.colleague}`), login.output);
  const token = await command(["token", "nightly", "--scope", "edit"], settings);
  assert.equal(token.status, 0, token.errors);
  assert.match(token.output, /^wg_\S+\n$/);
  const workshop = await Workshop.open({
    ...SETTINGS,
    ...settings,
    WIKIGRAPH_DATA_DIR: folder,
    MEDIAWIKI_CALLBACK: "oob",
  });
  try {
    const script = workshop.bearer(token.output.trim());
    const { revision } = await script.writes(unused("By night"), "Automatic.");
    assert.ok(revision);
  } finally {
    await workshop.close();
  }
});

test("a wrong code is no login", async () => {
  const login = await command(["login"], consumer(oauth.terminal), (output) => addressIn(output) && "0123456789abcdef");
  assert.notEqual(login.status, 0);
  assert.match(login.errors, /\S/);
});

test("the token of an owner-only consumer is enough", async () => {
  const settings = {
    ...consumer(oauth.ownerOnly),
    MEDIAWIKI_ACCESS_TOKEN: oauth.ownerOnly.accessToken,
    MEDIAWIKI_ACCESS_SECRET: oauth.ownerOnly.accessSecret,
  };
  const token = await command(["token", "mine"], settings);
  assert.equal(token.status, 0, token.errors);
  assert.ok(token.errors.includes(`acts as ${oauth.ownerOnly.username}`), token.errors);
  const wrong = await command(["token", "mine"], { ...settings, MEDIAWIKI_ACCESS_SECRET: "0".repeat(32) });
  assert.notEqual(wrong.status, 0);
});
