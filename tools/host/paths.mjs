import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root folder, absolute. */
export const repositoryRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where downloaded hosts and Nodes live. Ignored by git; may be deleted at any time. */
export const cacheRoot = join(repositoryRoot, ".vscode-test");
