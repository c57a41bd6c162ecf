import type { ReadDocument } from "../documents/read-document";
import type { FileSystem } from "../files/file-system";
import type { DocumentKind } from "../library/document-kind";
import type { Project } from "../library/project";
import type { ArtifactsBeside } from "../runs/read-artifacts";
import type { OffsetRange } from "../text/range";
import type { IdScope } from "./definitions";
import type { Fix } from "./fix";
import type { Instruments } from "./instruments";
import type { Severities, Severity } from "./severities";

export type { Severity } from "./severities";

/** What a rule finds wrong at one place. `data` carries what a fix needs, so that no fix reads a message. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly range: OffsetRange;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A finding with the severity of its code. */
export interface Diagnostic extends Finding {
  readonly severity: Severity;
}

/** A document to be checked, and what surrounds it. */
export interface CheckedDocument {
  /** Absolute path of the document, or a bare name where it is not a file. */
  readonly path: string;
  readonly document: ReadDocument;
  /** Undefined for a document that is none of ours: only what is asked of every text holds. */
  readonly kind: DocumentKind | undefined;
  readonly project: Project;
  readonly files: FileSystem;
  /** How the other artifacts of its run are come by; read anew where nothing is given. */
  readonly beside?: ArtifactsBeside | undefined;
  /** What a person chose for codes in the editor: it goes before what the manifest says. */
  readonly severities?: Severities | undefined;
  /**
   * The time, ISO 8601 in UTC, where a fix may write it into a document. Of the checks only the one for modules that are
   * due for review looks at it.
   */
  readonly now?: string | undefined;
  /** What some rules measure with; without, they find nothing. */
  readonly instruments?: Instruments | undefined;
}

/** All that a rule may look at: the document, and the other artifacts of its run, itself among them. */
export interface RuleContext extends CheckedDocument, IdScope {}

/** One code a rule may report: its page is `docs/rules/<code>.md`. */
export interface RuleCode {
  readonly code: string;
  readonly severity: Severity;
  /** What the code means, in a line. */
  readonly title: string;
}

/** As much as a rule is given that looks at nothing else. */
export type OwnContext = Pick<CheckedDocument, "path" | "document" | "kind" | "project">;

interface AnyRule {
  readonly codes: readonly RuleCode[];
  /** Changes that settle one of its findings, judged by `code` and `data` alone; the best one first. */
  fixes?(finding: Finding, context: RuleContext): Iterable<Fix> | Promise<Iterable<Fix>>;
}

/**
 * A check that depends on nothing but the document, its place and its project. What it finds is kept until one of them is
 * another: an edit elsewhere in a run does not make it run again.
 */
export interface OwnRule extends AnyRule {
  readonly looksAt: "document";
  check(context: OwnContext): Iterable<Finding>;
}

/** A check that looks at the artifacts beside the document too, at the disk, the time or the programs of a machine. */
export interface SurroundingsRule extends AnyRule {
  readonly looksAt?: undefined;
  check(context: RuleContext): Iterable<Finding> | Promise<Iterable<Finding>>;
}

/** One check. It never throws for what a document holds. */
export type Rule = OwnRule | SurroundingsRule;
