import { expect, it } from 'vitest';
import { answersAt } from '../../src/model/account-hosts.ts';

it('an account answers at the hosts of all its endpoints', () => {
  const account = { properties: { endpoint: 'https://A.cognitiveservices.azure.com/', endpoints: { one: 'https://a.openai.azure.com/', two: 'no address', three: null } } };
  expect(['a.cognitiveservices.azure.com', 'A.OpenAI.azure.com', 'b.openai.azure.com', 'no address', ''].map((host) => answersAt(account, host))).toEqual([true, true, false, false, false]);
  expect(answersAt({}, 'a')).toBe(false);
  expect(answersAt({ properties: { endpoints: 'x' } }, 'x')).toBe(false);
});
