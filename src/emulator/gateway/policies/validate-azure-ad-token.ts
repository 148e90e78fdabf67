import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { NotRunnable } from '../not-runnable.ts';
import { attempt } from '../pipeline/attempt.ts';
import type { PolicyHandler } from '../step.ts';
import { directoryIssuer } from './jwt/issuers.ts';
import { refusing } from './jwt/refused.ts';
import { childNamed, requiredClaims, textsIn } from './jwt/rules-children.ts';
import { tokenOf } from './jwt/sent-token.ts';
import { TokenRefusal } from './jwt/token-refusal.ts';
import { claimTexts } from './jwt/token.ts';
import type { Token } from './jwt/token.ts';
import { validated } from './jwt/validate.ts';

const source = 'validate-azure-ad-token';
const notHere = ['allow-protected-forwarded-tokens', 'allow-proof-of-possession-tokens'];

/** Lets requests through that bring a token of a tenant of the directory. */
export const validateAzureAdToken: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    if (childNamed(element, 'decryption-keys')) throw new NotRunnable(source, '<decryption-keys>');
    const beyond = element.attributes.find(({ name, value }) => notHere.includes(name) && value !== 'false');
    if (beyond) throw new NotRunnable(source, `${beyond.name}="${beyond.value}"`);
    const find = tokenOf(element, compiler, 'Authorization');
    const tenant = compiler.text(element, 'tenant-id');
    const variable = compiler.text(element, 'output-token-variable-name')?.literal;
    const [backends, clients, audiences, claims] = [
      textsIn(element, 'backend-application-ids', compiler),
      textsIn(element, 'client-application-ids', compiler),
      textsIn(element, 'audiences', compiler),
      requiredClaims(element, compiler),
    ];
    const refuse = refusing(element, compiler);
    const check = (call: GatewayCall): void | Promise<void> =>
      after(allOf([() => find(call), () => tenant?.(call) ?? '', () => backends(call), () => clients(call), () => audiences(call), () => claims(call)]), ([token, tenantId, apps, callers, accepted, required]) => {
        if (token === undefined) throw new TokenRefusal('TokenNotPresent', 'JWT not present.');
        const { keys, isIssuer } = directoryIssuer(call.world, token, tenantId.trim());
        const allowed = [...accepted, ...apps, ...apps.map((id) => `api://${id}`)];
        const rules = { keys, isIssuer, requiresSignature: true, requiresExpiry: true, skew: 0, audiences: allowed.length > 0 ? allowed : undefined, claims: required };
        const jwt = validated(token, rules, call.world.clock.now());
        checkClient(jwt, callers);
        if (variable !== undefined) call.variables.set(variable, jwt.value);
      });
    return (call) => attempt(() => check(call), (error) => refuse(call, error));
  },
};

/** Of version 1 tokens `appid`, of version 2 `azp`. */
function checkClient(jwt: Token, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  const name = claimTexts(jwt, 'azp').length > 0 ? 'azp' : 'appid';
  const client = claimTexts(jwt, name)[0];
  if (client === undefined) throw new TokenRefusal('TokenClaimNotFound', 'JWT token is missing the following claims: azp, appid. Access denied.');
  if (!allowed.some((id) => id.toLowerCase() === client.toLowerCase())) throw new TokenRefusal('TokenClaimValueNotAllowed', `Claim ${name} value of ${client} is not allowed. Access denied.`);
}
