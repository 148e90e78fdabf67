import { describe, expect, it } from 'vitest';
import { allowingData, allows } from '../../../src/emulator/arm/authorization/evaluate.ts';
import { principal, testAccounts } from '../models/front/accounts-fixture.ts';

const openAi = 'Microsoft.CognitiveServices/accounts/OpenAI';
const now = Date.UTC(2026, 0, 1);

function allowed(roles: readonly (readonly [role: string, worksFrom?: number])[], dataAction: string, who = principal): number {
  const test = testAccounts();
  const id = test.account('swe');
  for (const [role, worksFrom = 0] of roles) test.assign(role, id, worksFrom);
  return allowingData({ store: test.store, world: test.clock }, who, dataAction, id).length;
}

const user = ['Cognitive Services OpenAI User'] as const;

describe('data actions', () => {
  it.each([
    ['deployments/chat/completions/action', 1],
    ['DEPLOYMENTS/chat/completions/ACTION', 1],
    ['models/read', 1],
    ['a/b/c/read', 1],
    ['responses/anything', 1],
    ['stored-completions/read', 0],
    ['stored-completions/write', 0],
    ['deployments/chat/completions', 0],
    ['assistants/write', 1],
    ['files/write', 0],
  ])('of a role are its dataActions without its notDataActions: %s', (action, count) => {
    expect(allowed([user], `${openAi}/${action}`)).toBe(count);
  });

  it('that one role leaves out another one may give', () => {
    expect(allowed([user, ['Cognitive Services OpenAI Contributor']], `${openAi}/stored-completions/read`)).toBe(1);
    expect(allowed([user, ['Cognitive Services OpenAI Contributor']], `${openAi}/models/read`)).toBe(2);
  });

  it('are not what actions are, and the other way round', () => {
    expect(allowed([['Owner']], `${openAi}/models/read`)).toBe(0);
    const test = testAccounts();
    const id = test.account('swe');
    test.assign('Cognitive Services OpenAI User', id);
    const grants = { store: test.store, world: test.clock };
    expect(allows(grants, principal, `${openAi}/responses/write`, id)).toBe(false);
    expect(allows(grants, principal, 'Microsoft.CognitiveServices/accounts/read', id)).toBe(true);
  });

  it('are of the principal, and from the time on at which the assignment works', () => {
    expect(allowed([user], `${openAi}/models/read`, '00000000-0000-0000-0000-000000000011')).toBe(0);
    expect(allowed([[...user, now]], `${openAi}/models/read`)).toBe(1);
    expect(allowed([[...user, now + 1]], `${openAi}/models/read`)).toBe(0);
  });
});
