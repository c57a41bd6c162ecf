import { RequestType } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { relativeTo } from "../../core/files/path";
import type { Project } from "../../core/library/project";
import { DOCUMENT_KIND, type DocumentKindParams, type DocumentKindResult } from "../../protocol/document-kind";
import { kindOf } from "../../service/document";
import { filePathOf } from "../document-place";
import { guarded } from "../guard";
import { serviceContext, type ServerContext } from "../server-context";

const KIND = new RequestType<DocumentKindParams, DocumentKindResult, void>(DOCUMENT_KIND);

/** Answers what a document is read as, and why. An editor may ask before it has told that the document is open. */
export function registerDocumentKind(server: ServerContext): void {
  const none: DocumentKindResult = {};
  server.connection.onRequest(
    KIND,
    guarded<DocumentKindParams, DocumentKindResult>(server, "documentKind", none, async ({ uri }) => {
      const { project } = await serviceContext(server, uri);
      const document = server.documents.get(uri) ?? (await fromDisk(server, project, uri));
      const kind = document === undefined ? undefined : kindOf(document, project);
      return kind === undefined ? none : { label: kind.label, reason: kind.reason };
    }),
  );
}

/** A document of the project as it is on disk; undefined where it is elsewhere or cannot be read. */
async function fromDisk({ files }: ServerContext, project: Project, uri: string): Promise<TextDocument | undefined> {
  const path = filePathOf(uri);
  if (path === undefined || project.root === undefined || relativeTo(project.root, path) === undefined)
    return undefined;
  const read = await files.readText(path);
  return read.ok ? TextDocument.create(uri, "", 0, read.text) : undefined;
}
