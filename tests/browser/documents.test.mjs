// The examples of docs/authentication.md, run as they stand but for the server's address.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { server, startBrowser, stopBrowser, withBrowser } from "./browser.mjs";
import { askWithToken, at, logIn, makeToken } from "./people.mjs";

const EXAMPLE_SERVER = "http://127.0.0.1:8000";
const FRONTEND = "// In a page";

const text = await readFile(new URL("../../docs/authentication.md", import.meta.url), "utf8");

/** The code blocks in a language. */
function examples(language) {
  const blocks = text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"));
  return [...blocks].map(([, code]) => code.replaceAll(EXAMPLE_SERVER, server.origin));
}

const [curl] = examples("sh");
const [script] = examples("js").filter((code) => !code.startsWith(FRONTEND));
const [frontend] = examples("js").filter((code) => code.startsWith(FRONTEND));
const [python] = examples("python");

let token, username;

before(async () => {
  await startBrowser();
  await withBrowser(async (page) => {
    username = await logIn(page);
    token = await makeToken(page, "The examples", [/edit, watch/]);
  });
});
after(stopBrowser);

async function run(program, ...argumentList) {
  const environment = { ...process.env, WIKIGRAPH_TOKEN: token };
  const { stdout } = await promisify(execFile)(program, argumentList, { env: environment });
  return stdout;
}

/** Runs an example that edits, and checks that the wiki has the line that it adds. */
async function edits(line, program, ...argumentList) {
  const [, saved] = (await run(program, ...argumentList)).match(/^saved as revision (\d+)$/m);
  const query = "query ($title: String!) { wiki { page(title: $title) { latestRevision { databaseId content } } } }";
  const { data } = await askWithToken(token, query, { title: "Greetings" });
  assert.equal(String(data.wiki.page.latestRevision.databaseId), saved);
  assert.ok(data.wiki.page.latestRevision.content.endsWith(line));
}

test("the example with curl tells who the token belongs to", async () => {
  const { data } = JSON.parse(await run("bash", "-c", curl));
  assert.equal(data.viewer.username, username);
  assert.equal(typeof data.viewer.editCount, "number");
});

test("the example in JavaScript edits", () =>
  edits("* Hello from JavaScript", process.execPath, "--input-type=module", "--eval", script));

test("the example in Python edits", () => edits("* Hello from Python", "python3", "-c", python));

test("the example of a frontend tells its page who is logged in", () =>
  withBrowser(async (page) => {
    const name = await logIn(page, "administrator");
    await page.goto(at("/"));
    const told = await page.evaluate(`(async () => { ${frontend} })()`);
    assert.deepEqual([told.canLogIn, told.username, told.viewer.username], [true, name, name]);
    assert.ok(told.viewer.grants.includes("editpage"));
  }));
