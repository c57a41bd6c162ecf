/** The part of `@ast-grep/wasm` that its own entry loads with a bundler's help; its types are those of the package. */
declare module "@ast-grep/wasm/wasm_bg.js" {
  export * from "@ast-grep/wasm";
  export function __wbg_set_wasm(exports: object): void;
}

/** What Node has of it and its types leave to those of browsers. */
declare namespace WebAssembly {
  function instantiate(
    bytes: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ): Promise<{ instance: { exports: object } }>;
}
