import { elementsOf } from '../../../arm/policies/document.ts';
import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { Compiler, Computed } from '../../step.ts';
import { contentText, textsOf } from '../content-text.ts';
import type { RequiredClaim } from './claims.ts';

export type PerCall<T> = (call: GatewayCall) => T | Promise<T>;

export function childNamed(element: PolicyElement, name: string): PolicyElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** The texts in a group such as `audiences`; empty where the policy does not have it. */
export function textsIn(element: PolicyElement, group: string, compiler: Compiler): PerCall<readonly string[]> {
  const found = childNamed(element, group);
  const texts = found ? elementsOf(found).map((child) => contentText(child, compiler)) : [];
  return (call) => after(textsOf(texts, call), (values) => values.map((value) => value.trim()).filter((value) => value !== ''));
}

export function requiredClaims(element: PolicyElement, compiler: Compiler): PerCall<readonly RequiredClaim[]> {
  const group = childNamed(element, 'required-claims');
  const claims = (group ? elementsOf(group) : []).map((claim) => ({
    name: compiler.text(claim, 'name'),
    match: compiler.text(claim, 'match'),
    separator: compiler.text(claim, 'separator'),
    values: elementsOf(claim).map((value) => contentText(value, compiler)),
  }));
  return (call) => allOf<readonly RequiredClaim[]>(claims.map((claim) => () => claimOf(call, claim)));
}

interface ComputedClaim {
  readonly name: Computed<string> | undefined;
  readonly match: Computed<string> | undefined;
  readonly separator: Computed<string> | undefined;
  readonly values: readonly Computed<string>[];
}

function claimOf(call: GatewayCall, { name, match, separator, values }: ComputedClaim): RequiredClaim | Promise<RequiredClaim> {
  return after(allOf([() => name?.(call) ?? '', () => match?.(call), () => separator?.(call), () => textsOf(values, call)]), ([named, matching, between, texts]) => ({
    name: named,
    match: matching === 'any' ? 'any' : 'all',
    separator: between,
    values: texts.map((text) => text.trim()),
  }));
}
