import { commands, Location, Position, Range, Uri } from "vscode";
import { isShowReferencesParams } from "../../protocol/show-references";
import type { Command } from "./command";

/** Shows the places that a lens counts, as VS Code shows references. */
export const showReferences: Command = async (_context, argument) => {
  if (!isShowReferencesParams(argument)) return;
  const { uri, position, locations } = argument;
  const at = new Position(position.line, position.character);
  const places = locations.map(
    ({ uri: of, range: { start, end } }) =>
      new Location(Uri.parse(of), new Range(start.line, start.character, end.line, end.character)),
  );
  await commands.executeCommand("editor.action.showReferences", Uri.parse(uri), at, places);
};
