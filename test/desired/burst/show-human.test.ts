import { expect, it } from 'vitest';
import { humanBursts } from '../../../src/desired/burst/show-human.ts';
import type { ShownBurst } from '../../../src/desired/burst/shown-burst.ts';

const burst: ShownBurst = {
  name: 'gpt-4o-burst',
  mode: 'both',
  pool: 'gpt-4o-burst',
  retries: 2,
  routes: [{ api: 'azure-openai', operation: 'chat', model: 'gpt-4o' }],
  members: [
    { account: 'main', accountId: null, deployment: 'gpt-4o', backend: 'b', region: 'swedencentral', priority: 1, weight: 1, breaker: { tripAfter: 1, percentage: null, within: 'PT1M', openFor: 'PT1M', acceptRetryAfter: true, on: ['429'] }, quota: { tokensPerMinute: 10_000, requestsPerMinute: 60, ptu: null }, state: null },
    { account: null, accountId: null, deployment: null, backend: 'sub--gpt-4o--openai', region: null, priority: null, weight: null, breaker: null, quota: null, state: null },
  ],
  at429: ['it opens the breaker, and a sentence that is long enough to be broken into two lines follows.', 'Another one.'],
};

it('shows a burst as a table and sentences within 80 columns', () => {
  const lines = humanBursts('apim-demo', [burst, { ...burst, name: 'x\u0007', routes: [], members: [], at429: [], mode: 'breaker', retries: 0 }]);
  expect(lines.every((line) => line.length <= 80)).toBe(true);
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "gpt-4o-burst   mode both, 2 retries
      azure-openai: gpt-4o on 1 operation
      MEMBER               REGION         PRIORITY  QUOTA           BREAKER
      main/gpt-4o          swedencentral         1  10K TPM 60 RPM  1 × 429 in PT1M
      sub--gpt-4o--openai  -                     -  -               none
      At a 429: it opens the breaker, and a sentence that is long enough to be
        broken into two lines follows.
      Another one.

    x?   mode breaker
      no operation sends calls to it
      MEMBER    REGION  PRIORITY  QUOTA  BREAKER"
  `);
});

it('keeps within a narrow terminal, members in words', () => {
  const lines = humanBursts('apim-demo', [burst], 40);
  expect(lines.filter((line) => line.length > 40)).toEqual([]);
  expect(lines.join(' ').replaceAll(/\s+/g, ' ')).toContain('main/gpt-4o: swedencentral, priority 1, 10K TPM 60 RPM, breaker 1 × 429 in PT1M sub--gpt-4o--openai: -, priority -, -, breaker none At a 429: it opens');
});

it('says how to make one where there is none', () => {
  expect(humanBursts('apim-demo', []).join('\n')).toContain('apim-llm burst enable --service apim-demo --main ACCOUNT/DEPLOYMENT --spill ACCOUNT/DEPLOYMENT');
});
