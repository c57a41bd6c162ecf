/** Collections may be nested this deep; the `yaml` package overflows the stack near 1,000 on Node 20 and 22. */
export const MAX_DEPTH = 100;

/** Characters of JSON that are parsed; a longer text gets one notice instead. */
export const MAX_JSON_LENGTH = 1_000_000;

/** Characters of NDJSON that are parsed: the log of a run with some 10,000 events. */
export const MAX_NDJSON_LENGTH = 4_000_000;

/** Characters of YAML and of front matter that are parsed: the `yaml` package needs up to 25 µs for one. */
export const MAX_YAML_LENGTH = 200_000;

/** Nodes that aliases and merge keys may add to a document by repetition. */
export const MAX_ALIAS_NODES = 20_000;

/** Faults of one text that are reported; more of them help nobody. */
export const MAX_PROBLEMS = 50;
