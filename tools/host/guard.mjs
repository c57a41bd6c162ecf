// Runs `command args…` (its own arguments) and ends the process group it leads as soon as its standard input closes,
// which is what happens when the process that started it is gone, however it went.
import { spawn } from "node:child_process";

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

child.once("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGTERM" ? 143 : 137)));

// A signal to the group reaches the child by itself; the guard only waits for the child to end.
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT", "SIGHUP"])) process.on(signal, () => {});

process.stdin.on("close", () => process.kill(0, "SIGKILL"));
process.stdin.on("error", () => process.kill(0, "SIGKILL"));
process.stdin.resume();
