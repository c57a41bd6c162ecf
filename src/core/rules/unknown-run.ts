import { relativeTo } from "../files/path";
import { unknownReference } from "./unknown-reference";

/** Finds artifacts of runs that do not exist. Only a run's own files are held to it: templates and examples name none. */
export const unknownRun = unknownReference(
  "run",
  ({ project, path }) => project.stateRoot !== undefined && relativeTo(`${project.stateRoot}/runs`, path) !== undefined,
);
