/** Request: check every document of every project of the workspace. Progress is reported on `workDoneToken`. */
export const VALIDATE_WORKSPACE = "wazir/validateWorkspace";

export interface ValidateWorkspaceParams {
  readonly workDoneToken?: string | number;
}

/** What a check of the whole workspace found. The diagnostics themselves are published file by file. */
export interface ValidateWorkspaceResult {
  readonly checked: number;
  readonly errors: number;
  readonly warnings: number;
  /** Whether it was cancelled before every document was checked. */
  readonly cancelled: boolean;
}

/** Whether an answer is one: what arrives from another process is not trusted to have a shape. */
export function isValidateWorkspaceResult(value: unknown): value is ValidateWorkspaceResult {
  if (typeof value !== "object" || value === null) return false;
  const { checked, errors, warnings, cancelled } = value as Record<string, unknown>;
  return [checked, errors, warnings].every((count) => typeof count === "number") && typeof cancelled === "boolean";
}
