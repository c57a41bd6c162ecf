import { stringify } from "yaml";
import { readDocument } from "../documents/read-document";
import { entryOf, type MapEntry } from "../documents/tree";

/** The header values of an artifact that its template leaves open. */
export interface ArtifactHeader {
  readonly phase: string;
  readonly role: string;
  readonly runId: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** A text in place of what stands from `start` to `end`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text of a new artifact: its template with this header's values in place of the template's. A value that the
 * template leaves open is written, a key that it leaves out is added at the top.
 */
export function newArtifact(template: string, header: ArtifactHeader): string {
  const { roots, frontMatter } = readDocument(template, "markdown");
  const root = roots[0]?.node;
  const flow = root?.type === "map" && root.flow;
  const values = { phase: header.phase, role: header.role, run_id: header.runId, created_at: header.createdAt };
  const missing: string[] = [];
  const edits: Edit[] = [];
  for (const [key, value] of Object.entries(values)) {
    const text = asYaml(value, flow);
    const entry = entryOf(root, key);
    if (entry === undefined) missing.push(`${key}: ${text}`);
    else edits.push(editOf(template, entry, text));
  }
  const eol = /\r\n|\n|\r/.exec(template)?.[0] ?? "\n";
  if (frontMatter === undefined) return ["---", ...missing, "---", template].join(eol);
  const start = flow ? root.range.start + 1 : frontMatter.start;
  edits.push({ start, end: start, text: missing.map((line) => (flow ? ` ${line},` : `${line}${eol}`)).join("") });
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), template);
}

/** What writes a value: in place of the one that is there, or after the colon where none is, or an alias. */
function editOf(template: string, { value, keyRange, range }: MapEntry, text: string): Edit {
  if (value !== undefined && value.range.start >= keyRange.end && value.range.end <= range.end) {
    const { start, end } = value.range;
    return { start, end: start + template.slice(start, end).trimEnd().length, text };
  }
  const colon = template.indexOf(":", keyRange.end) + 1;
  return { start: colon, end: Math.max(colon, range.end), text: ` ${text}` };
}

/** A text as YAML on one line: plain where it is read back as it stands, quoted otherwise. */
function asYaml(value: string, flow: boolean): string {
  return !flow && stringify(value, { lineWidth: 0 }) === `${value}\n` ? value : JSON.stringify(value);
}
