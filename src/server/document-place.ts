import { pathOf } from "../service/document";

/** Where a document is: a file of this machine, a draft that has no place yet, or elsewhere: in git, on a server. */
export type DocumentPlace =
  { readonly kind: "file"; readonly path: string } | { readonly kind: "draft" } | { readonly kind: "elsewhere" };

/** The place that a URI names. A draft that is to become a certain file is treated as that file. */
export function placeOf(uri: string): DocumentPlace {
  const scheme = /^[^:/?#]*(?=:)/.exec(uri)?.[0].toLowerCase();
  if (scheme !== "file" && scheme !== "untitled") return { kind: "elsewhere" };
  const path = pathOf(uri);
  if (/^([A-Z]:)?\//.test(path)) return { kind: "file", path };
  return { kind: scheme === "file" ? "elsewhere" : "draft" };
}

/** The path of a document that is a file, or undefined. */
export function filePathOf(uri: string): string | undefined {
  const place = placeOf(uri);
  return place.kind === "file" ? place.path : undefined;
}
