// What the stand-in can be asked besides OAuth: the calls that came, faults to come, tokens to take away.
import assert from "node:assert/strict";
import { lab } from "../../oracle/databases.mjs";

const { controlUrl, accounts } = lab.oauth;

async function control(method, path, given) {
  const body = given === undefined ? undefined : JSON.stringify(given);
  const response = await fetch(controlUrl + path, { method, body });
  const answer = await response.json();
  assert.equal(response.status, 200, answer.error);
  return answer;
}

/** The calls since the last `forgetCalls`, of an account if one is named, and of a module. */
export async function calls(account, module) {
  const all = await control("GET", "/calls");
  const isWanted = (call) => (!account || call.user === accounts[account]) && (!module || call.module === module);
  return all.filter(isWanted);
}

export const forgetCalls = () => control("DELETE", "/calls");

/** The next calls that an account makes of a module meet these faults, one after the other. */
export function faults(account, module, ...answers) {
  return control(
    "POST",
    "/faults",
    answers.map((fault) => ({ user: accounts[account], module, ...fault })),
  );
}

/** No more faults: calls that hang are cut off. */
export const mend = () => control("DELETE", "/faults");

export const pending = () => control("GET", "/faults");

/** As if the person had withdrawn the permission on the wiki. */
export const revoke = (account) => control("POST", "/tokens/revoke", { user: accounts[account] });

/** As if the person had allowed only so much. */
export const grant = (account, grants) => control("POST", "/tokens/grants", { user: accounts[account], grants });
