// Payloads tell what was done however far the database is behind. Here it is another wiki's altogether, so that whatever
// was read from it would be wrong. Only actors and users are the database's: nothing else knows their numbers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { lab } from "../oracle/databases.mjs";
import * as database from "./workshop/database.mjs";
import { unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

const { accounts } = lab.oauth;

let workshop;
before(async () => {
  workshop = await Workshop.open({ WIKI_DATABASE_URL: `${lab.mariadb.accounts.plain_reader.url}lab143` });
});
after(() => workshop.close());

const REVISION = "databaseId comment size isMinor timestamp tags page { title } parent { databaseId }";
const PAGE = `databaseId title dbKey length isNew isRedirect contentModel namespace { number } latestRevision { ${REVISION} }`;

test("an edit", async () => {
  const editor = await workshop.as("editor");
  const title = unused("Ahead");
  const first = await editor.writes(title, "One.");
  const input = { page: { title }, content: { text: "Two, and more." }, summary: "Ahead of time", isMinor: true };
  const { page, revision } = await editor.does(
    "editPage",
    input,
    `page { ${PAGE} } revision { ${REVISION} } errors { code }`,
  );
  const { timestamp, tags, ...known } = revision;
  assert.deepEqual(known, {
    databaseId: revision.databaseId,
    comment: "Ahead of time",
    size: 14,
    isMinor: true,
    page: { title },
    parent: { databaseId: first.revision },
  });
  assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 3600e3);
  assert.ok(tags.includes("OAuth CID: 143"), tags.join());
  const { latestRevision, ...rest } = page;
  assert.equal(latestRevision.databaseId, revision.databaseId);
  assert.deepEqual(rest, {
    databaseId: first.page,
    title,
    dbKey: title.replaceAll(" ", "_"),
    length: 14,
    isNew: false,
    isRedirect: false,
    contentModel: "wikitext",
    namespace: { number: 0 },
  });
  assert.equal((await database.revision(revision.databaseId)).summary, "Ahead of time");
});

test("a move and a deletion", async () => {
  const administrator = await workshop.as("administrator");
  const [from, to] = [unused("Ahead"), unused("Further ahead")];
  const { page } = await administrator.writes(from, "On the way.");
  const log = "logEntry { type action title comment }";
  const moved = await administrator.does(
    "movePage",
    { from: { title: from }, to, reason: "Onwards" },
    `page { databaseId title } redirect { title isRedirect } ${log} errors { code }`,
  );
  assert.deepEqual(moved, {
    page: { databaseId: page, title: to },
    redirect: { title: from, isRedirect: true },
    logEntry: {
      type: "move",
      action: "move",
      title: from,
      comment: "Onwards",
    },
  });
  const deleted = await administrator.does(
    "deletePage",
    { page: { id: page }, reason: "Enough" },
    `${log} errors { code }`,
  );
  assert.deepEqual([deleted.logEntry.title, deleted.logEntry.comment], [to, "Enough"]);
});

test("what the viewer has done", async () => {
  const colleague = await workshop.as("colleague");
  const { revision } = await colleague.writes(unused("Ahead"), "Mine.", { summary: "My own" });
  const { viewer } = await colleague.ask(
    "{ viewer { contributions(first: 1) { nodes { databaseId comment size } } } }",
  );
  assert.deepEqual(viewer.contributions.nodes, [{ databaseId: revision, comment: "My own", size: 5 }]);
});
