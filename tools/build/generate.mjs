import { fileURLToPath } from "node:url";
import { generateCatalogue } from "./catalogue.mjs";
import { generateValidators } from "./validators.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
await generateValidators(root);
console.log(`content: ${await generateCatalogue(root)}`);
