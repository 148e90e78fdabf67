import { elementsOf } from '../../../arm/policies/document.ts';
import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import { NotRunnable } from '../../not-runnable.ts';
import type { Compiler } from '../../step.ts';
import { contentText } from '../content-text.ts';
import { policyFailure } from '../policy-failure.ts';
import { childNamed } from './rules-children.ts';
import type { PerCall } from './rules-children.ts';
import { publicKey } from './signature.ts';
import type { SigningKey } from './signature.ts';

/** `issuer-signing-keys`: symmetric ones in base64, and RSA keys by `n` and `e`. What needs a certificate is refused by name. */
export function statedKeys(element: PolicyElement, compiler: Compiler): PerCall<readonly SigningKey[]> {
  for (const name of ['issuer-signing-tokens', 'decryption-keys']) if (childNamed(element, name)) throw new NotRunnable(element.name, `<${name}>`);
  const group = childNamed(element, 'issuer-signing-keys');
  const keys = (group ? elementsOf(group) : []).map((key) => keyOf(element.name, key, compiler));
  return (call) => allOf<readonly SigningKey[]>(keys.map((key) => () => key(call)));
}

function keyOf(policy: string, element: PolicyElement, compiler: Compiler): PerCall<SigningKey> {
  if (element.name !== 'key') throw new NotRunnable(policy, `<${element.name}>`);
  if (element.attributes.some(({ name }) => name === 'certificate-id')) throw new NotRunnable(policy, 'a key by certificate-id');
  const [id, modulus, exponent] = [compiler.text(element, 'id'), compiler.text(element, 'n'), compiler.text(element, 'e')];
  const secret = contentText(element, compiler);
  return (call: GatewayCall) =>
    after(allOf([() => id?.(call), () => modulus?.(call), () => exponent?.(call), () => secret(call)]), ([kid, n, e, text]) => {
      if (n === undefined) return { id: kid, key: secretOf(policy, text) };
      const key = publicKey({ kty: 'RSA', n, e: e ?? 'AQAB' });
      if (!key) throw policyFailure(policy, 'A signing key is no RSA key: n and e are base64url.');
      return { ...key, id: kid };
    });
}

function secretOf(policy: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === 0) throw policyFailure(policy, 'A signing key is not base64.');
  return key;
}
