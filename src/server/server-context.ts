import type { Connection, InitializeParams, TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileSystem } from "../core/files/file-system";
import type { Project } from "../core/library/project";
import type { Instruments } from "../core/rules/instruments";
import { artifactsBeside, type ArtifactsBeside } from "../core/runs/read-artifacts";
import type { Translate } from "../core/text/translate";
import { initializationOptions } from "../protocol/initialization-options";
import type { ServiceContext } from "../service/context";
import { filePathOf, placeOf } from "./document-place";
import type { OpenFiles } from "./open-files";
import type { Projects } from "./projects";
import type { PublishedDiagnostics } from "./published-diagnostics";
import type { Settings } from "./settings";
import type { Turns } from "./turns";

/** What every feature of the server is given. */
export interface ServerContext {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  /** The same documents by path. */
  readonly openFiles: OpenFiles;
  readonly projects: Projects;
  /** The disk, with the open documents' text over it. */
  readonly files: FileSystem;
  readonly client: InitializeParams;
  /** Puts what a person reads in the editor into its language. */
  readonly t: Translate;
  readonly rulePages: string;
  /** The absolute folder of the bundled content. */
  readonly content: string;
  readonly settings: Settings;
  /** What rules measure with. */
  readonly instruments: Instruments;
  readonly published: PublishedDiagnostics;
  /** Calls back once the client takes requests. */
  readonly onInitialized: (begin: () => void) => void;
  /** Whose turn it is. */
  readonly turns: Turns;
  /** Whether the client asked the server to shut down. */
  readonly isShutDown: () => boolean;
}

/** How what surrounds a document is read: by a look at many of them, each thing once. */
export interface Surroundings {
  readonly files: FileSystem;
  readonly beside: ArtifactsBeside;
}

/** The service's view of one document's project, with what this client can show. */
export async function serviceContext(
  server: ServerContext,
  uri: string,
  { files = server.files, beside = artifactsBeside }: Partial<Surroundings> = {},
): Promise<ServiceContext> {
  const { textDocument, workspace } = server.client.capabilities;
  const edit = workspace?.workspaceEdit;
  const formats = textDocument?.hover?.contentFormat ?? [];
  const { runCommands, detectorCommands, modulePages } = initializationOptions(server.client.initializationOptions);
  const project = await projectOf(server, uri);
  return {
    project,
    artifacts: await beside(project, files, filePathOf(uri) ?? ""),
    files,
    abilities: {
      snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
      markdown: formats.includes("markdown"),
      edits: {
        documentChanges: edit?.documentChanges === true,
        createFiles: edit?.documentChanges === true && edit.resourceOperations?.includes("create") === true,
      },
      showDocument: canShowDocuments(server),
      runCommands,
      detectorCommands,
      modulePages,
    },
    t: server.t,
    content: server.content,
    opened: (path) => server.openFiles.get(path),
    rulePages: server.rulePages,
    instruments: server.instruments,
    now: new Date().toISOString(),
  };
}

/** Whether the client shows a document where the server asks it to. */
export function canShowDocuments({ client }: ServerContext): boolean {
  return client.capabilities.window?.showDocument?.support === true;
}

/** A file's project by its place; a draft's by the first workspace folder; what is elsewhere has only what is bundled. */
async function projectOf({ projects }: ServerContext, uri: string): Promise<Project> {
  const place = placeOf(uri);
  if (place.kind === "file") return projects.projectOf(place.path);
  return place.kind === "draft" ? projects.first() : projects.alone;
}
