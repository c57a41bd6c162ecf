/** What a piece of text stands for; each has its colour. */
export type Tone = "bad" | "doubtful" | "good" | "faint";

/** Gives a text the colour of its tone, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** Where text goes, and what the user's variables say of colours. */
export interface Screen {
  readonly isTty: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Codes of ECMA-48 that begin a colour; 39 ends all but faint, which 22 ends. */
const CODES: Readonly<Record<Tone, readonly [number, number]>> = {
  bad: [31, 39],
  doubtful: [33, 39],
  good: [32, 39],
  faint: [2, 22],
};

/** Colours for a terminal that has them; none anywhere else, nor where `NO_COLOR` is set (no-color.org). */
export function colours({ isTty, env }: Screen): Paint {
  const isWanted = isTty && (env.NO_COLOR ?? "") === "" && env.TERM !== "dumb";
  return (tone, text) => (isWanted ? `\u001B[${CODES[tone][0]}m${text}\u001B[${CODES[tone][1]}m` : text);
}

/** The colours of standard output. */
export function outputColours(): Paint {
  return colours({ isTty: process.stdout.isTTY, env: process.env });
}
