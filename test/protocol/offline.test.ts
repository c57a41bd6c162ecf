import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { wayOffline } from "../../tools/test/offline.mjs";

const place = wayOffline();
const MODULE = new URL("../../tools/test/offline.mjs", import.meta.url).href;

/** How often a piece of code, run where there is no network, wanted to leave. */
function triesOf(code: string): number {
  const [program = "", ...options] = "way" in place ? place.way : [];
  // A process of its own, so that what it is about to do when it ends is counted too.
  const counts = `import { triesToLeave } from ${JSON.stringify(MODULE)};
    import { spawnSync } from "node:child_process";
    const before = triesToLeave();
    spawnSync(process.execPath, ["-e", ${JSON.stringify(code)}]);
    console.log(triesToLeave() - before);`;
  const command = [process.execPath, "--input-type=module", "-e", counts];
  const { stdout, stderr } = spawnSync(program, [...options, ...command], { encoding: "utf8" });
  if (!/^\d+\n$/.test(stdout)) throw new Error(stderr);
  return Number(stdout);
}

describe.skipIf(!("way" in place))("the place without a network that `npm test` runs in", () => {
  test.each([
    ["a name that is looked up", "require('node:dns').lookup('example.com', () => {})"],
    ["a name that is asked for at the name server itself", "require('node:dns').resolve4('example.com', () => {})"],
    ["a request", "fetch('https://example.com/').catch(() => {})"],
    ["a connection to an address", "require('node:net').connect(443, '192.0.2.7').on('error', () => {})"],
    ["one over IPv6", "require('node:net').connect(443, '2001:db8::1').on('error', () => {})"],
    [
      "a datagram",
      "const s = require('node:dgram').createSocket('udp4'); s.send('x', 9, '192.0.2.7', () => s.close())",
    ],
    [
      "a program that a program starts",
      "require('node:child_process').spawnSync(process.execPath, ['-e', \"fetch('http://192.0.2.7/').catch(() => {})\"])",
    ],
  ])("counts %s", (_what, code) => {
    expect(triesOf(code)).toBeGreaterThan(0);
  });

  test("counts nothing where nobody leaves, nor what stays on this machine", () => {
    const local = "require('node:http').createServer((q, a) => a.end()).listen(0, '127.0.0.1', function () {";
    const asked = "fetch('http://localhost:' + this.address().port).catch(() => {}).finally(() => this.close()) })";
    expect([triesOf("1"), triesOf(local + asked)]).toEqual([0, 0]);
  });
});
