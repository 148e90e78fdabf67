import { csharpString } from '../text/csharp-string.ts';

/** Variables of a call that our policies set for each other. All are strings, but for the attempt, an int. */
export const variables = {
  model: 'apim-llm-model',
  retry: 'apim-llm-retry',
  attempt: 'apim-llm-attempt',
  retryAfter: 'apim-llm-retry-after',
} as const;

/** C# for the value of a string variable; empty where no policy has set it. */
export function textVariable(name: string): string {
  return `context.Variables.GetValueOrDefault<string>(${csharpString(name)}, "")`;
}

/** C# for the value of an int variable; 0 where no policy has set it. */
export function intVariable(name: string): string {
  return `context.Variables.GetValueOrDefault<int>(${csharpString(name)}, 0)`;
}
