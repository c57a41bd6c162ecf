/** The tokenizer with its vocabulary of two megabytes: a program of its own, which is read only when tokens are counted. */
export { countTokens } from "gpt-tokenizer/encoding/o200k_base";
