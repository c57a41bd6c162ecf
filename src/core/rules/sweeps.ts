/** The parts of a project that can be checked by themselves. */
export const SWEEPS = [
  "manifest",
  "roles",
  "workflows",
  "skills",
  "hooks",
  "templates",
  "schemas",
  "examples",
  "expertise",
  "artifacts",
] as const;

/** The name of one of them. */
export type Sweep = (typeof SWEEPS)[number];
