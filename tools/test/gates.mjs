#!/usr/bin/env node
// npm run test:gates [-- name]: plays the attacks of test/gates (those whose names hold `name`) against the built
// command line, prints a table of kills and false blocks, and ends with `N passed, N failed`.
process.env.WAZIR_GATES = process.argv[2] ?? "";
const { runGates } = await import("./layers.mjs");
const { passed, failed } = await runGates();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
