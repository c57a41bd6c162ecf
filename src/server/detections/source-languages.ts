import type { DocumentSelector } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { MANIFEST_FILES } from "../../core/detect/manifest-files";
import type { Detector } from "../../core/detect/detector";
import { isFor, languageOfFile, SOURCE_LANGUAGES, type SourceLanguage } from "../../core/detect/languages";
import { formatOfPath } from "../../core/documents/read-document";
import { pathOf } from "../../service/document";

/** Languages whose documents a client tells of anyway, since ours are written in them. */
const OWN: readonly string[] = ["yaml", "json"];

/** The language of an open document: by what the editor says, or else by the file's name. */
export function languageOfDocument({ uri, languageId }: TextDocument): SourceLanguage | undefined {
  const named = SOURCE_LANGUAGES.find(({ id, editorIds = [id] }) => editorIds.includes(languageId));
  return named ?? languageOfFile(pathOf(uri));
}

/** Whether a document is source code and nothing else: none of the formats that our own documents are written in. */
export function isOnlySource(document: TextDocument): boolean {
  const language = languageOfDocument(document);
  return language !== undefined && !OWN.includes(language.id) && formatOfPath(pathOf(document.uri)) === undefined;
}

/** The documents that detectors look at, of those that a client does not tell of anyway. */
export function selectorOf(detectors: readonly Detector[]): DocumentSelector {
  const languages = SOURCE_LANGUAGES.filter(
    (language) =>
      !OWN.includes(language.id) &&
      detectors.some(
        ({ languages: named, engine }) => named !== undefined && engine !== "manifest" && isFor(named, language),
      ),
  );
  const ids = languages.flatMap(({ id, editorIds = [id] }) => editorIds);
  const manifests = MANIFEST_FILES.filter((name) => formatOfPath(name) === undefined);
  const hasManifests = detectors.some(({ engine }) => engine === "manifest");
  return [
    ...[...new Set(ids)].sort().map((language) => ({ scheme: "file", language })),
    ...(hasManifests ? manifests.map((name) => ({ scheme: "file", pattern: `**/${name}` })) : []),
  ];
}
