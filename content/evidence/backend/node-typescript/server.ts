import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
type Closable = { close(): Promise<void> };

/** Serves until SIGTERM or SIGINT, then drains: at most `graceMs` after `noticeMs`. */
export async function serve(app: RequestListener, port: number, pools: Closable[], noticeMs = 5_000, graceMs = 20_000) {
  let closing = false;
  const server = createServer((req, res) => {
    if (req.url === "/ready") return void res.writeHead(closing ? 503 : 204).end();
    app(req, res);
  });
  server.listen(port);
  await once(server, "listening");

  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  closing = true;
  await sleep(noticeMs); // the balancer sees /ready fail before the port goes away
  const late = setTimeout(() => {
    console.error("drain deadline passed");
    process.exit(1);
  }, graceMs);
  const closed = once(server, "close");
  server.close(); // ends idle sockets once; those busy now stay open after their answer
  const sweep = setInterval(() => server.closeIdleConnections(), 250);
  await closed;
  clearInterval(sweep);
  await Promise.all(pools.map((pool) => pool.close()));
  clearTimeout(late);
}
