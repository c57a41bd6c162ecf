import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that nothing listens on at the moment of the call.
 * @param {number} [wanted] tried first, then the 99 above it; without it the system chooses
 * @returns {Promise<number>}
 * @throws {Error} when all hundred are taken
 */
export async function freePort(wanted = 0) {
  if (wanted === 0) return listenOnce(0);
  const last = Math.min(wanted + 99, 65_535);
  for (let port = wanted; port <= last; port++) {
    try {
      return await listenOnce(port);
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    }
  }
  throw new Error(`No free port between ${wanted} and ${last}.`);
}

/** @param {number} port */
async function listenOnce(port) {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const { port: taken } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return taken;
}
