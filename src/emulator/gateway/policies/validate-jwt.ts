import { elementsOf } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { attempt } from '../pipeline/attempt.ts';
import type { PolicyHandler } from '../step.ts';
import { issuerAt } from './jwt/issuers.ts';
import { refusing } from './jwt/refused.ts';
import { requiredClaims, textsIn } from './jwt/rules-children.ts';
import type { PerCall } from './jwt/rules-children.ts';
import { tokenOf } from './jwt/sent-token.ts';
import { statedKeys } from './jwt/stated-keys.ts';
import { TokenRefusal } from './jwt/token-refusal.ts';
import { validated } from './jwt/validate.ts';

const source = 'validate-jwt';

/** Lets requests through that bring a token as it is described. Times are the gateway's. */
export const validateJwt: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const find = tokenOf(element, compiler, undefined);
    const variable = compiler.text(element, 'output-token-variable-name')?.literal;
    const [skew, expiry, signature] = [compiler.whole(element, 'clock-skew'), compiler.flag(element, 'require-expiration-time'), compiler.flag(element, 'require-signed-tokens')];
    const configs = elementsOf(element).flatMap((child) => (child.name === 'openid-config' ? (compiler.text(child, 'url') ?? []) : []));
    const urls: PerCall<readonly string[]> = (call) => allOf<readonly string[]>(configs.map((url) => () => url(call)));
    const [keys, audiences, issuers, claims] = [statedKeys(element, compiler), textsIn(element, 'audiences', compiler), textsIn(element, 'issuers', compiler), requiredClaims(element, compiler)];
    const refuse = refusing(element, compiler);
    const check = (call: GatewayCall): void | Promise<void> =>
      after(allOf([() => find(call), () => urls(call), () => keys(call), () => audiences(call), () => issuers(call), () => claims(call)]), ([token, addresses, stated, accepted, named, required]) => {
        if (token === undefined) throw new TokenRefusal('TokenNotPresent', 'JWT not present.');
        const described = addresses.map((url) => issuerAt(call.world, source, url, token));
        const isIssuer = (issuer: string): boolean => named.includes(issuer) || described.some((one) => one.isIssuer(issuer));
        return after(allOf([() => skew?.(call) ?? 0, () => expiry?.(call) ?? true, () => signature?.(call) ?? true]), ([seconds, requiresExpiry, requiresSignature]) => {
          const rules = {
            keys: [...stated, ...described.flatMap((one) => one.keys)],
            requiresSignature,
            requiresExpiry,
            skew: seconds,
            audiences: accepted.length > 0 ? accepted : undefined,
            isIssuer: named.length + described.length > 0 ? isIssuer : undefined,
            claims: required,
          };
          const jwt = validated(token, rules, call.world.clock.now());
          if (variable !== undefined) call.variables.set(variable, jwt.value);
        });
      });
    return (call) => attempt(() => check(call), (error) => refuse(call, error));
  },
};
