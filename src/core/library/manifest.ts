import { containedPath } from "../files/contained";
import { isAbsolute, join, normalise } from "../files/path";
import { laneTableOf, type LaneTable } from "../pipeline/lane-table";
import { severitiesOf, type Severities } from "../rules/severities";
import { recordOf, textsOf } from "./item";

/** The file name by which a project is known. */
export const MANIFEST_NAME = "wazir.manifest.yaml";

/** Where runs are kept unless a manifest says otherwise, relative to the project. */
export const DEFAULT_STATE_ROOT = ".wazir";

/** What a manifest says, with the bundled manifest's word for all that it leaves out. */
export interface ManifestValues {
  readonly name: string;
  readonly phases: readonly string[];
  readonly workflows: readonly string[];
  readonly roles: readonly string[];
  readonly requiredHooks: readonly string[];
  /** The hosts that the project is used in. */
  readonly hosts: readonly string[];
  /** Phrases that roles and workflows may not contain. */
  readonly prohibitedTerms: readonly string[];
  readonly lanes: LaneTable;
  /** Folders relative to the manifest, by key; only what this manifest itself names. */
  readonly paths: Readonly<Record<string, string>>;
  /** Severities of rules that this manifest chooses for the team. */
  readonly rules: Severities;
}

/** Reads a manifest's value. Entries of a wrong type are passed over: the schema reports them. */
export function manifestValues(value: unknown, fallback: ManifestValues | undefined): ManifestValues {
  const fields = recordOf(value);
  const list = (key: string, otherwise: readonly string[] | undefined): readonly string[] =>
    Array.isArray(fields[key]) ? textsOf(fields[key]) : (otherwise ?? []);
  const name = recordOf(fields.project).name;
  const paths = Object.entries(recordOf(fields.paths)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return {
    name: typeof name === "string" ? name : (fallback?.name ?? ""),
    phases: list("phases", fallback?.phases),
    workflows: list("workflows", fallback?.workflows),
    roles: list("roles", fallback?.roles),
    requiredHooks: list("required_hooks", fallback?.requiredHooks),
    hosts: list("hosts", fallback?.hosts),
    prohibitedTerms: list("prohibited_terms", fallback?.prohibitedTerms),
    lanes: laneTableOf(fields.lanes, fallback?.lanes ?? {}),
    paths: Object.fromEntries(paths),
    rules: severitiesOf(fields.rules),
  };
}

/** The absolute folders that a manifest's `paths` name inside of its project; others are left out. */
export function contentFolders(root: string, manifest: ManifestValues): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const [key, written] of Object.entries(manifest.paths)) {
    const contained = containedPath(root, written);
    if (contained.state === "inside" && key !== "state_root_default") folders.set(key, contained.path);
  }
  return folders;
}

/**
 * The absolute folder of a project's runs. `{project_slug}` stands for the project's name, `~` for `home`; a path
 * that leaves the project is allowed here because a person's manifest names it on purpose.
 */
export function stateRootOf(root: string, manifest: ManifestValues, home: string | undefined): string {
  const written = manifest.paths.state_root_default ?? DEFAULT_STATE_ROOT;
  const named = written.replaceAll("{project_slug}", slug(manifest.name, "wazir-project")).replaceAll("\\", "/");
  if (/^~(\/|$)/.test(named)) return home === undefined ? join(root, DEFAULT_STATE_ROOT) : join(home, named.slice(2));
  return isAbsolute(named) ? normalise(named) : join(root, named);
}

/** Lower-case words of letters and digits joined by `-`; `otherwise` where nothing is left. */
export function slug(text: string, otherwise: string): string {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return words === "" ? otherwise : words;
}
