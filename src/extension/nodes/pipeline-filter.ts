/** Which phases the pipeline tree shows: all, those of the run's lane, or those in which something is to be done. */
export const PIPELINE_FILTERS = ["lane", "open", "all"] as const;
export type PipelineFilter = (typeof PIPELINE_FILTERS)[number];

/** Whether a value names a filter. */
export function isPipelineFilter(value: unknown): value is PipelineFilter {
  return PIPELINE_FILTERS.some((filter) => filter === value);
}
