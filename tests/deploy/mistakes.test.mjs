// What deploy/toolforge.sh says to those who give it what it cannot use.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { Tool } from "./tool.mjs";

let tool;
beforeEach(async () => {
  tool = await Tool.make();
});
afterEach(() => tool.close());

test("--help says how it is used", async () => {
  const { code, said } = await tool.run("--help");
  assert.equal(code, 0);
  for (const option of ["--env-file", "--dry-run", "--rollback", "--repository", "--url", "--query", "--wait"]) {
    assert.ok(said.includes(`  ${option} `), option);
  }
});

for (const [words, message] of [
  [[], "REF is missing"],
  [["v1", "v2"], "only one REF can be deployed: v1 or v2"],
  [["--envfile", "x", "v1"], "there is no option --envfile"],
  [["v1", "--env-file"], "--env-file needs a value"],
  [["--rollback", "v1"], "--rollback serves what was served before, so it takes no REF (v1)"],
  [["--rollback", "--env-file", "x"], "--rollback changes no variables"],
  [["a b"], "a b is no name of a tag or branch"],
  [["--wait", "soon", "v1"], "--wait takes whole seconds, not soon"],
  [["--mem", "lots", "v1"], "--mem takes an amount such as 500m or 1Gi"],
  [["--tool", "My Tool", "v1"], "My Tool is no name of a tool"],
]) {
  test(`${words.join(" ") || "nothing"}: ${message}`, async () => {
    const { code, said } = await tool.run(...words);
    assert.equal(code, 2, said);
    assert.ok(said.includes(message) && said.includes("--help says how it is used"), said);
    assert.deepEqual(tool.state.calls, []);
  });
}

for (const [words, message] of [
  [["--repository", "git@git.example.org:wikigraph", "v1"], "the Build Service reads public repositories by https"],
  [["no-such-tag"], "has no tag or branch no-such-tag (a commit needs one): push it first"],
  [["v3"], "v3 is more than one tag or branch: say refs/tags/v3 or refs/heads/v3"],
  [["--env-file", "/nowhere", "v1"], "/nowhere is not there"],
]) {
  test(`${words.join(" ")}: ${message}`, async () => {
    const { code, said } = await tool.deploy(...words);
    assert.equal(code, 1, said);
    assert.ok(said.includes(message), said);
    assert.deepEqual(tool.state.calls, []);
  });
}

test("an account that is no tool's is told to become one", async () => {
  const { code, said } = await tool.run("v1");
  assert.equal(code, 1);
  assert.match(said, /is no tool's account: run become TOOL first, or give --tool TOOL/);
});

test("a file that others can read is refused", async () => {
  for (const mode of [0o644, 0o640, 0o604]) {
    const file = tool.file("CONTACT=me\n", mode);
    const { code, said } = await tool.deploy("--env-file", file, "v1");
    assert.equal(code, 1);
    assert.ok(said.includes(`others can read ${file}: chmod 600 ${file}`), said);
  }
});

for (const [line, message] of [
  ["secretsecret", "line 2 of"],
  ["A B=secretsecret", "has no name that Toolforge takes"],
  ["AB=secretsecret", "has no name that Toolforge takes"],
  ["TOOL_REPLICA_USER=secretsecret", "sets TOOL_REPLICA_USER, which Toolforge sets itself"],
  ["WIKIGRAPH_RELEASE=secretsecret", "sets WIKIGRAPH_RELEASE, which every deployment sets"],
  ["SECRET_KEY=secret secret", "the value of SECRET_KEY has spaces, and needs quotes around it"],
  ["SECRET_KEY='secretsecret", "quotes belong around the whole of SECRET_KEY's value only"],
  ["SECRET_KEY=", "SECRET_KEY has no value"],
  ["CONTACT=secretsecret", "sets CONTACT again"],
]) {
  test(`a file's line ${line}: ${message}`, async () => {
    const { code, said } = await tool.deploy("--env-file", tool.file(`CONTACT=me\n${line}\n`), "v1");
    assert.equal(code, 1);
    assert.ok(said.includes("line 2 of") && said.includes(message) && !/secret ?secret/.test(said), said);
    assert.deepEqual(tool.state.calls, []);
  });
}
