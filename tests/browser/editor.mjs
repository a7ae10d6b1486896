// What a reader does with the editors of the playground: type a query, run it, read the answer.

const QUERY_EDITOR = ".graphiql-query-editor .monaco-editor";
const ANSWER = ".result-window .view-lines";

/** Resolves once the query editor is there to be typed into. */
export async function editorReady(page) {
  await page.locator(`${QUERY_EDITOR} .view-lines`).waitFor();
}

/** Replaces the query by `text`, typed on the keyboard. */
export async function typeQuery(page, text) {
  await editorReady(page);
  await page.locator(`${QUERY_EDITOR} .view-lines`).click();
  await page.keyboard.press("Control+A");
  // A bracket typed over a selection would enclose it.
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
}

/** Runs the query by Ctrl-Enter, and gives the server's answer. */
export async function runQuery(page) {
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === "/graphql");
  await page.keyboard.press("Control+Enter");
  return (await answered).json();
}

/** Resolves once the response pane shows `text`; Monaco writes spaces as no-break spaces and wraps long lines. */
export async function answerShows(page, text) {
  await page.waitForFunction(
    ([selector, wanted]) => {
      const squeezed = (string) => string.replaceAll(/\s/g, "");
      return squeezed(document.querySelector(selector)?.textContent ?? "").includes(squeezed(wanted));
    },
    [ANSWER, text],
  );
}

/** The query as the editor holds it now. */
export async function currentQuery(page) {
  const lines = await page.locator(`${QUERY_EDITOR} .view-line`).allTextContents();
  return lines.join("\n").replaceAll("\u00a0", " ");
}

/** The titles of the tabs, from left to right. */
export function tabTitles(page) {
  return page.locator("[role=tab] .graphiql-tab-button").allTextContents();
}
