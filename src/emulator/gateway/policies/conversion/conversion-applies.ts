import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { Headers } from '../../message/headers.ts';
import { NotRunnable } from '../../not-runnable.ts';
import type { Compiler } from '../../step.ts';
import { evaluationFailure } from '../policy-failure.ts';

/** `application/json`, `text/json`, `application/problem+json`; the same of XML. */
export function isOfKind(mediaType: string, kind: 'json' | 'xml'): boolean {
  return new RegExp(`^[a-z]+/([a-z0-9.!#$&^_-]+\\+)?${kind}$`, 'i').test(mediaType.split(';')[0]?.trim() ?? '');
}

/**
 * Whether a body is to be converted: `apply` asks its Content-Type (or nothing), `consider-accept-header`, true by
 * default, what the client accepts.
 */
export function conversionApplies(element: PolicyElement, compiler: Compiler, from: 'json' | 'xml', to: 'json' | 'xml'): (call: GatewayCall, headers: Headers) => boolean | Promise<boolean> {
  const apply = compiler.text(element, 'apply');
  const consider = compiler.flag(element, 'consider-accept-header');
  const byType = `content-type-${from}`;
  return (call, headers) =>
    after(apply?.(call) ?? 'always', (when) => {
      if (when !== 'always' && when !== byType) throw evaluationFailure(element.name, `'${when}' is none of always, ${byType}.`);
      if (when === byType && !isOfKind(headers.get('Content-Type') ?? '', from)) return false;
      return after(consider?.(call) ?? true, (considered) => !considered || accepts(call.request.headers, to));
    });
}

function accepts(headers: Headers, kind: 'json' | 'xml'): boolean {
  return (headers.get('Accept') ?? '').split(',').some((range) => isOfKind(range, kind));
}

/** Attributes that only Microsoft's schema knows: what they do is not documented. */
export function refuseUndocumented(element: PolicyElement, names: readonly string[]): void {
  const found = element.attributes.find(({ name }) => names.includes(name));
  if (found) throw new NotRunnable(element.name, `the undocumented attribute ${found.name}`);
}
