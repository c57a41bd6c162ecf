import { ResourceOperationKind, type InitializeParams } from "vscode-languageserver/node";
import type { EditAbilities } from "../service/rename-edit";

/** What a client says it takes in a workspace edit. */
export function editAbilities({ capabilities }: InitializeParams): EditAbilities {
  const takes = capabilities.workspace?.workspaceEdit;
  return {
    documentChanges: takes?.documentChanges === true,
    renamesFiles: takes?.resourceOperations?.includes(ResourceOperationKind.Rename) === true,
    annotations: takes?.changeAnnotationSupport !== undefined,
  };
}
