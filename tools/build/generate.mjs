import { fileURLToPath } from "node:url";
import { generateCatalogue } from "./catalogue.mjs";
import { copyGrammars } from "./grammars.mjs";
import { generateValidators } from "./validators.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
await Promise.all([generateValidators(root), copyGrammars(root)]);
console.log(`content: ${await generateCatalogue(root)}`);
