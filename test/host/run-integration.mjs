#!/usr/bin/env node
// node test/host/run-integration.mjs [suite…] [--version 1.104.0]… [--no-bundle]
// WAZIR_TEST_HOST=web|desktop|auto chooses the host, WAZIR_TEST_GREP=<regex> the tests.
import { parseArgs } from "node:util";
import { runIntegration } from "./integration.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { version: { type: "string", multiple: true }, "no-bundle": { type: "boolean", default: false } },
});

const outcomes = await runIntegration({
  suites: positionals,
  bundle: !values["no-bundle"],
  ...(values.version ? { versions: values.version } : {}),
});

console.log("");
for (const { suite, version, host, passed, results, milliseconds } of outcomes) {
  const counts = results ? `${results.passed} passed, ${results.failed} failed` : "no results";
  console.log(
    `${passed ? "ok  " : "FAIL"} ${suite} ${version} (${host}): ${counts}, ${(milliseconds / 1000).toFixed(1)} s`,
  );
}
if (outcomes.length === 0) console.error("No suite has a workspace/ folder under test/vscode/.");
process.exit(outcomes.length > 0 && outcomes.every(({ passed }) => passed) ? 0 : 1);
