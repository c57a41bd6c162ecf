import type { OffsetRange } from "../text/range";
import type { DataNode, ListNode, MapEntry, MapNode, ScalarNode } from "./tree";

/* eslint-disable @typescript-eslint/class-literal-property-style -- a field would take its place in each node */

// The nodes of YAML, each with its ranges as numbers: the trees of thousands of documents are kept, and an object for each
// range would take as much memory again.

/** A single value. */
export class CompactScalar implements ScalarNode {
  private readonly start: number;
  private readonly end: number;

  constructor(
    { start, end }: OffsetRange,
    readonly value: ScalarNode["value"],
    readonly style: ScalarNode["style"],
  ) {
    this.start = start;
    this.end = end;
  }

  get type(): "scalar" {
    return "scalar";
  }

  get range(): OffsetRange {
    return { start: this.start, end: this.end };
  }

  get size(): number {
    return 1;
  }
}

/** A mapping. */
export class CompactMap implements MapNode {
  private readonly start: number;
  private readonly end: number;

  constructor(
    { start, end }: OffsetRange,
    readonly entries: readonly MapEntry[],
    readonly flow: boolean,
    readonly size: number,
  ) {
    this.start = start;
    this.end = end;
  }

  get type(): "map" {
    return "map";
  }

  get range(): OffsetRange {
    return { start: this.start, end: this.end };
  }
}

/** A list. */
export class CompactList implements ListNode {
  private readonly start: number;
  private readonly end: number;

  constructor(
    { start, end }: OffsetRange,
    readonly items: readonly DataNode[],
    readonly flow: boolean,
    readonly size: number,
  ) {
    this.start = start;
    this.end = end;
  }

  get type(): "list" {
    return "list";
  }

  get range(): OffsetRange {
    return { start: this.start, end: this.end };
  }
}

/** A key with its value. */
export class CompactEntry implements MapEntry {
  private readonly start: number;
  private readonly keyEnd: number;

  constructor(
    readonly key: string,
    keyRange: OffsetRange,
    private readonly end: number,
    readonly value: DataNode | undefined,
  ) {
    this.start = keyRange.start;
    this.keyEnd = keyRange.end;
  }

  get keyRange(): OffsetRange {
    return { start: this.start, end: this.keyEnd };
  }

  get range(): OffsetRange {
    return { start: this.start, end: this.end };
  }
}
