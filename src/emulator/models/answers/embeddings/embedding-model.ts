/** What is known of models of embeddings. */
export interface EmbeddingModel {
  readonly dimensions: number;
  /** Whether vectors may be shorter (`dimensions`). */
  readonly shortens: boolean;
}

const models: readonly (readonly [name: RegExp, model: EmbeddingModel])[] = [
  [/^text-embedding-3-large/, { dimensions: 3072, shortens: true }],
  [/^text-embedding-3-small/, { dimensions: 1536, shortens: true }],
  [/^text-embedding-ada/, { dimensions: 1536, shortens: false }],
  [/^embed-v-4/, { dimensions: 1536, shortens: true }],
  [/^cohere-embed-v3/, { dimensions: 1024, shortens: false }],
];

/** By its name; of one that is not known, what text-embedding-3-small has. */
export function embeddingModel(name: string): EmbeddingModel {
  return models.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? { dimensions: 1536, shortens: true };
}
