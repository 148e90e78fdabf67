export interface TokenUsage {
  readonly prompt: number;
  readonly completion: number;
  readonly total: number;
}

/** Parts of a usage as they become known. */
export interface UsageParts {
  readonly prompt?: number | undefined;
  readonly completion?: number | undefined;
  readonly total?: number | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/**
 * The `usage` of an answer or of one event of a stream: of chat completions, completions and embeddings (`prompt_tokens`), of the
 * Responses API and of Anthropic's messages (`input_tokens`), wherever these have it.
 */
export function usageIn(json: unknown): UsageParts | undefined {
  const root = fieldsOf(json);
  const usage = fieldsOf(root?.['usage']) ?? fieldsOf(fieldsOf(root?.['response'])?.['usage']) ?? fieldsOf(fieldsOf(root?.['message'])?.['usage']);
  if (!usage) return undefined;
  const number = (...names: readonly string[]): number | undefined => names.map((name) => usage[name]).find((value) => typeof value === 'number' && Number.isFinite(value) && value >= 0) as number | undefined;
  const parts = { prompt: number('prompt_tokens', 'input_tokens'), completion: number('completion_tokens', 'output_tokens'), total: number('total_tokens') };
  return Object.values(parts).every((part) => part === undefined) ? undefined : parts;
}

/** What is missing in an answer's usage is nothing: embeddings have no completion. */
export function wholeUsage({ prompt = 0, completion = 0, total }: UsageParts): TokenUsage {
  return { prompt, completion, total: total ?? prompt + completion };
}
