import { describe, expect, it } from 'vitest';
import { memberTexts } from '../../../src/desired/members/member-text.ts';

const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/swe';
const read = (...texts: readonly string[]): unknown => memberTexts('member', texts, ['weight', 'priority']);
const member = (account: string, deployment?: string, weight?: number, priority?: number): unknown => ({ place: { account, deployment }, weight, priority });

describe('the text of a member', () => {
  it.each<readonly [string, unknown]>([
    ['swe', member('swe')],
    ['swe/gpt-4o', member('swe', 'gpt-4o')],
    ['swe/gpt-4o,weight=0', member('swe', 'gpt-4o', 0)],
    ['swe/gpt-4o,priority=100,weight=7', member('swe', 'gpt-4o', 7, 100)],
    [' swe/gpt-4o , Weight = 7 ', member('swe', 'gpt-4o', 7)],
    [`${id}/deployments/gpt-4o,weight=1`, member(id, 'gpt-4o', 1)],
    [`${id}/gpt-4o`, member(id, 'gpt-4o')],
  ])('%s', (text, found) => {
    expect(read(text)).toEqual([found]);
  });

  it('may come apart at its commas, as lists of the environment do', () => {
    expect(read('swe/a', 'weight=2', 'priority=3', 'eus/a', 'jpe/a', 'weight=1')).toEqual([member('swe', 'a', 2, 3), member('eus', 'a'), member('jpe', 'a', 1)]);
  });

  it.each<readonly [string, string, RegExp]>([
    ['', 'InvalidValue', /names neither an account/],
    ['swe/a/b', 'InvalidValue', /names neither an account/],
    ['weight=2', 'InvalidValue', /^--member/],
    ['swe,weight=101', 'MemberNumber', /not "101"/],
    ['swe,weight=-1', 'MemberNumber', /not "-1"/],
    ['swe,weight=1.5', 'MemberNumber', /not "1.5"/],
    ['swe,weight=1e1', 'MemberNumber', /not "1e1"/],
    ['swe,weight=', 'MemberNumber', /not ""/],
    ['swe,priority=first', 'MemberNumber', /priority is a whole number/],
    ['swe,weight=1,weight=2', 'InvalidValue', /weight stands there twice/],
    ['swe,wieght=1', 'InvalidValue', /"wieght=1" is nothing/],
    ['swe,eus', 'InvalidValue', /"eus" is nothing/],
    ['swe,', 'InvalidValue', /"" is nothing/],
  ])('%j is refused', (text, code, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code, exitCode: 2, message: expect.stringMatching(message) }));
  });

  it('has only the attributes that the option takes', () => {
    expect(() => memberTexts('main', ['swe/a,weight=1'], [])).toThrow(expect.objectContaining({ code: 'InvalidValue', message: expect.stringMatching(/^--main/) }));
  });
});
