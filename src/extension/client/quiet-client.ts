import { LanguageClient } from "vscode-languageclient/node";

/** A language client that writes its troubles to the log and leaves it to the extension to tell the person. */
export class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
