// What a reader does with the editors of the playground: type a query, run it, read the answer.
import assert from "node:assert/strict";

const QUERY = ".graphiql-query-editor .view-line";
const ANSWER = ".result-window .view-line";

/** Resolves once the query editor is there to be typed into, and the page has been told the schema. */
export async function editorReady(page) {
  await page.locator(".graphiql-query-editor .view-lines").waitFor();
  await page.locator(".graphiql-sidebar .graphiql-spin").waitFor({ state: "detached" });
}

/** Replaces the query by `text`, typed on the keyboard. */
export async function typeQuery(page, text) {
  await editorReady(page);
  await page.locator(".graphiql-query-editor .view-lines").click();
  await page.keyboard.press("Control+A");
  // A bracket typed over a selection would enclose it.
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

/** Runs the query by Ctrl-Enter, and gives the server's answer. */
export async function runQuery(page) {
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === "/graphql");
  await page.keyboard.press("Control+Enter");
  const response = await (await asked).response();
  return response.json();
}

/** What an editor shows, as one string. Monaco has its lines in any order, and writes spaces as no-break spaces. */
function shownText(lines) {
  const height = (line) => Number.parseFloat(line.style.top);
  const ordered = [...lines].sort((one, other) => height(one) - height(other));
  return ordered.map((line) => line.textContent.replaceAll("\u00a0", " ")).join("\n");
}

/** The query as the editor shows it now. */
export function currentQuery(page) {
  return page.locator(QUERY).evaluateAll(shownText);
}

/** Resolves once the response pane shows `wanted`, however it breaks the lines. */
export async function answerShows(page, wanted) {
  const squeezed = (text) => text.replaceAll(/\s/g, "");
  const deadline = Date.now() + 30_000;
  let shown;
  do {
    shown = await page.locator(ANSWER).evaluateAll(shownText);
    if (squeezed(shown).includes(squeezed(wanted))) return;
  } while (Date.now() < deadline);
  assert.fail(`the response pane does not show ${wanted}, but:\n${shown}`);
}

/** The titles of the tabs, from left to right. */
export function tabTitles(page) {
  return page.locator("[role=tab] .graphiql-tab-button").allTextContents();
}
