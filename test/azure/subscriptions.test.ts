import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/model/user-error.ts';
import { subscription, world } from './support/connected.ts';

const here = world();
const item = (id: string, displayName: string, state = 'Enabled') => ({ subscriptionId: id, displayName, state });
const second = item('00000000-0000-0000-0000-000000000002', 'Team two');
const found = (subscriptionId?: string) => here.connect({ subscriptionId }).then((azure) => azure.subscriptionId);
const refused = async (subscriptionId?: string): Promise<UserError> => {
  const error: unknown = await found(subscriptionId).catch((caught: unknown) => caught);
  if (error instanceof UserError) return error;
  throw new Error('was not refused', { cause: error });
};
const visible = (...value: ReturnType<typeof item>[]): void => here.arm.on('GET', '/subscriptions', { status: 200, body: { value } });

describe('the subscription', () => {
  it('is not asked about where its id is given', async () => {
    expect(here.azure.subscriptionId).toBe(subscription);
    expect(here.arm.received).toEqual([]);
  });

  it('is the only one that can be worked in', async () => {
    visible(item(subscription, 'Team one'), item('x', 'Old', 'Disabled'));
    expect(await found()).toBe(subscription);
    expect(here.arm.received[0]?.query.get('api-version')).toBe('2022-12-01');
  });

  it('may be named as people name it', async () => {
    visible(item(subscription, 'Team one'), second);
    expect(await found('team TWO')).toBe(second.subscriptionId);
    const error = await refused('team too');
    expect(error).toMatchObject({ code: 'NotFound', exitCode: 1 });
    expect(error.hint).toContain('Did you mean Team two?');
  });

  it('has to be chosen among several, which are listed from all pages', async () => {
    here.arm.on(
      'GET',
      '/subscriptions',
      { status: 200, body: { value: [item(subscription, 'Team one')], nextLink: `${here.arm.endpoint}/subscriptions?api-version=2022-12-01&$skiptoken=1` } },
      { status: 200, body: { value: [second] } },
    );
    const error = await refused();
    expect(error).toMatchObject({ code: 'SubscriptionNeeded', exitCode: 2 });
    expect(error.hint).toContain('--subscription');
    for (const text of [subscription, 'Team one', second.subscriptionId, 'Team two']) expect(error.hint).toContain(text);
  });

  it('may be none at all', async () => {
    visible();
    expect(await refused()).toMatchObject({ exitCode: 4 });
  });
});

describe('the caller', () => {
  it('is known from the token, once there is one that can be read', async () => {
    visible(item(subscription, 'Team one'));
    const claims = Buffer.from(JSON.stringify({ oid: 'me' })).toString('base64url');
    const local = { endpoint: here.arm.endpoint, ca: here.arm.ca, token: `h.${claims}.s` };
    expect((await here.connect({ subscriptionId: undefined, local })).callerObjectId).toBe('me');
    expect((await here.connect({ subscriptionId: undefined })).callerObjectId).toBeUndefined();
  });
});
