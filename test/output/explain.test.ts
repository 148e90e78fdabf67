import { describe, expect, it } from 'vitest';
import { ArmError } from '../../src/model/arm-error.ts';
import { UserError } from '../../src/model/user-error.ts';
import { errorView } from '../../src/output/error-view.ts';
import { explain } from '../../src/output/explain.ts';
import { assignmentHint, neededRoles } from '../../src/output/needed-roles.ts';
import { plain } from '../../src/output/paint.ts';

function arm(status: number, code: string, message = 'ARM says so', details: ArmError['details'] = []): ArmError {
  return new ArmError({ status, code, message, details, method: 'PUT', url: 'https://management.azure.com/subscriptions/s', requestId: 'r-1' });
}

describe('errors of Azure', () => {
  it.each([
    ['InvalidAuthenticationToken', 401, 4, 'az login'],
    ['ExpiredAuthenticationToken', 401, 4, 'az login'],
    ['InvalidAuthenticationTokenTenant', 401, 4, 'az login --tenant'],
    ['RequestDisallowedByPolicy', 403, 4, 'az policy exemption create'],
    ['ScopeLocked', 409, 4, 'az lock list'],
    ['LinkedAuthorizationFailed', 403, 4, 'role'],
    ['PreconditionFailed', 412, 5, 'Run the same command again'],
    ['PricingTierDoesNotSupportFeature', 400, 1, 'az apim show'],
    ['ValidationError', 400, 1, 'Correct what is named'],
    ['ServiceLocked', 409, 1, 'Wait'],
    ['PessimisticConcurrencyConflict', 409, 1, 'Wait'],
    ['ServiceAlreadyExistsInSoftDeletedState', 409, 1, 'az apim deletedservice purge'],
    ['PrincipalNotFound', 400, 1, 'run the same command again'],
    ['MissingSubscriptionRegistration', 409, 1, 'az provider register'],
    ['RoleAssignmentLimitExceeded', 400, 1, 'az role assignment list'],
    ['ReadOnlyDisabledSubscription', 409, 4, 'portal'],
    ['SubscriptionNotFound', 404, 1, 'az account list'],
    ['ResourceGroupNotFound', 404, 1, 'az group list'],
    ['SubscriptionRequestsThrottled', 429, 1, '--parallel 2'],
    ['SomethingNew', 403, 4, 'Ask an owner'],
    ['SomethingNew', 412, 5, 'Run the same command again'],
    ['SomethingNew', 429, 1, '--parallel 2'],
    ['SomethingNew', 503, 1, 'request id'],
    ['ECONNREFUSED', 0, 1, 'HTTPS_PROXY'],
  ])('%s (%i) ends with %i and says what to type', (code, status, exitCode, hint) => {
    const explained = explain(arm(status, code), '1.0.0');
    expect(explained).toMatchObject({ code, exitCode, stack: undefined });
    expect(explained.hint).toContain(hint);
    expect(explained.detail).toContain('request id r-1');
    expect(explained.message).not.toContain('…');
  });

  it('keeps ARM’s own words for a code that nobody knows', () => {
    expect(explain(arm(400, 'SomethingNew'), '1')).toMatchObject({ code: 'SomethingNew', exitCode: 1, message: 'ARM says so', hint: undefined });
    expect(explain(arm(418, ''), '1').code).toBe('Http418');
  });

  it('tells the details of a ValidationError, which say the useful part', () => {
    const error = arm(400, 'ValidationError', 'One or more fields contain incorrect values:', [{ code: 'ValidationError', target: 'value', message: "Error in element 'x' on line 3, column 5" }]);
    expect(explain(error, '1').message).toBe("API Management refused what was sent: value: Error in element 'x' on line 3, column 5");
  });

  it('is a local Azure that has ended when nobody answers on this machine', () => {
    const gone = new ArmError({ code: 'ECONNREFUSED', status: 0, message: 'connect ECONNREFUSED', details: [], method: 'GET', url: 'https://127.0.0.1:4711/subscriptions', requestId: undefined });
    expect(explain(gone, '1')).toMatchObject({ exitCode: 1, message: 'The local Azure at https://127.0.0.1:4711 does not answer: connect ECONNREFUSED', hint: expect.stringContaining('apim-llm emulator start') as string });
  });

  it('breaks its message at the width of the terminal, and no command', () => {
    const command = `apim-llm import --service ${'x'.repeat(60)}`;
    const lines = errorView(explain(new UserError('NotFound', 1, 'There is no API Management service apim-dem in the subscription.', { hint: command }), '1'), false, plain, 40);
    expect(lines).toEqual(['error: There is no API Management', 'service apim-dem in the subscription.', `  ${command}`]);
  });

  it('stand below the hint in small print', () => {
    const lines = errorView(explain(arm(409, 'ServiceLocked', 'busy'), '1'), false, plain, 80);
    expect(lines).toEqual([
      'error: The service is busy with another change.',
      '  Wait until that is done, then run the same command again.',
      '  ServiceLocked (409): busy',
      '  PUT https://management.azure.com/subscriptions/s',
      '  request id r-1',
    ]);
  });

  it('are told below an error of ours that has one as its cause', () => {
    const error = new UserError('ChangedSincePlan', 5, 'It changed.', { hint: 'Again.', cause: arm(412, 'PreconditionFailed') });
    expect(explain(error, '1')).toMatchObject({ code: 'ChangedSincePlan', exitCode: 5, detail: expect.stringContaining('PreconditionFailed (412)') });
  });
});

describe('missing roles', () => {
  const service = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/apim';
  const identity = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id';

  it('are the least ones, each once, at the service or account', () => {
    const roles = neededRoles([
      { action: 'Microsoft.ApiManagement/service/read', scope: service },
      { action: 'Microsoft.ApiManagement/service/backends/write', scope: `${service}/backends/b` },
      { action: 'Microsoft.ApiManagement/service/apis/write', scope: `${service}/apis/a` },
      { action: 'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action', scope: identity },
      { action: 'Microsoft.CognitiveServices/accounts/read', scope: '/subscriptions/s' },
      { action: 'Microsoft.Else/things/write', scope: '/subscriptions/s' },
    ]);
    expect(roles.map(({ role, scope }) => [role, scope])).toEqual([
      ['API Management Service Contributor', service],
      ['Managed Identity Operator', identity],
      ['Reader', '/subscriptions/s'],
      ['Contributor', '/subscriptions/s'],
    ]);
    expect(roles[0]?.actions).toEqual(['Microsoft.ApiManagement/service/backends/write', 'Microsoft.ApiManagement/service/apis/write']);
  });

  it('come as a line to type', () => {
    const [role] = neededRoles([{ action: 'Microsoft.ApiManagement/service/write', scope: service }]);
    expect(role && assignmentHint([role], 'me')).toContain(`\n  az role assignment create --assignee-object-id me --role "API Management Service Contributor" --scope "${service}"`);
  });
});
