import { SymbolKind } from "vscode-languageserver-types";
import type { DataNode } from "../core/documents/tree";
import type { ReferenceTarget } from "../core/rules/references";

const TARGETS: Readonly<Record<ReferenceTarget, SymbolKind>> = {
  role: SymbolKind.Class,
  workflow: SymbolKind.Function,
  phase: SymbolKind.Function,
  hook: SymbolKind.Event,
  run: SymbolKind.Package,
  "artifact kind": SymbolKind.File,
  module: SymbolKind.Module,
  stack: SymbolKind.Namespace,
  concern: SymbolKind.EnumMember,
  skill: SymbolKind.Method,
  requirement: SymbolKind.Interface,
  criterion: SymbolKind.Property,
  task: SymbolKind.Method,
  finding: SymbolKind.Event,
  question: SymbolKind.Field,
  learning: SymbolKind.Constant,
};

/** The icon by which editors show what an id is given to. */
export function symbolKindOf(target: ReferenceTarget): SymbolKind {
  return TARGETS[target];
}

/** The icon of a value that has no id. */
export function valueKind(node: DataNode | undefined): SymbolKind {
  if (node?.type === "map") return SymbolKind.Object;
  if (node?.type === "list") return SymbolKind.Array;
  if (typeof node?.value === "number") return SymbolKind.Number;
  if (typeof node?.value === "boolean") return SymbolKind.Boolean;
  return node === undefined || node.value === null ? SymbolKind.Null : SymbolKind.String;
}
