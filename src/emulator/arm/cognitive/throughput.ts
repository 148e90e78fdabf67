export interface Throughput {
  /** Input tokens per minute that one unit takes. */
  readonly perUnit: number;
  /** Input tokens that an output token counts for. */
  readonly outputWeight: number;
  /** Least, then steps: of global and data zone deployments, and of regional ones. */
  readonly global: readonly [number, number];
  readonly regional: readonly [number, number];
}

const gpt4o: Throughput = { perUnit: 2500, outputWeight: 4, global: [15, 5], regional: [50, 50] };

/** Microsoft's page on the throughput of provisioned deployments. */
const throughput: Readonly<Record<string, Throughput>> = {
  'gpt-4o': gpt4o,
  'gpt-4o-mini': { perUnit: 37_000, outputWeight: 4, global: [15, 5], regional: [25, 25] },
  'gpt-4.1': { perUnit: 3000, outputWeight: 4, global: [15, 5], regional: [50, 50] },
  'gpt-4.1-mini': { perUnit: 14_900, outputWeight: 4, global: [15, 5], regional: [25, 25] },
  'gpt-5': { perUnit: 4750, outputWeight: 8, global: [15, 5], regional: [50, 50] },
  'gpt-5-mini': { perUnit: 23_750, outputWeight: 8, global: [15, 5], regional: [25, 25] },
  'o4-mini': { perUnit: 5400, outputWeight: 4, global: [15, 5], regional: [25, 25] },
};

export function documentedThroughput(model: string): Throughput | undefined {
  return Object.hasOwn(throughput, model) ? throughput[model] : undefined;
}

/** A model that the page does not have takes what gpt-4o does. */
export function throughputOf(model: string): Throughput {
  return documentedThroughput(model.toLowerCase()) ?? gpt4o;
}
