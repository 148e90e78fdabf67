import { emitTokenMetric } from './tokens/emit-token-metric.ts';

export const azureOpenaiEmitTokenMetric = emitTokenMetric('azure-openai-emit-token-metric');
