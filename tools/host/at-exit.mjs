/** @type {Set<() => void>} */
const actions = new Set();
let listening = false;

const exitCodes = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });

/**
 * Runs an action when this process ends: normally, through `process.exit`, or on SIGINT, SIGTERM and SIGHUP.
 * @param {() => void} action synchronous; what it throws is ignored so that the others still run
 * @returns {() => void} takes the action back
 */
export function atExit(action) {
  listen();
  actions.add(action);
  return () => actions.delete(action);
}

function listen() {
  if (listening) return;
  listening = true;
  process.on("exit", runAll);
  for (const [signal, code] of Object.entries(exitCodes)) process.on(signal, () => process.exit(code));
}

function runAll() {
  for (const action of [...actions].reverse()) {
    try {
      action();
    } catch {
      // The process is ending: the remaining actions matter more than this one's failure.
    }
  }
  actions.clear();
}
