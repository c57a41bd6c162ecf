import { stringify } from "yaml";
import { DEFAULT_STATE_ROOT, slug } from "./manifest";

/** The text of a new project's manifest, ten lines: what it leaves out comes from the bundled one. */
export function initialManifest(folderName: string): string {
  const name = stringify(slug(folderName, "project")).trim();
  const display = stringify(folderName).trim();
  return [
    "# The pipeline of this project. What is left out here comes from the manifest bundled with Wazir.",
    "manifest_version: 2",
    "",
    "project:",
    `  name: ${name}`,
    `  display_name: ${display}`,
    "",
    "# Relative to this file. `roles`, `workflows`, `skills` … may name folders that add to the bundled ones.",
    "paths:",
    `  state_root_default: ${DEFAULT_STATE_ROOT}`,
    "",
  ].join("\n");
}
