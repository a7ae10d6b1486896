// Sends GraphQL requests to the server, and puts what can go wrong on the way into words for the response pane.
import { Kind, parse } from "graphql";

/** A page of another site cannot set a header, so the server takes this one as a sign that the request is meant. */
export const CSRF = { "X-Wikigraph-CSRF": "1" };

const HEADERS = {
  Accept: "application/graphql-response+json, application/json;q=0.9",
  "Content-Type": "application/json",
  ...CSRF,
};

/**
 * A GraphiQL fetcher for the endpoint `path` of this origin.
 * It answers with an observable rather than a promise, so that GraphiQL's stop button ends the request.
 */
export function createFetcher(path) {
  return (parameters, options = {}) => ({
    subscribe(observer) {
      const abort = new AbortController();
      ask(path, parameters, options.headers, abort.signal).then(
        (answer) => {
          observer.next(answer);
          observer.complete();
        },
        (failure) => {
          if (!abort.signal.aborted) observer.error(failure);
        },
      );
      return { unsubscribe: () => abort.abort() };
    },
  });
}

async function ask(path, parameters, headers, signal) {
  let request, response, text;
  try {
    request = requestFor(path, parameters, headers, signal);
  } catch (failure) {
    return problem(`The request cannot be sent; look for a malformed one among the headers below the query. ${failure.message}`);
  }
  try {
    response = await fetch(request);
    text = await response.text();
  } catch (failure) {
    if (signal.aborted) throw failure;
    return problem(
      `The server at ${location.origin} cannot be reached. Check that wikigraph is running and that you are online, then run the query again.`,
    );
  }
  return parseAnswer(response, text);
}

function requestFor(path, { query, variables, operationName }, headers, signal) {
  return new Request(path, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    body: JSON.stringify({ query, variables, operationName: operationIn(query, operationName) }),
    signal,
  });
}

/**
 * The name `wanted`, if `query` has an operation of that name. GraphiQL works names out a moment after typing,
 * so that a query run at once would come with the name of the one before.
 */
function operationIn(query, wanted) {
  try {
    const isWanted = ({ kind, name }) => kind === Kind.OPERATION_DEFINITION && name?.value === wanted;
    return parse(query).definitions.some(isWanted) ? wanted : undefined;
  } catch {
    // The server says what is wrong with the query.
    return undefined;
  }
}

function parseAnswer(response, text) {
  try {
    return JSON.parse(text);
  } catch {
    const status = `${response.status} ${response.statusText}`.trim();
    return problem(
      `The server at ${location.origin} answered ${status} without JSON. Something between this page and wikigraph, such as a proxy, may have answered in its place.`,
    );
  }
}

function problem(message) {
  return { errors: [{ message }] };
}
