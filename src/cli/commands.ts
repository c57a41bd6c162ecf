import { CommanderError } from "commander";
import { EXIT } from "./exit-codes";
import { packageVersion } from "./package-version";
import { program } from "./program";

async function main(): Promise<void> {
  // Set where an editor's program serves as Node; what this program starts is to be itself again.
  delete process.env.ELECTRON_RUN_AS_NODE;
  try {
    await program(packageVersion()).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
      return;
    }
    process.stderr.write(`wazir failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = EXIT.internal;
  }
}

void main();
