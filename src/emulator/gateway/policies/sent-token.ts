import type { EditCompiler } from './edit.ts';
import { policyFailure } from './policy-failure.ts';
import type { SentRequest } from './sent-request.ts';

const source = 'authentication-managed-identity';

/** The policy inside of a request that another policy sends: a token in its `Authorization`, or in a variable. */
export const sentToken: EditCompiler<SentRequest> = (element, compiler) => {
  const resource = compiler.text(element, 'resource');
  const clientId = compiler.text(element, 'client-id');
  const variable = compiler.text(element, 'output-token-variable-name')?.literal;
  const ignores = compiler.flag(element, 'ignore-error');
  return async (call, request) => {
    const token = call.world.identityToken(compiler.serviceId, (await resource?.(call)) ?? '', await clientId?.(call));
    if (token === undefined && !((await ignores?.(call)) ?? false)) throw policyFailure(source, 'The service does not have this managed identity.');
    if (variable !== undefined) call.variables.set(variable, token ?? '');
    else if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  };
};
