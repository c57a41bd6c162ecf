import type { TextChange } from "../text/text-change";

export type { TextChange } from "../text/text-change";

/** What becomes of one file: new text in places, or a file that is not there yet. `path` is absolute. */
export type FileChange =
  | { readonly kind: "edit"; readonly path: string; readonly changes: readonly TextChange[] }
  | { readonly kind: "create"; readonly path: string; readonly text: string };

/** A change that settles a finding. */
export interface Fix {
  /** What it does, as an instruction: "Replace with `reviewer`". */
  readonly title: string;
  /** Whether it is the one right change, so that it may be made without asking: fix-all takes these and no others. */
  readonly preferred: boolean;
  readonly files: readonly FileChange[];
  /** Codes that it may bring once more, since it leaves a place to write on. */
  readonly opens?: readonly string[];
}

/** A fix that changes one file; none where the edit cannot be made. */
export function editFix(
  path: string,
  title: string,
  changes: readonly TextChange[] | undefined,
  preferred = false,
): readonly Fix[] {
  return changes === undefined ? [] : [{ title, preferred, files: [{ kind: "edit", path, changes }] }];
}
