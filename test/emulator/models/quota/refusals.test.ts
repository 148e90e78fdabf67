import { describe, expect, it } from 'vitest';
import type { ModelOperation } from '../../../../src/emulator/models/model-operation.ts';
import type { Refused } from '../../../../src/emulator/models/quota/quotas.ts';
import { throttled } from '../../../../src/emulator/models/quota/refusals.ts';
import { aDeployment, aProvisioned } from './a-deployment.ts';

const account = { id: '/a', name: 'a', kind: 'AIServices', region: 'Sweden Central' } as const;

function refused(by: Refused['by'], seconds: number): Refused {
  return { admitted: false, by, headers: { 'retry-after': String(seconds), 'x-ratelimit-limit-tokens': '10000' }, retryAfterMs: seconds * 1000 };
}

function calling(shape: ModelOperation['shape'], apiVersion: string | undefined, kind: 'OpenAI' | 'AIServices' = 'AIServices'): Parameters<typeof throttled>[0] {
  return { account: { ...account, kind }, apiVersion, operation: { name: 'ChatCompletions_Create', shape } };
}

describe('a 429 of a model', () => {
  it.each<[string, Parameters<typeof throttled>[0], Refused, string]>([
    [
      'by tokens', calling('openai', '2024-10-21', 'OpenAI'), refused('tokens', 43),
      'Your requests to gpt for gpt-4o in Sweden Central have exceeded the token rate limit for your current OpenAI S0 pricing tier. This request was for ChatCompletions_Create under Azure OpenAI API version 2024-10-21. Please retry after 43 seconds. To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.',
    ],
    [
      'by requests', calling('openai', '2024-06-01'), refused('requests', 1),
      'Your requests to gpt for gpt-4o in Sweden Central have exceeded the call rate limit for your current AIServices S0 pricing tier. This request was for ChatCompletions_Create under Azure OpenAI API version 2024-06-01. Please retry after 1 second. To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.',
    ],
    [
      'of v1 without a version', calling('v1', undefined), refused('tokens', 60),
      'Your requests to gpt for gpt-4o in Sweden Central have exceeded the token rate limit for your current AIServices S0 pricing tier. This request was for ChatCompletions_Create under OpenAI Language Model Instance API. Please retry after 60 seconds. To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.',
    ],
    [
      'of v1 with a version', calling('v1', 'preview'), refused('tokens', 60),
      'Your requests to gpt for gpt-4o in Sweden Central have exceeded the token rate limit for your current AIServices S0 pricing tier. This request was for ChatCompletions_Create under Azure OpenAI API version preview. Please retry after 60 seconds. To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.',
    ],
    [
      'of the inference API', calling('models', '2024-05-01-preview'), refused('requests', 9),
      'Your requests to gpt for gpt-4o in Sweden Central have exceeded the call rate limit for your current AIServices S0 pricing tier. This request was for ChatCompletions_Create under Azure AI Model Inference API. Please retry after 9 seconds. To increase your default rate limit, visit: https://aka.ms/oai/quotaincrease.',
    ],
  ])('%s says so', (_, call, refusal, message) => {
    const error = throttled(call, refusal, aDeployment({ name: 'gpt' }));
    expect([error.status, error.body]).toEqual([429, { error: { code: 'RateLimitReached', message } }]);
    expect(error.headers).toBe(refusal.headers);
  });

  it('of a provisioned deployment offers no other rate limit', () => {
    expect(throttled(calling('openai', '2024-10-21'), refused('provisioned', 2), aProvisioned()).body).toEqual({
      error: { code: 'RateLimitReached', message: 'Your requests to ptu for gpt-4o in Sweden Central have exceeded the provisioned throughput of the deployment. This request was for ChatCompletions_Create under Azure OpenAI API version 2024-10-21. Please retry after 2 seconds.' },
    });
  });
});
