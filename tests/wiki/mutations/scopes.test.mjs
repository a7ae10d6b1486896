// Who may do what: strangers, sessions and API tokens of each scope, against every mutation and private field.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { unused } from "./workshop/titles.mjs";
import { Workshop } from "./workshop/workshop.mjs";

let workshop, administrator;
before(async () => {
  workshop = await Workshop.open();
  administrator = await workshop.as("administrator");
});
after(() => workshop.close());

/** Input that would be refused for another reason if it got so far, by the scope that the mutation asks for. */
const nothing = () => ({ title: unused("No such page") });
const MUTATIONS = {
  EDIT: {
    editPage: () => ({ page: nothing(), content: { text: "x" }, mode: "UPDATE_ONLY" }),
    undoRevision: () => ({ revisionId: 99999999 }),
    watchPage: () => ({ page: { id: 99999999 } }),
    purgePages: () => ({ pages: [nothing()] }),
    thankRevision: () => ({ revisionId: 99999999 }),
  },
  MODERATE: {
    rollbackPage: () => ({ page: nothing(), user: "Nobody" }),
    movePage: () => ({ from: nothing(), to: unused("Nowhere") }),
    deletePage: () => ({ page: nothing() }),
    undeletePage: () => nothing(),
    protectPage: () => ({ page: nothing(), protections: [] }),
    patrolRevision: () => ({ revisionId: 99999999 }),
    blockUser: () => ({ user: unused("Nobody") }),
    unblockUser: () => ({ user: unused("Nobody") }),
  },
};

/** The code that keeps somebody from a mutation; undefined if they get as far as the wiki. */
async function barrier(person, mutation, input) {
  const { errors } = await person.attempt(mutation, input);
  const code = errors?.[0].extensions.code;
  return ["UNAUTHENTICATED", "FORBIDDEN"].includes(code) ? code : undefined;
}

async function token(scopes) {
  const { secret } = await administrator.does("createApiToken", { name: scopes.join(), scopes });
  workshop.secrets.push(secret);
  return workshop.bearer(secret);
}

test("a stranger may do nothing, a session everything", async () => {
  for (const [mutation, input] of Object.values(MUTATIONS).flatMap(Object.entries)) {
    assert.equal(await barrier(workshop.stranger(), mutation, input()), "UNAUTHENTICATED", mutation);
    assert.equal(await barrier(administrator, mutation, input()), undefined, mutation);
  }
  const secret = "0".repeat(64);
  for (const scopeless of [workshop.bearer(secret), workshop.bearer(`wikigraph_${secret}`)]) {
    const { data, errors } = await scopeless.answer("mutation { logOut { isLoggedOut } }");
    assert.ok(errors || !data.logOut?.isLoggedOut, "a token that nobody made");
  }
});

test("a token may do what its scopes say", async () => {
  for (const scopes of [["READ"], ["EDIT"], ["MODERATE"], ["READ", "EDIT", "MODERATE"]]) {
    const script = await token(scopes);
    for (const [scope, mutations] of Object.entries(MUTATIONS)) {
      for (const [mutation, input] of Object.entries(mutations)) {
        const expected = scopes.includes(scope) ? undefined : "FORBIDDEN";
        assert.equal(await barrier(script, mutation, input()), expected, `${mutation} with ${scopes}`);
      }
    }
  }
});

test("a token makes no other tokens, and tells nobody of them", async () => {
  const script = await token(["READ", "EDIT", "MODERATE"]);
  assert.equal(await barrier(script, "createApiToken", { name: "more", scopes: ["READ"] }), "FORBIDDEN");
  const { data, errors } = await administrator.answer("{ viewer { apiTokens { id name scopes lastUsedAt } } }");
  assert.equal(errors, undefined);
  assert.ok(data.viewer.apiTokens.length > 0);
});

test("a token is used until it is revoked", async () => {
  const { secret, apiToken } = await administrator.does("createApiToken", {
    name: "short-lived",
    scopes: ["READ", "EDIT"],
  });
  workshop.secrets.push(secret);
  const script = workshop.bearer(secret);
  await script.writes(unused("By a script"), "Automatic.");
  const { viewer } = await administrator.ask("{ viewer { apiTokens { id lastUsedAt } } }");
  assert.ok(viewer.apiTokens.find(({ id }) => id === apiToken.id).lastUsedAt);
  const { revokedId } = await administrator.does("revokeApiToken", { id: apiToken.id });
  assert.equal(revokedId, apiToken.id);
  const attempt = await script.attempt("editPage", { page: { title: unused("Too late") }, content: { text: "x" } });
  assert.ok(attempt.errors?.length, "a revoked token still writes");
});
