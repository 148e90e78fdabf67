import { after, allOf } from '../after.ts';
import type { PolicyFault } from '../fault.ts';
import type { PolicyHandler } from '../step.ts';
import { policyFailure } from './policy-failure.ts';
import { sayer } from './say.ts';

const source = 'authentication-managed-identity';

/** A token of one of the service's identities: in the request's `Authorization`, or in a variable where one is named. */
export const authenticationManagedIdentity: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const resource = compiler.text(element, 'resource');
    const clientId = compiler.text(element, 'client-id');
    const variable = compiler.text(element, 'output-token-variable-name')?.literal;
    const ignores = compiler.flag(element, 'ignore-error');
    const say = sayer(element, compiler);
    return (call) =>
      after(allOf([() => resource?.(call) ?? '', () => clientId?.(call), () => ignores?.(call) ?? false]), ([audience, client, ignoring]) => {
        const token = call.world.identityToken(compiler.serviceId, audience, client);
        if (token === undefined && !ignoring) throw noIdentity(client);
        say(call, () => (token === undefined ? 'ignored: the service has no such identity' : `a token for ${audience}`));
        if (variable !== undefined) call.variables.set(variable, token ?? '');
        else if (token !== undefined) call.request.headers.set('Authorization', `Bearer ${token}`);
      });
  },
};

function noIdentity(client: string | undefined): PolicyFault {
  return policyFailure(source, `The service has no ${client === undefined ? 'system-assigned identity' : `user-assigned identity with the client id ${client}`}.`);
}
