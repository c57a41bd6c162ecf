/** Why a pattern cannot be used: a clause for "the pattern is refused: …". */
export interface PatternFault {
  readonly fault: string;
}

/** Whether reading a pattern failed. */
export function isFault(value: object): value is PatternFault {
  return "fault" in value;
}
