import { describe, expect, it } from 'vitest';
import { accountBlock } from '../../../src/policy/blocks/account-block.ts';
import { withBlock } from '../../../src/policy/blocks/edit.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { managedIdentityUses } from '../../../src/policy/scans/managed-identity.ts';

const uses = (text: string): ReturnType<typeof managedIdentityUses> => managedIdentityUses(readPolicyDocument(text));
const inbound = (inside: string): string => `<policies><inbound>${inside}</inbound><outbound><authentication-managed-identity resource="later" /></outbound></policies>`;

describe('what calls with a managed identity', () => {
  it('is told in the order of inbound, however deep', () => {
    expect(uses(inbound('<authentication-managed-identity resource="a" /><base /><choose><when condition="@(true)"><authentication-managed-identity resource="b" client-id="c" /></when></choose>'))).toEqual([
      { audience: 'a', clientId: null },
      { audience: 'b', clientId: 'c' },
    ]);
  });

  it('does not say what the service makes out', () => {
    expect(uses(inbound('<authentication-managed-identity resource="{{audience}}" client-id="@(context.RequestId.ToString())" />'))).toEqual([{ audience: undefined, clientId: undefined }]);
    expect(uses(inbound('<authentication-managed-identity />'))).toEqual([{ audience: '', clientId: null }]);
  });

  it('is found in fragments, and nowhere without inbound', () => {
    expect(uses('<fragment><authentication-managed-identity resource="a" /></fragment>')).toEqual([{ audience: 'a', clientId: null }]);
    expect(uses('<policies><outbound><authentication-managed-identity resource="a" /></outbound></policies>')).toEqual([]);
  });

  it('leaves out what is ours, and other elements', () => {
    const ours = accountBlock({ backend: 'b', account: '/a', shape: 'openai', identity: null, clientId: null, audience: 'x', spec: 'd' });
    expect(uses(withBlock(inbound('<base /><authentication-basic username="u" password="p" />'), ours, 'api'))).toEqual([]);
  });
});
