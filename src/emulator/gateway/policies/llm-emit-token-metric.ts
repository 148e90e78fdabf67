import { emitTokenMetric } from './tokens/emit-token-metric.ts';

export const llmEmitTokenMetric = emitTokenMetric('llm-emit-token-metric');
