// One request to the wiki: what it asks for, and the parameters that a signature covers.
import { parseHeader, parsePairs, textOf } from "./parameters.mjs";

const FORM = "application/x-www-form-urlencoded";

export class Call {
  constructor(request, body) {
    const [path, ...query] = request.url.split("?");
    this.method = request.method;
    this.target = request.url;
    this.path = path;
    this.headers = request.headers;
    this.body = body;
    this.query = parsePairs(query.join("?"));
    this.form = this.#isForm() ? parsePairs(body.toString("latin1")) : new Map();
  }

  /** Multipart bodies hold parameters, too, but no signature covers them. */
  #isForm() {
    return this.method === "POST" && (this.headers["content-type"] ?? "").startsWith(FORM);
  }

  /** Whether it means to be signed: the header has to begin exactly so. */
  get isSigned() {
    return (this.headers.authorization ?? "").startsWith("OAuth ");
  }

  /** All that is signed, as `[name, value]`: a name in the header outdoes one in the form, and that one in the query. */
  get signedParameters() {
    const header = this.isSigned ? parseHeader(this.headers.authorization) : new Map();
    const all = new Map([...this.query, ...this.form, ...header]);
    return [...all].flatMap(([name, values]) => values.map((value) => [name, value]));
  }

  /** A parameter of the handshake. */
  signed(name) {
    const [, value] = this.signedParameters.find(([other]) => other === name) ?? [];
    return value === undefined ? undefined : textOf(value);
  }

  /** A parameter as api.php or a form sees it: what was posted comes first, and the last of several counts. */
  value(name) {
    const value = (this.form.get(name) ?? this.query.get(name))?.at(-1);
    return value === undefined ? undefined : textOf(value);
  }

  /** The subpage of Special:OAuth that is asked for, by either kind of address. */
  get specialPage() {
    const title = this.value("title") ?? decodeURIComponent(/^\/wiki\/(.*)$/.exec(this.path)?.[1] ?? "");
    return /^Special:OAuth\/(\w+)$/.exec(title)?.[1];
  }

  get isApi() {
    return this.path === "/w/api.php";
  }

  /** What api.php is asked to do: `edit`, or `query+tokens` with all that a query asks for. */
  get module() {
    const action = this.value("action") ?? "help";
    const parts = ["prop", "list", "meta"].flatMap((kind) => this.value(kind)?.split("|") ?? []);
    return action === "query" ? [action, ...parts].join("+") : action;
  }

  /** All parameters in brief, for whoever looks at what was called. */
  get summary() {
    const names = [...new Set([...this.query.keys(), ...this.form.keys()])];
    return Object.fromEntries(names.map((name) => [textOf(name), this.value(textOf(name)).slice(0, 200)]));
  }
}
