import { env, window } from "vscode";

/** Puts a text into the clipboard, and says so in the status bar. */
export async function copyText(text: string, done: string): Promise<void> {
  await env.clipboard.writeText(text);
  window.setStatusBarMessage(`$(copy) ${done}`, 6_000);
}
