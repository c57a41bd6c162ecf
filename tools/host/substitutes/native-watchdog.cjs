// Takes the place of VS Code's native watchdog where that is not built: ends this process when the watched one is gone.
const process = require("node:process");
const { setInterval } = require("node:timers");

const checkMilliseconds = 1_000;
const exitCode = 87;

exports.start = (/** @type {number} */ pid) => {
  setInterval(() => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(exitCode);
    }
  }, checkMilliseconds).unref();
};

exports.exit = (/** @type {number} */ code) => process.exit(code);
