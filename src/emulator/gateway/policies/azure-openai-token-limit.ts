import { tokenLimit } from './tokens/token-limit.ts';

export const azureOpenaiTokenLimit = tokenLimit('azure-openai-token-limit');
