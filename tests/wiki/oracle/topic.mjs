// A topic's questions, put to wikigraph over each database in turn, and to api.php.
import { test } from "node:test";
import { api } from "./action-api.mjs";
import { Comparison } from "./comparison.mjs";
import { databases } from "./databases.mjs";
import { Gateway } from "./gateway.mjs";

/** Questions by what they ask for. Each is a function of `{ wikigraph, api, database, same }`. */
export function topic(name, questions) {
  test(name, async (t) => {
    for (const database of databases) {
      const comparison = new Comparison();
      const same = comparison.same.bind(comparison);
      await t.test(database.name, async (t) => {
        const wikigraph = await Gateway.over(database);
        try {
          for (const [question, put] of Object.entries(questions)) {
            await t.test(question, () => put({ wikigraph, api, database, same }));
          }
        } finally {
          await wikigraph.stop();
        }
      });
      t.diagnostic(`${database.name}: ${name}, ${comparison.rows} rows compared`);
    }
  });
}
