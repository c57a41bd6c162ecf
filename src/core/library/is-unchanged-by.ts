import { valueOf } from "../documents/tree";
import type { ReadDocument } from "../documents/read-document";
import { join, relativeTo } from "../files/path";
import { itemAt } from "./item-sources";
import { MANIFEST_NAME, manifestValues, type ManifestValues } from "./manifest";
import type { Project } from "./project";

/**
 * Whether a project would be the same, were it loaded with this text at `path`: a document that it is not loaded from, or its
 * manifest with the same values. `document` is read only where that has to be known.
 */
export function isUnchangedBy(
  { root, hasManifest, manifest, folders, stateRoot }: Project,
  path: string,
  document: () => ReadDocument,
  fallback: ManifestValues,
): boolean {
  if (root === undefined) return true;
  if (path !== join(root, MANIFEST_NAME)) {
    const isOfRun = stateRoot !== undefined && relativeTo(stateRoot, path) !== undefined;
    return !isOfRun && itemAt(folders, path) === undefined;
  }
  const now = manifestValues(valueOf(document().roots[0]?.node), fallback);
  return hasManifest && JSON.stringify(now) === JSON.stringify(manifest);
}
