// deploy/toolforge.sh on a made-up Toolforge.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { REPOSITORY, Tool } from "./tool.mjs";

let tool;
beforeEach(async () => {
  tool = await Tool.make();
});
afterEach(() => tool.close());

const SECRET = "ar'%$(touch x)`\\ -- 0123456789abcdef".replace("'", "");

test("the first release is built, given its variables and served", async () => {
  const file = tool.file(`# a comment\nWIKI_REPLICA=metawiki\n\nexport SECRET_KEY='${SECRET}'\nCONTACT="a b"\n`);
  const { code, said } = await tool.deploy("--env-file", file, "--mem", "1Gi", "v1");
  assert.equal(code, 0, said);
  assert.deepEqual(tool.changes(), [
    `build start --ref v1 --image-name blue --detach --json ${REPOSITORY}`,
    "envvars create WIKI_REPLICA",
    "envvars create SECRET_KEY",
    "envvars create CONTACT",
    "envvars create WIKIGRAPH_RELEASE",
    "envvars create TOOLFORGE_DEPLOYMENT",
    "webservice buildservice start",
  ]);
  const { service } = tool.state;
  assert.deepEqual(service.variables, {
    WIKI_REPLICA: "metawiki",
    SECRET_KEY: SECRET,
    CONTACT: "a b",
    WIKIGRAPH_RELEASE: "v1-xxxx1",
    TOOLFORGE_DEPLOYMENT: "true",
  });
  assert.equal(service.image, "tool-mytool/blue:latest");
  assert.equal(service.settings["health-check-path"], "/healthz");
  assert.equal(service.settings.mem, "1Gi");
  assert.match(said, /v1 is served at/);
});

test("no value is ever printed, whatever happens", async () => {
  const file = tool.file(`SECRET_KEY='${SECRET}'\n`);
  for (const plan of [{}, { broken: ["v2"] }, { refusedVariable: "SECRET_KEY" }, { envvarsAreAway: true }]) {
    tool.plan = plan;
    const { said } = await tool.deploy("--env-file", file, "v2");
    assert.ok(said.length > 50 && !said.includes(SECRET) && !said.includes("0123456789abcdef"), said);
    tool.file(`SECRET_KEY='${SECRET}.'\n`);
  }
});

test("two images take turns, and variables that are right stay as they are", async () => {
  const file = tool.file("WIKI_REPLICA=metawiki\n");
  for (const [tag, image] of [["v1", "blue"], ["v2", "green"], ["v1", "blue"]]) {
    tool.changes();
    assert.equal((await tool.deploy("--env-file", file, tag)).code, 0);
    assert.equal(tool.state.service.image, `tool-mytool/${image}:latest`);
    assert.equal(tool.state.service.ref, tag);
  }
  assert.deepEqual(tool.changes(), [
    `build start --ref v1 --image-name blue --detach --json ${REPOSITORY}`,
    "envvars create WIKIGRAPH_RELEASE",
    "webservice buildservice restart",
  ]);
});

for (const [what, plan] of [["does not start", { broken: ["v2"] }], ["answers with an error", { wrong: ["v2"] }]]) {
  test(`a release that ${what} makes room for the one before, variables included`, async () => {
    assert.equal((await tool.deploy("--env-file", tool.file("WIKI_REPLICA=metawiki\n"), "v1")).code, 0);
    const before = tool.state;
    const template = tool.template();
    tool.plan = plan;
    const { code, said } = await tool.deploy("--env-file", tool.file("WIKI_REPLICA=dewiki\nCONTACT=me\n"), "v2");
    assert.equal(code, 1, said);
    assert.deepEqual(tool.state.variables, before.variables);
    assert.deepEqual(tool.state.service, before.service);
    assert.equal(tool.template(), template);
    assert.match(said, /the last words of tool-mytool\/green:latest/);
    assert.match(said, /what was served before is served again/);
    // What failed is not taken for what was served.
    tool.plan = {};
    assert.equal((await tool.deploy("v3", "--repository", REPOSITORY)).code, 1, "v3 is two things");
    assert.equal((await tool.deploy("refs/tags/v3")).code, 0);
    assert.equal(tool.state.service.image, "tool-mytool/green:latest");
  });
}

test("a release that strangers have to log in to is served if it is ready", async () => {
  const file = tool.file("ANONYMOUS_ACCESS=login\n");
  const { code, said } = await tool.deploy("--env-file", file, "v1");
  assert.equal(code, 0, said);
  tool.plan = { unready: ["v2"] };
  const second = await tool.deploy("--env-file", file, "v2");
  assert.equal(second.code, 1, second.said);
  assert.match(second.said, /no right answer within 1 s; the last was: .*503/);
  assert.match(second.said, /what was served before is served again/);
  assert.equal(tool.state.service.ref, "v1");
  tool.plan = { dear: ["v2"] };
  const third = await tool.deploy("--env-file", file, "v2");
  assert.equal(third.code, 1, third.said);
  assert.match(third.said, /no right answer within 1 s; the last was: .*"limit":10/);
});

