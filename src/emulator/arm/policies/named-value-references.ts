import { namedValueCalled } from '../named-values/named-value.ts';
import type { NamedValueContent } from '../named-values/named-value.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { elementFault } from './check-policy.ts';
import type { PolicyElement } from './document.ts';

const braces = /\{\{([A-Za-z0-9-._]+)\}\}/g;

/** Named values between braces in attributes and text; each has to exist, and is found by display name. */
export function namedValuesIn(state: ArmState, serviceId: string, element: PolicyElement): readonly Entry<NamedValueContent>[] {
  const texts = [...element.attributes.map(({ value }) => value), ...element.children.flatMap((child) => (child.kind === 'text' || child.kind === 'cdata' ? [child.text] : []))];
  return texts.flatMap((text) => [...text.matchAll(braces)]).map(([, name = '']) => {
    const found = namedValueCalled(state, serviceId, name);
    if (!found) throw elementFault(element, `Cannot find a property '${name}'`);
    return found;
  });
}

/** The text with their values in place; undefined where only Key Vault knows one. */
export function withNamedValues(state: ArmState, serviceId: string, text: string): string | undefined {
  let known = true;
  const replaced = text.replaceAll(braces, (whole, name: string) => {
    const value = namedValueCalled(state, serviceId, name)?.content.value;
    known &&= value !== null && value !== undefined;
    return value ?? whole;
  });
  return known ? replaced : undefined;
}
