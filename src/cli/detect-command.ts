import { Command, Option } from "commander";
import type { DetectOptions } from "./detect/detect";

/** `wazir detect`, without what does it: that is loaded when it is asked for. */
export function detectCommand(): Command {
  return new Command("detect")
    .description("look for breaches of the expertise modules' rules in source files")
    .argument("[path...]", "files and folders; the working directory where none is named")
    .addOption(
      new Option("--confidence <lowest>", "how sure a detector is at least")
        .choices(["high", "medium", "low"])
        .default("high"),
    )
    .option("--module <id>", "only the detectors of this module; may be given several times", more, [])
    .option("--bundled", "leave out the modules that the project brings itself")
    .addOption(new Option("--json", "print what was found as JSON").conflicts("sarif"))
    .option("--sarif", "print what was found as SARIF 2.1.0")
    .action(async (paths: string[], options: DetectOptions) => {
      const { detect } = await import("./detect/detect");
      process.exitCode = await detect(paths, options);
    });
}

function more(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
