import type { Warning } from '../../../commands/command.ts';
import { idKey } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveApi, Seen } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { asAccountBlock } from '../../policy/blocks/account-block.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import type { PolicyDocument } from '../../policy/document/document.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { inheritsBase } from '../../policy/scans/inherits-base.ts';
import { managedIdentityUses } from '../../policy/scans/managed-identity.ts';
import { principalOf, type Principal } from '../identity.ts';
import { withIncluded } from '../import/fragments.ts';
import { inPolicy } from '../named-policy.ts';
import { documentOf, policyIdOf } from './documents.ts';
import { nameOfOperation, type Routable } from './routable.ts';

/** As whom the calls of an operation reach the account. */
interface Caller {
  /** ARM id of a user-assigned identity; null: the service's own; undefined: the policy does not say which. */
  readonly identity: string | null | undefined;
  /** Undefined: not known. */
  readonly audience: string | undefined;
}

/**
 * The identity with which an API calls, whoever wrote that: it needs the role, and is asked with.
 *
 * @param stated ARM id of a user-assigned identity: counts where a policy leaves open which one it is
 * @throws UserError `NotAuthenticated`, `AudienceDiffers`, `IdentityUnknown`, `PolicyApart`
 */
export function callingIdentity(api: LiveApi, operations: readonly Routable[], live: Live, stated: string | undefined): { readonly principal: Principal; readonly warnings: readonly Warning[] } {
  const callers = operations.map((each) => ({ each, caller: callerOf(api, each, live) }));
  const unknown = callers.filter(({ caller }) => caller.audience === undefined).map(({ each }) => nameOfOperation(each));
  const wrong = callers.find(({ caller: { audience } }) => audience !== undefined && plainUrl(audience) !== plainUrl(live.cloud.cognitiveAudience));
  if (wrong !== undefined) throw audienceDiffers(wrong.each, wrong.caller.audience ?? '', live.cloud.cognitiveAudience);
  const identities = new Map(callers.map(({ caller: { identity } }) => [identity === undefined ? undefined : idKey(identity ?? ''), identity]));
  const [first, ...others] = identities.values();
  if (others.length > 0) throw identityUnknown(`Operations of ${nameIn(api)} call with different identities.`, 'Name operations that call with one:  --operation NAME');
  const identity = first === undefined ? stated : first;
  if (identity === undefined) throw identityUnknown(`The policy of ${nameIn(api)} does not show with which identity it calls: the client id is a named value or an expression.`, 'Say which one it is:  --identity ARM_ID');
  return {
    principal: principalOf(live.service, identity ?? undefined),
    warnings: unknown.length === 0 ? [] : [{ code: 'AudienceUnknown', message: `whom the token is for is not written in the policy (${unknown.join(', ')}); accounts take tokens for ${live.cloud.cognitiveAudience} only` }],
  };
}

function callerOf(api: LiveApi, each: Routable, live: Live): Caller {
  const { name } = each.operation;
  const [own, above] = [documentOf(api, name), documentOf(api)];
  const document = own === undefined ? undefined : inPolicy(policyIdOf(api, name), () => readPolicyDocument(own));
  const inherits = document === undefined ? 'always' : inheritsBase(document, 'inbound');
  if (inherits === 'sometimes') throw apart(each, 'has <base /> inside another policy, so that the policy of the API does not run on every call');
  const said = (document && inPolicy(policyIdOf(api, name), () => lastCaller(document, live))) ?? (inherits === 'never' || above === undefined ? undefined : inPolicy(policyIdOf(api), () => lastCaller(readPolicyDocument(above), live)));
  if (said !== undefined) return said;
  if (inherits === 'never') throw apart(each, 'has no <base /> in inbound, so that the policy of the API does not run, and gets no token of its own');
  throw notAuthenticated(nameIn(api));
}

/** Whichever stands last wins; our block is the last of its section. */
function lastCaller(document: PolicyDocument, live: Live): Caller | undefined {
  const block = findBlocks(document).find(({ kind }) => kind === 'account');
  const ours = block && asAccountBlock(block.carried);
  if (ours !== undefined) return { identity: ours.identity, audience: ours.audience };
  const fragments = includedFragments(document).flatMap(({ id, section }) => (section === 'inbound' ? withIncluded(id, live.fragments) : []));
  const uses = [...managedIdentityUses(document), ...fragments.flatMap(({ text }) => (text === undefined ? [] : managedIdentityUses(readPolicyDocument(text))))];
  const last = uses.at(-1);
  return last && { audience: last.audience, identity: typeof last.clientId === 'string' ? identityOf(live.service, last.clientId) : last.clientId };
}

function identityOf(service: Seen, clientId: string): string {
  const attached = at(service.body, 'identity', 'userAssignedIdentities');
  const found = Object.entries(isObject(attached) ? attached : {}).find(([, identity]) => textAt(identity, 'clientId')?.toLowerCase() === clientId.toLowerCase());
  if (found !== undefined) return found[0];
  throw identityUnknown(`The policy calls with the identity of client id ${clientId}, which the service ${service.name} does not have.`, 'Attach that identity to the service, or correct the policy.');
}

function plainUrl(audience: string): string {
  return audience.toLowerCase().replace(/\/+$/, '');
}

function nameIn({ api }: LiveApi): string {
  return `API ${api.id.slice(api.id.lastIndexOf('/') + 1)}`;
}

function notAuthenticated(api: string): UserError {
  return new UserError('NotAuthenticated', exitCodes.conflict, `The policy of ${api} gets no token of a managed identity, so that calls would reach another account without one: a key in its policy, or at its backend, is good for one account only.`, {
    hint: 'Put this into inbound of its policy and take the key out, then run the same command again:\n  <authentication-managed-identity resource="https://cognitiveservices.azure.com" />\nor import an API that does:  apim-llm import --api NAME --path PATH --account ACCOUNT',
  });
}

function apart(each: Routable, why: string): UserError {
  return new UserError('PolicyApart', exitCodes.conflict, `The policy of the operation ${nameOfOperation(each)} ${why}.`, { hint: 'Put <base /> first into its inbound section, or leave the operation out:  --operation NAME' });
}

function audienceDiffers(each: Routable, audience: string, wanted: string): UserError {
  return new UserError('AudienceDiffers', exitCodes.conflict, `Calls of ${nameOfOperation(each)} carry a token for ${audience}, which accounts of Azure OpenAI do not take.`, { hint: `Write resource="${wanted}" into that authentication-managed-identity, then run the same command again.` });
}

function identityUnknown(message: string, hint: string): UserError {
  return new UserError('IdentityUnknown', exitCodes.usage, message, { hint });
}
