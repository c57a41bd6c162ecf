import type { Sha256 } from "./event";

const K = constants();

/**
 * SHA-256 of a UTF-8 text in lower-case hex, for rules, which know no machine and so no library of one. It is some ten
 * times slower than that of `platform`, which everything else uses.
 */
export const portableSha256: Sha256 = (text) => {
  const bytes = padded(utf8(text));
  const view = new DataView(bytes.buffer);
  const state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const words = new Int32Array(64);
  for (let at = 0; at < bytes.length; at += 64) digestBlock(view, at, state, words);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};

/** Takes one block of 64 bytes into the state; `words` is room to work in. */
function digestBlock(view: DataView, at: number, state: number[], words: Int32Array): void {
  for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [x = 0, y = 0, w16 = 0, w7 = 0] = [words[i - 15], words[i - 2], words[i - 16], words[i - 7]];
    words[i] = w16 + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w7 + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const first =
      (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (K[i] ?? 0) + (words[i] ?? 0)) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) | 0));
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The fractions of the cube roots of the first 64 primes. */
function constants(): Int32Array {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return Int32Array.from(primes, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32);
}

/** A text as UTF-8; half a surrogate pair becomes U+FFFD, as everywhere. */
function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point < 0xe000 ? 0xfffd : point;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The bytes, a set bit, zeros to a multiple of 64 bytes, and at the end how many bits there were. */
function padded(bytes: readonly number[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(64 * Math.ceil((bytes.length + 9) / 64));
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, (bytes.length * 8) >>> 0);
  return whole;
}
