// A server on a loopback port: takes a whole request, and delivers an answer, holds it back, or cuts the line.
import { createServer } from "node:http";
import { Call } from "./call.mjs";

/** Connections of calls that hang. */
const hung = new Set();

/** Lets go of all calls that hang: their connections end without an answer. */
export function release() {
  for (const response of hung) response.destroy();
  hung.clear();
}

/** Serves what `answerTo` gives for each call, at the address of a URL. */
export function serve(address, answerTo) {
  const server = createServer(async (request, response) => {
    try {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      deliver(response, await answerTo(new Call(request, Buffer.concat(pieces))));
    } catch (error) {
      console.error(error);
      if (response.headersSent) response.destroy();
      else response.writeHead(502, { "Content-Type": "text/plain" }).end(`The stand-in failed: ${error.message}`);
    }
  });
  server.listen(Number(new URL(address).port), "127.0.0.1");
}

function deliver(response, { status, headers, body, isHung, isCut }) {
  if (isCut) {
    response.destroy();
  } else if (isHung) {
    hung.add(response);
    response.on("close", () => hung.delete(response));
  } else {
    const { "transfer-encoding": _, connection: __, ...others } = headers;
    response.writeHead(status, { ...others, "content-length": Buffer.byteLength(body) }).end(body);
  }
}
