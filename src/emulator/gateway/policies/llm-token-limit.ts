import { tokenLimit } from './tokens/token-limit.ts';

export const llmTokenLimit = tokenLimit('llm-token-limit');
