// A client's connection: sends a request, waits for the answer, and sends the next.
import { connect } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/** A connection to the gateway, kept for as long as it is used. */
export class Client {
  #socket;
  #received = [];
  #bytes = 0;
  #waiting;
  #failure;

  /** Connects to the port as somebody, who is named by an address. */
  static connect(port, address) {
    const client = new Client();
    client.address = address;
    return client.#connect(port);
  }

  #connect(port) {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    this.#socket = socket;
    socket.on("data", (data) => this.#receive(data));
    const fail = (error) => {
      this.#failure ??= error;
      this.#waiting?.reject(error);
    };
    socket.on("close", () => fail(new Error("the gateway closed the connection")));
    return new Promise((resolve, reject) => {
      socket.once("connect", () => resolve(this));
      socket.once("error", (error) => {
        fail(error);
        reject(error);
      });
    });
  }

  /** Asks; the answer's status, its seconds to wait, if any, and its body. */
  ask(body) {
    if (this.#failure) return Promise.reject(this.#failure);
    const answer = new Promise((resolve, reject) => (this.#waiting = { resolve, reject }));
    this.#socket.write(
      `POST /graphql HTTP/1.1\r\nHost: load\r\nX-Forwarded-For: ${this.address}\r\nContent-Type: application/json\r\n` +
        `Accept: application/graphql-response+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return answer;
  }

  close() {
    this.#failure ??= new Error("closed here");
    this.#socket.destroy();
  }

  #receive(data) {
    this.#received.push(data);
    this.#bytes += data.length;
    const { head, length } = this.#head();
    if (length === undefined || this.#bytes < head.at + length) return;
    const whole = this.#received.length === 1 ? this.#received[0] : Buffer.concat(this.#received);
    this.#received = [];
    this.#bytes = 0;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(head.text);
    const [, seconds] = /^retry-after: (\d+)/im.exec(head.text) ?? [];
    waiting.resolve({
      status: Number(status),
      wait: seconds === undefined ? undefined : Number(seconds),
      body: whole.toString("utf8", head.at),
    });
  }

  /** The head of the answer, as far as it is there, and how long the body is. */
  #head() {
    const first = this.#received.length === 1 ? this.#received[0] : (this.#received = [Buffer.concat(this.#received)])[0];
    const end = first.indexOf(END_OF_HEAD);
    if (end < 0) return {};
    const text = first.toString("latin1", 0, end);
    const [, length] = /^content-length: (\d+)/im.exec(text) ?? [];
    if (length === undefined) throw new Error(`an answer without a length: ${text}`);
    return { head: { text, at: end + END_OF_HEAD.length }, length: Number(length) };
  }
}
