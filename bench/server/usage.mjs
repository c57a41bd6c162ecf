// Preloaded into a server that is measured: answers its parent with what the process takes. Needs --expose-gc.
import process from "node:process";

process.on("message", ({ collected }) => {
  if (collected) for (let times = 0; times < 3; times++) globalThis.gc();
  const { user, system } = process.cpuUsage();
  process.send({ heapMB: process.memoryUsage().heapUsed / 1e6, processorMs: (user + system) / 1000 });
});
process.channel.unref();
