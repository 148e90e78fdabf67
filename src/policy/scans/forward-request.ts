import { forwardAttributeNames, type ForwardAttributes } from '../blocks/forward-attributes.ts';
import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { positionsIn } from '../document/position.ts';
import { attributeOf } from './attribute-of.ts';
import { foreignElements } from './foreign-elements.ts';

export interface ForwardRequest {
  readonly line: number;
  readonly attributes: ForwardAttributes;
  /** Attributes that we do not know, `id` aside. */
  readonly unknown: readonly string[];
  /** Whether a backend's error status goes to on-error, or may: then a 503 there is no exhausted pool's. */
  readonly failsOnErrorStatus: boolean;
}

/**
 * How a document forwards: its first `forward-request`, at any depth and outside of our blocks. Undefined where there is none: the scopes above
 * are asked where `inheritsBase(document, 'backend')`, else nothing is forwarded.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two such sections
 */
export function forwardRequestOf(document: PolicyDocument): ForwardRequest | undefined {
  const backend = policySections(document).get('backend');
  for (const element of backend === undefined ? [] : foreignElements(document, backend)) {
    if (element.name === 'forward-request') return asForwardRequest(document, element);
  }
  return undefined;
}

export function asForwardRequest(document: PolicyDocument, element: PolicyElement): ForwardRequest {
  const known = forwardAttributeNames.map((name) => [name, attributeOf(element, name)] as const).filter(([, value]) => value !== undefined);
  const names: readonly string[] = ['id', ...forwardAttributeNames];
  const fails = attributeOf(element, 'fail-on-error-status-code') ?? 'false';
  return {
    line: positionsIn(document.text)(element.start).line,
    attributes: Object.fromEntries(known),
    unknown: element.attributes.map(({ name }) => name).filter((name) => !names.includes(name)),
    failsOnErrorStatus: fails.trim().toLowerCase() !== 'false',
  };
}
