/** What a client may tell the server before anything else. */
export interface InitializationOptions {
  /**
   * Whether the editor itself outlines and folds the headings of Markdown; the server then leaves them out, so that
   * nothing shows twice. False where it is not said.
   */
  readonly editorHasMarkdown: boolean;
  /** Whether the person trusts the workspace: only then detectors look at source files. False where it is not said. */
  readonly workspaceTrusted: boolean;
  /** The client's command that shows places of files, given one `ShowReferencesParams`. */
  readonly showReferencesCommand?: string;
  /**
   * Whether the client has the commands that a person acts on a run with (`wazir.approve`,
   * `wazir.compareWithApproved`), given one `RunSubject`. False where it is not said.
   */
  readonly runCommands: boolean;
  /**
   * Whether the client has the commands that run a module's samples and try its detectors (`wazir.runDetectorSamples`,
   * `wazir.tryDetector`), given one `DetectorSubject`. False where it is not said.
   */
  readonly detectorCommands: boolean;
  /** Whether documents are to be formatted, for clients that have no settings. False where it is not said. */
  readonly format?: boolean;
  /**
   * The scheme of the client's pages on which modules are read, `scheme:/<module id>.md?<project root>#<rule>`. Such a
   * client has the command `wazir.openModule` for them and trusts it in Markdown.
   */
  readonly modulePages?: string;
  /** What the server shows in the editor's language, by its English, as VS Code's `l10n.bundle` has it. English where it is not said. */
  readonly words: Readonly<Record<string, unknown>>;
}

/** The options in whatever a client sent; what is missing or of a wrong type has its default. */
export function initializationOptions(value: unknown): InitializationOptions {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const { editorHasMarkdown, workspaceTrusted, showReferencesCommand, modulePages, format } = given;
  const { runCommands, detectorCommands, words } = given;
  return {
    editorHasMarkdown: editorHasMarkdown === true,
    workspaceTrusted: workspaceTrusted === true,
    runCommands: runCommands === true,
    detectorCommands: detectorCommands === true,
    format: format === true,
    words: typeof words === "object" && words !== null ? (words as Record<string, unknown>) : {},
    ...(typeof showReferencesCommand === "string" ? { showReferencesCommand } : {}),
    ...(typeof modulePages === "string" && /^[a-z][a-z0-9+.-]*$/.test(modulePages) ? { modulePages } : {}),
  };
}
