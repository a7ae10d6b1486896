// The real wiki behind the stand-in: calls are passed on to it as somebody, and its answers passed back as they are.
import { Agent, request as send } from "node:http";

/** Headers that hold for one connection only, or that the wiki must not get from outside. */
const KEPT_BACK = [
  "authorization",
  "connection",
  "host",
  "keep-alive",
  "proxy-connection",
  "te",
  "transfer-encoding",
  "upgrade",
];

export class Wiki {
  #port;
  #secret;
  #agent = new Agent({ keepAlive: false, maxSockets: 32 });

  constructor(port, secret) {
    this.#port = port;
    this.#secret = secret;
  }

  /** The wiki's whole answer to a call: `{ status, headers, body }`. */
  pass(call, identity = {}) {
    const headers = Object.entries(call.headers).filter(
      ([name]) => !KEPT_BACK.includes(name) && !name.startsWith("x-lab-"),
    );
    return this.#exchange(call.method, call.target, { ...Object.fromEntries(headers), ...identity }, call.body);
  }

  /** How the wiki is told that an access token's owner calls. */
  identityOf(access) {
    return {
      "X-Lab-Secret": this.#secret,
      "X-Lab-User": String(access.user),
      "X-Lab-Token": access.key,
      ...(access.grants && { "X-Lab-Grants": access.grants.join("|") }),
      ...(access.consumer?.isOwnerOnly && { "X-Lab-Owner-Only": "1" }),
    };
  }

  /** How the wiki is told to refuse a call, which it does in the form that the call asks for; `code` is not the usual one. */
  refusing(reason, code) {
    return {
      "X-Lab-Secret": this.#secret,
      "X-Lab-Refusal": encodeURIComponent(reason),
      ...(code && { "X-Lab-Refusal-Code": code }),
    };
  }

  /** Asks api.php on our own behalf, as a stranger or as the user with an id. */
  async ask(parameters, user) {
    const query = new URLSearchParams({ action: "query", format: "json", formatversion: 2, ...parameters });
    const identity = user === undefined ? {} : this.identityOf({ user, key: "stand-in" });
    const { body } = await this.#exchange("GET", `/w/api.php?${query}`, identity);
    return JSON.parse(body).query;
  }

  #exchange(method, path, headers, body = "") {
    return new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port: this.#port, agent: this.#agent, method, path, headers };
      const exchange = send(options, (answer) => {
        const pieces = [];
        answer.on("data", (piece) => pieces.push(piece));
        answer.on("end", () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(pieces) }),
        );
        answer.on("error", reject);
      });
      exchange.on("error", reject);
      exchange.end(body);
    });
  }
}
