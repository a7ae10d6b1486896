// Somebody who puts questions and mutations to wikigraph, with a session, an API token, or as a stranger.
import assert from "node:assert/strict";

/** Every kind of error in a payload, with what is particular to it. */
export const ERRORS = `
  errors {
    __typename code message
    ... on EditConflict { currentRevision { databaseId } }
    ... on UserBlocked { block { reason expiry isPartial by { name } } }
    ... on PageProtected { level }
    ... on RateLimited { retryAfter }
    ... on ContentRejected { filter }
  }
`;

/** What is asked of each payload, unless a test asks for something else. */
const PAGE = "page { databaseId title namespace { number } length }";
const REVISION = "revision { databaseId }";
const SELECTIONS = {
  editPage: `isNoChange isNewPage ${PAGE} ${REVISION} ${ERRORS}`,
  undoRevision: `isNoChange isNewPage ${PAGE} ${REVISION} ${ERRORS}`,
  rollbackPage: `isNoChange isNewPage ${PAGE} ${REVISION} ${ERRORS}`,
  movePage: `${PAGE} redirect { databaseId title } logEntry { databaseId type action } ${ERRORS}`,
  deletePage: `logEntry { databaseId type action title comment actor { name } } ${ERRORS}`,
  undeletePage: `${PAGE} ${ERRORS}`,
  protectPage: `${PAGE} ${ERRORS}`,
  purgePages: `pages { databaseId title } ${ERRORS}`,
  watchPage: `${PAGE} ${ERRORS}`,
  patrolRevision: `${REVISION} ${ERRORS}`,
  thankRevision: `${REVISION} ${ERRORS}`,
  blockUser: `user { databaseId name } ${ERRORS}`,
  unblockUser: `user { databaseId name } ${ERRORS}`,
  createApiToken: `secret apiToken { id name scopes createdAt lastUsedAt expiresAt } ${ERRORS}`,
  revokeApiToken: `revokedId ${ERRORS}`,
};

const typeOf = (mutation) => `${mutation[0].toUpperCase()}${mutation.slice(1)}Input!`;

export class Person {
  #origin;
  #browser;
  #token;

  constructor(origin, { browser, token }) {
    this.#origin = origin;
    this.#browser = browser;
    this.#token = token;
  }

  get browser() {
    return this.#browser;
  }

  /** The whole answer to a document: `{ data, errors }`. */
  async answer(query, variables = {}) {
    const response = await this.#browser.fetch(`${this.#origin}/graphql`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Origin: this.#origin,
        "X-Wikigraph-CSRF": "1",
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  }

  /** The data of an answer that has no errors. */
  async ask(query, variables = {}) {
    const { data, errors = [] } = await this.answer(query, variables);
    assert.deepEqual(errors, [], `wikigraph complains about ${query} with ${JSON.stringify(variables)}`);
    return data;
  }

  /** Calls a mutation: the whole answer. */
  attempt(mutation, input, selection = SELECTIONS[mutation]) {
    return this.answer(`mutation ($input: ${typeOf(mutation)}) { ${mutation}(input: $input) { ${selection} } }`, {
      input,
    });
  }

  /** A mutation's payload, errors of the wiki's included. */
  async payload(mutation, input, selection) {
    const { data, errors = [] } = await this.attempt(mutation, input, selection);
    assert.deepEqual(errors, [], `${mutation} failed with ${JSON.stringify(input).slice(0, 500)}`);
    return data[mutation];
  }

  /** Carries a mutation out: its payload, without errors. */
  async does(mutation, input, selection) {
    const { errors, ...payload } = await this.payload(mutation, input, selection);
    assert.deepEqual(errors ?? [], [], `${mutation} was refused with ${JSON.stringify(input).slice(0, 500)}`);
    return payload;
  }

  /** The one error that the wiki answers a mutation with. */
  async refused(mutation, input) {
    const { errors, ...payload } = await this.payload(mutation, input);
    assert.equal(errors.length, 1, `${mutation} should be refused once: ${JSON.stringify({ errors, payload })}`);
    for (const part of [payload.page, payload.revision, payload.logEntry, payload.user])
      assert.equal(part ?? null, null);
    assert.notEqual(errors[0].message, "");
    return errors[0];
  }

  /** The code of a fault: an error of the whole answer. */
  async faulted(mutation, input) {
    const { data, errors = [] } = await this.attempt(mutation, input);
    assert.equal(errors.length, 1, `${mutation} should fail: ${JSON.stringify({ data, errors })}`);
    return errors[0].extensions.code;
  }

  /** Saves a page: the number of the page and that of the revision. */
  async writes(title, text, more = {}) {
    const { page, revision } = await this.does("editPage", { page: { title }, content: { text }, ...more });
    return { page: page?.databaseId, revision: revision?.databaseId };
  }
}
