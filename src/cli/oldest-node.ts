/** The oldest Node that the programs run on, and the `engines` of `package.json`. */
export const OLDEST_NODE = 20;

/** Whether this Node is one of those. */
export function isNodeSupported(): boolean {
  return Number(process.versions.node.split(".")[0]) >= OLDEST_NODE;
}