test("a first release that does not start leaves nothing behind", async () => {
  tool.plan = { broken: ["v1"] };
  const { code, said } = await tool.deploy("--env-file", tool.file("CONTACT=me\n"), "v1");
  assert.equal(code, 1);
  assert.deepEqual([tool.state.running, tool.state.variables, tool.template()], [false, {}, null]);
  assert.match(said, /nothing was served before, so the web service was stopped/);
});

test("a deployment that is interrupted is undone", async () => {
  assert.equal((await tool.deploy("v1")).code, 0);
  const { service, variables } = tool.state;
  tool.plan = { broken: ["v2"] };
  tool.interruptAt("== Asking");
  const { code, said } = await tool.deploy("--wait", "60", "v2");
  assert.equal(code, 1, said);
  assert.deepEqual([tool.state.service, tool.state.variables], [service, variables]);
  assert.match(said, /what was served before is served again/);
});

test("a build that fails changes nothing", async () => {
  for (const status of ["error", "timeout", "cancelled"]) {
    tool.plan = { builds: { v1: status } };
    const { code, said } = await tool.deploy("--env-file", tool.file("CONTACT=me\n"), "v1");
    assert.equal(code, 1);
    assert.match(said, new RegExp(`the build ended with ${status}, and nothing was changed. toolforge build logs mytool-`));
    assert.deepEqual(tool.changes(), [`build start --ref v1 --image-name blue --detach --json ${REPOSITORY}`]);
  }
});

test("a log that breaks off is not the end of the build", async () => {
  tool.plan = { logsBreakOff: true };
  const { code, said } = await tool.deploy("v1");
  assert.equal(code, 0, said);
  assert.match(said, /the build's log broke off/);
});

test("a variable that is refused undoes those before it, and what is served goes on", async () => {
  assert.equal((await tool.deploy("--env-file", tool.file("CONTACT=me\n"), "v1")).code, 0);
  const { service, variables } = tool.state;
  tool.changes();
  tool.plan = { refusedVariable: "WIKI_REPLICA" };
  const { code, said } = await tool.deploy("--env-file", tool.file("CONTACT=you\nFIRST=1\nWIKI_REPLICA=metawiki\n"), "v2");
  assert.equal(code, 1);
  assert.match(said, /toolforge envvars create WIKI_REPLICA failed/);
  assert.deepEqual([tool.state.service, tool.state.variables], [service, variables]);
  assert.ok(!tool.changes().some((call) => call.startsWith("webservice")));
});

test("--rollback exchanges what is served and what was", async () => {
  assert.match((await tool.deploy("--rollback")).said, /nothing was served before the last deployment/);
  await tool.deploy("v1");
  await tool.deploy("v2");
  tool.changes();
  for (const ref of ["v1", "v2"]) {
    const { code, said } = await tool.deploy("--rollback");
    assert.equal(code, 0, said);
    assert.equal(tool.state.service.ref, ref);
    assert.deepEqual(tool.changes(), ["webservice buildservice restart"]);
  }
});

test("--dry-run says everything and does nothing", async () => {
  await tool.deploy("--env-file", tool.file("CONTACT=me\nWIKI_REPLICA=metawiki\n"), "v1");
  const before = { ...tool.state, calls: [] };
  const template = tool.template();
  const file = tool.file(`CONTACT=me\nSECRET_KEY='${SECRET}'\n`);
  const { code, said } = await tool.deploy("--dry-run", "--env-file", file, "v2");
  assert.equal(code, 0, said);
  tool.changes();
  assert.deepEqual([{ ...tool.state, calls: [] }, tool.template()], [before, template]);
  for (const said_ of [
    `would run: toolforge build start --ref v2 --image-name green --detach --json ${REPOSITORY}`,
    "CONTACT is set so already",
    "would run: toolforge envvars create SECRET_KEY",
    "buildservice-image: tool-mytool/green:latest",
    "would run: toolforge webservice buildservice restart",
    "/graphql: { wiki { code name } }",
  ]) {
    assert.ok(said.includes(said_), `${said_} is missing in ${said}`);
  }
  assert.ok(!said.includes(SECRET) && !said.includes("is served at"));
  assert.equal((await tool.deploy("--dry-run", "v2")).code, 0);
  assert.deepEqual(tool.changes(), []);
});

test("a template that somebody else wrote is put back", async () => {
  tool.setTemplate("type: buildservice\nbuildservice-image: tool-mytool/tool-mytool:latest\nmount: all\n");
  const template = tool.template();
  tool.plan = { broken: ["v1"] };
  assert.equal((await tool.deploy("v1")).code, 1);
  assert.equal(tool.template(), template);
});

test("the script runs from standard input, as ssh gives it", async () => {
  const { code, said } = await tool.pipe("--tool", "mytool", "--repository", REPOSITORY, "--url", tool.url, "v1");
  assert.equal(code, 0, said);
  assert.equal(tool.state.service.ref, "v1");
});
