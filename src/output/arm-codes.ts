import type { ArmError } from '../model/arm-error.ts';
import { exitCodes, type ExitCode } from '../model/user-error.ts';

export interface Meaning {
  readonly exitCode: ExitCode;
  readonly message: string;
  /** What to type or do next. */
  readonly hint: string;
}

interface Row {
  readonly code: RegExp;
  readonly exitCode: ExitCode;
  /** `…` stands for what ARM says. */
  readonly message: string;
  readonly hint: string;
}

const { failed, notAllowed, conflict } = exitCodes;

/** What ARM's codes mean here, and what to do. First match counts; the code itself is printed below. */
const rows: readonly Row[] = [
  {
    code: /^InvalidAuthenticationTokenTenant$/i,
    exitCode: notAllowed,
    message: 'The token is for another tenant than the subscription.',
    hint: 'Sign in to the right tenant: az login --tenant <tenant>',
  },
  {
    code: /^((Invalid|Expired)AuthenticationToken.*|AuthenticationFailed|Unauthorized|Http401)$/i,
    exitCode: notAllowed,
    message: 'Azure does not accept the token.',
    hint: 'Sign in again: az login (in a pipeline: renew AZURE_ACCESS_TOKEN or the service connection)',
  },
  {
    code: /^RequestDisallowedByPolicy$/i,
    exitCode: notAllowed,
    message: 'An Azure Policy of your organisation forbids this: …',
    hint: 'Ask its owner for an exemption (az policy exemption create), or change what it objects to.',
  },
  {
    code: /^ScopeLocked$/i,
    exitCode: notAllowed,
    message: 'A management lock forbids the change.',
    hint: 'See the locks: az lock list --resource-group <resource group>',
  },
  {
    code: /^(LinkedAuthorizationFailed|Forbidden|Http403)$/i,
    exitCode: notAllowed,
    message: 'Not allowed: …',
    hint: 'Ask an owner of the resource for the role that the message names.',
  },
  {
    code: /^ReadOnlyDisabledSubscription$/i,
    exitCode: notAllowed,
    message: 'The subscription is disabled and read-only.',
    hint: 'Enable it in the portal, then run the same command again.',
  },
  {
    code: /^(PreconditionFailed|ConditionNotMet|Http412)$/i,
    exitCode: conflict,
    message: 'Changed since the plan was made; it was left as it is.',
    hint: 'Run the same command again: it shows a new plan.',
  },
  {
    code: /^PricingTier/i,
    exitCode: failed,
    message: 'The tier of this API Management service cannot do it: …',
    hint: 'See the tier: az apim show --name <service> --resource-group <resource group> --query sku',
  },
  {
    code: /^ValidationError$/i,
    exitCode: failed,
    message: 'API Management refused what was sent: …',
    hint: 'Correct what is named, then run the same command again.',
  },
  {
    code: /^(ServiceLocked|PessimisticConcurrencyConflict|OperationInProgress)$/i,
    exitCode: failed,
    message: 'The service is busy with another change.',
    hint: 'Wait until that is done, then run the same command again.',
  },
  {
    code: /^ServiceAlreadyExistsInSoftDeletedState$/i,
    exitCode: failed,
    message: 'A deleted service still holds this name.',
    hint: 'Remove it for good: az apim deletedservice purge --service-name <service> --location <region>',
  },
  {
    code: /^PrincipalNotFound$/i,
    exitCode: failed,
    message: 'The directory does not know the new identity yet.',
    hint: 'This passes within minutes: run the same command again.',
  },
  {
    code: /^MissingSubscriptionRegistration$/i,
    exitCode: failed,
    message: 'The subscription has not registered a resource provider: …',
    hint: 'Register it: az provider register --namespace <provider>',
  },
  {
    code: /^RoleAssignmentLimitExceeded$/i,
    exitCode: failed,
    message: 'The subscription has no room for another role assignment.',
    hint: 'Remove assignments of principals that are gone: az role assignment list --all',
  },
  {
    code: /^SubscriptionNotFound$/i,
    exitCode: failed,
    message: 'There is no such subscription, or you may not see it.',
    hint: 'See yours: az account list --output table',
  },
  {
    code: /^ResourceGroupNotFound$/i,
    exitCode: failed,
    message: 'There is no such resource group.',
    hint: 'See them: az group list --output table',
  },
  {
    code: /^(TooManyRequests|(Subscription|Resource)RequestsThrottled|Http429)$/i,
    exitCode: failed,
    message: 'Azure asks to slow down and did not let up.',
    hint: 'Wait some minutes and run the same command again; --parallel 2 sends less at once.',
  },
  {
    code: /^Http0$/,
    exitCode: failed,
    message: 'No answer from Azure: …',
    hint: 'Check the network and HTTPS_PROXY, then run the same command again.',
  },
  {
    code: /^Http5\d\d$/,
    exitCode: failed,
    message: 'Azure failed: …',
    hint: 'Run the same command again: what was done stays done. Support asks for the request id below.',
  },
];

/** By ARM's code, else by the status (`Http403`). Undefined: ARM's own words must do. */
export function meaningOf(error: ArmError): Meaning | undefined {
  const local = error.status === 0 ? /^https:\/\/127\.0\.0\.1:\d+/.exec(error.url)?.[0] : undefined;
  if (local !== undefined) {
    return { exitCode: failed, message: `The local Azure at ${local} does not answer: ${error.message}`, hint: 'If it has ended, start it again: apim-llm emulator start --ready-file FILE' };
  }
  const found = [error.code, `Http${error.status}`].flatMap((code) => rows.find((row) => row.code.test(code)) ?? [])[0];
  return found && { exitCode: found.exitCode, message: found.message.replace('…', () => sentences(error)), hint: found.hint };
}

/** ValidationError says the useful part in its details. */
function sentences({ message, details }: ArmError): string {
  return details.length === 0 ? message : details.map(({ message: text, target }) => ((target ?? '') === '' ? text : `${target}: ${text}`)).join('; ');
}
