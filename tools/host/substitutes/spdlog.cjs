// Takes the place of VS Code's native log writer where that is not built: same interface, plain appended files. Without
// it the host's log files, and with them every log output channel, stay empty.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const names = ["trace", "debug", "info", "warning", "error", "critical"];
const infoLevel = 2;

class Logger {
  constructor(/** @type {string} */ _type, /** @type {string} */ _name, /** @type {string} */ file) {
    mkdirSync(dirname(file), { recursive: true });
    this.file = file;
    this.level = infoLevel;
    this.formatted = true;
  }

  trace(/** @type {string} */ message) {
    this.write(0, message);
  }

  debug(/** @type {string} */ message) {
    this.write(1, message);
  }

  info(/** @type {string} */ message) {
    this.write(2, message);
  }

  warn(/** @type {string} */ message) {
    this.write(3, message);
  }

  error(/** @type {string} */ message) {
    this.write(4, message);
  }

  critical(/** @type {string} */ message) {
    this.write(5, message);
  }

  getLevel() {
    return this.level;
  }

  setLevel(/** @type {number} */ level) {
    this.level = level;
  }

  setPattern() {
    this.formatted = true;
  }

  clearFormatters() {
    this.formatted = false;
  }

  flush() {}

  drop() {}

  write(/** @type {number} */ level, /** @type {string} */ message) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    try {
      appendFileSync(this.file, this.formatted ? `${time} [${names[level]}] ${message}\n` : message);
    } catch {
      // The host is being taken down and its log folder with it.
    }
  }
}

/** @type {(name: string, file: string) => Promise<Logger>} */
const createLogger = async (name, file) => new Logger("file", name, file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = createLogger;
exports.createAsyncRotatingLogger = createLogger;
