/** Colours, cursor moves, titles and character sets: what a terminal acts on and does not show. */
// eslint-disable-next-line no-control-regex -- these are control sequences
const CONTROL = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\)|[ -/]+[0-~]|[0-Z\\^-~])/g;

/** The lines of a command's output as a person reads them: without colours, without line ends, trailing blanks gone. */
export function outputLines(output: string): readonly string[] {
  return output
    .replace(CONTROL, "")
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trimEnd());
}
