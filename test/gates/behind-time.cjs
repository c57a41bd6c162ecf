// Loaded before the program: a machine whose clock is ten years behind.
const TEN_YEARS = 10 * 365 * 24 * 3_600_000;
const Now = Date;
globalThis.Date = class extends Now {
  constructor(...given) {
    super(...(given.length === 0 ? [Now.now() - TEN_YEARS] : given));
  }
  static now() {
    return Now.now() - TEN_YEARS;
  }
};
