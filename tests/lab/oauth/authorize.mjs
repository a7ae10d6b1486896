// Special:OAuth's pages for people: who are you here, and do you allow it? Nobody has to log in first, as this is a lab.
import { addressAfter } from "./callback.mjs";
import { numberOf } from "./people.mjs";
import { Refusal } from "./refusal.mjs";

export class Authorize {
  #accounts;
  #wiki;
  #tokens;

  constructor({ accounts, wiki, tokens }) {
    this.#accounts = accounts;
    this.#wiki = wiki;
    this.#tokens = tokens;
  }

  async answer(call) {
    try {
      if (call.specialPage === "verified") return verified(call);
      const request = this.#tokens.request(call.value("requestToken") ?? call.value("oauth_token"));
      const key = call.value("consumerKey") ?? call.value("oauth_consumer_key") ?? request.consumer.consumerKey;
      if (key !== request.consumer.consumerKey) throw Refusal.named("mwoauthserver-bad-consumer-key");
      if (call.method !== "POST") return page("Allow this application?", this.#form(call, request));
      return call.value("cancel") === undefined ? await this.#allow(call, request) : cancelled();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return page("Application Connection Error", `<p>${escaped(refusal.message)}</p>`);
    }
  }

  /** The scripted way is to post `requestToken`, `account` and `accept` to the page's own address. */
  #form(call, request) {
    const choices = Object.entries(this.#accounts).map(([role, name], index) => {
      const [value, checked] = [escaped(name), index === 0 ? " checked" : ""];
      return `<li><label><input type="radio" name="account" value="${value}"${checked}> ${value} (${escaped(role)})</label></li>`;
    });
    const grants = request.consumer.grants.map((grant) => `<li>${escaped(grant)}</li>`);
    return `
      <p>This is a test lab: choose who you are. The application asks for</p>
      <ul>${grants.join("")}</ul>
      <form method="post" action="${escaped(call.target)}">
        <input type="hidden" name="requestToken" value="${escaped(request.key)}">
        <fieldset><legend>Account</legend><ul>${choices.join("")}</ul></fieldset>
        <button type="submit" name="accept" value="1">Allow</button>
        <button type="submit" name="cancel" value="1">Cancel</button>
      </form>`;
  }

  async #allow(call, request) {
    const name = call.value("account");
    const user = name && (await numberOf(this.#wiki, name));
    if (!user) throw Refusal.named("mwoauth-invalid-authorization-invalid-user");
    const approved = this.#tokens.approve(request, user, request.consumer.grants);
    approved.access.name = name;
    const query = new URLSearchParams({ oauth_verifier: approved.verifier, oauth_token: approved.key });
    const code = `/w/index.php?title=Special:OAuth/verified&${query}`;
    return { status: 302, headers: { Location: addressAfter(approved) ?? code }, body: "" };
  }
}

function verified(call) {
  return page(
    "Allowed",
    `<p>Give this value to the application: <strong id="verifier">${escaped(call.value("oauth_verifier") ?? "")}</strong></p>`,
  );
}

/** The application is not told: it never hears of this person again. */
function cancelled() {
  return page("Cancelled", "<p>The application was not allowed to act for you.</p>");
}

export function page(title, html) {
  const body = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
    <body><main><h1>${title}</h1>${html}</main></body></html>`;
  return { status: 200, headers: { "Content-Type": "text/html; charset=utf-8" }, body };
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
