/** How the program ends. Scripts rely on these. */
export const EXIT = {
  ok: 0,
  /** Something was found that has to be mended. */
  findings: 1,
  /** The command was not understood, or there is nothing it could work on. */
  usage: 2,
  /** A fault of the program itself. */
  internal: 70,
} as const;
