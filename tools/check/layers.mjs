#!/usr/bin/env node
// npm run check:layers: no import of src/ points outwards; and the rules themselves work, shown on imports that break them.
import { cruise } from "dependency-cruiser";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repositoryRoot } from "../host/paths.mjs";

const require = createRequire(import.meta.url);
const { forbidden, options } = require(join(repositoryRoot, ".dependency-cruiser.cjs"));

const violations = await violationsIn(repositoryRoot);
for (const { rule, from, to } of violations) console.error(`${from} may not import ${to} (${rule.name})`);

const broken = await violationsIn(join(repositoryRoot, "test/fixtures/layers"));
const files = new Set(broken.map(({ rule, from }) => `${from.replace("src/", "")}: ${rule.name}`));
const expected = [
  "core/imports-service.ts: core-imports",
  "core/imports-node.ts: core-packages",
  "core/imports-protocol.ts: core-packages",
  "service/imports-server.ts: service-imports",
  "server/imports-vscode.ts: vscode-only-in-extension",
  "server/loop-a.ts: no-circular",
  "cli/imports-server-library.ts: language-server-library-only-in-server",
  "extension/imports-server.ts: extension-imports",
  "platform/imports-test-tool.ts: no-dev-dependencies",
  "protocol/imports-core.ts: protocol-imports",
  "webview/imports-core.ts: webview-imports",
  "webview/imports-node.ts: webview-packages",
];
const missed = expected.filter((file) => !files.has(file));
for (const file of missed) console.error(`The rules let through what they must reject: ${file}`);

if (violations.length + missed.length > 0) process.exit(1);
console.log(`No import points outwards; ${expected.length} that would are rejected.`);

/** @param {string} baseDir */
async function violationsIn(baseDir) {
  const { output } = await cruise(["src"], {
    ...options,
    tsConfig: undefined,
    baseDir,
    ruleSet: { forbidden, options },
    validate: true,
  });
  return output.summary.violations;
}
