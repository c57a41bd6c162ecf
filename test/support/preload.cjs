// Loaded with --require into every program the protocol tests start: no program of ours may use the network.
// At the end it writes what was tried, and the process's largest resident size, to the file WAZIR_TEST_REPORT.
"use strict";
const { writeFileSync } = require("node:fs");
const process = require("node:process");

const attempts = [];

/** Replaces functions of an object by ones that note the call and throw. */
function forbid(owner, name, methods) {
  for (const method of methods) {
    owner[method] = () => {
      attempts.push(`${name}.${method}`);
      throw new Error(`${name}.${method}: no network`);
    };
  }
}

const net = require("node:net");
const dns = require("node:dns");
const lookups = ["lookup", "resolve", "resolve4", "resolve6", "resolveAny", "resolveTxt", "reverse"];
forbid(net, "net", ["connect", "createConnection", "createServer"]);
forbid(net.Socket.prototype, "net.Socket", ["connect"]);
forbid(require("node:tls"), "tls", ["connect"]);
forbid(require("node:http"), "http", ["request", "get", "createServer"]);
forbid(require("node:https"), "https", ["request", "get", "createServer"]);
forbid(require("node:http2"), "http2", ["connect"]);
forbid(require("node:dgram"), "dgram", ["createSocket"]);
forbid(dns, "dns", lookups);
forbid(dns.promises, "dns.promises", lookups);
forbid(globalThis, "globalThis", ["fetch", "WebSocket", "EventSource"]);

process.on("exit", () => {
  const report = process.env.WAZIR_TEST_REPORT;
  // maxRSS is in kilobytes on every system.
  if (report)
    writeFileSync(report, JSON.stringify({ network: attempts, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
});
