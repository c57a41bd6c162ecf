/** Environment of a host that looks for no extensions: VS Code asks its gallery at every start. */
export const noGallery = { EXTENSIONS_GALLERY: "{}" };
