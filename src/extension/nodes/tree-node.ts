export type { Translate } from "../../core/text/translate";

/** What a node stands for; the menus of a tree's items ask for it as `viewItem`. */
export type NodeKind =
  | "project"
  | "group"
  | "runs"
  | "phase"
  | "run"
  | "currentRun"
  | "artifact"
  | "evidence"
  | "finding"
  | "refusal"
  | "sentBack"
  | "events"
  | "workflow"
  | "role"
  | "skill"
  | "folder"
  | "module"
  | "hint";

/** An icon of the product icon theme, with the id of a theme colour where it has one. */
export interface NodeIcon {
  readonly id: string;
  readonly color?: string;
}

/** A document that a node opens. What ships with us opens read-only. */
export interface NodeDocument {
  /** Absolute, as `core` writes paths. */
  readonly path: string;
  readonly readOnly: boolean;
  /** Where in its text to look, in UTF-16 units. */
  readonly offset?: number;
}

/** What of a run a node is about: commands that are called on the node act on it. */
export interface NodeSubject {
  /** The id of the run. */
  readonly run: string;
  readonly phase?: string;
  /** Below the run's folder. */
  readonly artifact?: string;
  /** The kind of artifact that is to be written. */
  readonly artifactKind?: string;
  /** The id of a finding. */
  readonly finding?: string;
  /** What settles a refusal, and what it is about. */
  readonly settle?: { readonly act: string; readonly argument: string; readonly code: string };
}

/** One item of a tree as plain data, before it becomes an item of an editor. */
export interface TreeNode extends Partial<NodeSubject> {
  /** The same for the same thing after every refresh, unique in its tree. */
  readonly id: string;
  readonly kind: NodeKind;
  /** Which of the menus' actions fit it, as words with dots between: `phase.waiting`. The kind where it is left out. */
  readonly context?: string;
  readonly label: string;
  readonly description: string;
  /** Paragraphs of plain text. */
  readonly tooltip: readonly string[];
  readonly icon: NodeIcon;
  /** What a screen reader says, understood without the items around it. */
  readonly spoken: string;
  /** The folder of the project that the node belongs to; undefined for bundled content without a project. */
  readonly root: string | undefined;
  /** The id of the expertise module that it stands for. */
  readonly module?: string;
  readonly document?: NodeDocument;
  /** The id of a command of ours that a click runs instead of opening a document. */
  readonly command?: string;
  /** Absent for a leaf. */
  readonly children?: NodeChildren;
  /** Whether the children show before anyone asks for them. */
  readonly expanded?: boolean;
}

/** Children that are there, or how to get them. */
export type NodeChildren = readonly TreeNode[] | (() => Promise<readonly TreeNode[]>);

/** The children of a node, asked for where they have to be. */
export async function childrenOf({ children }: TreeNode): Promise<readonly TreeNode[]> {
  return typeof children === "function" ? children() : (children ?? []);
}

/** The children of a node that are there without being asked for. */
export function listedChildren({ children }: TreeNode): readonly TreeNode[] {
  return typeof children === "function" ? [] : (children ?? []);
}

/** A count with its thousands set apart: `1,934`. */
export function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

/** The parts joined by a dot in mid-line, empty ones left out: `executor · no gate`. */
export function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

/** The parts joined by commas, empty ones left out: how a label is read aloud. */
export function spokenOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}
