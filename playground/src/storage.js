// What the page remembers from visit to visit: tabs, history, theme. It has a name of its own in the browser's
// storage, because another GraphiQL may be, or have been, at the same address.
import { createLocalStorage } from "@graphiql/toolkit";

const HISTORIES = ["graphiql:queries", "graphiql:favorites"];

// Request headers may hold a secret. GraphiQL keeps them out of the tabs it stores, but not out of the history.
const withoutHeaders = (key, value) => (key === "headers" ? undefined : value);

export const storage = createLocalStorage({ namespace: "wikigraph" });

const { setItem } = storage;
storage.setItem = (key, value) =>
  setItem(key, HISTORIES.includes(key) ? JSON.stringify(JSON.parse(value), withoutHeaders) : value);
