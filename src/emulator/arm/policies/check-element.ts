import { contentFault } from './content-fault.ts';
import { elementsOf, isExpression } from './document.ts';
import type { PolicyElement } from './document.ts';
import type { Report } from './faults.ts';
import type { PolicyScope } from './policy-scope.ts';
import { combinationFault } from './rules/attribute-combinations.ts';
import type { AttributeRules } from './rules/attribute-rule.ts';
import { definitionWithin } from './rules/definition.ts';
import type { Definition } from './rules/definition.ts';
import { takesLiteralOnly } from './rules/literal-only.ts';
import { rangeFault } from './rules/value-ranges.ts';
import { valueFault } from './value-type.ts';

/** Attributes and content of an element and of what is inside of it; policies that stand inside of policies are left to the caller. */
export function checkElement(element: PolicyElement, definition: Definition, scope: PolicyScope | 'fragment', report: Report): void {
  for (const fault of attributeFaults(element, definition, scope)) report(element, fault);
  const fault = contentFault(element, definition.content);
  if (fault !== undefined) report(element, fault);
  const { content } = definition;
  if (!('children' in content)) return;
  for (const child of elementsOf(element)) {
    if (content.children.some(({ name }) => name === child.name)) checkElement(child, definitionWithin(definition.path, child.name), scope, report);
  }
}

function attributeFaults(element: PolicyElement, { path, attributes }: Definition, scope: PolicyScope | 'fragment'): readonly string[] {
  if (!attributes) return [];
  const given = element.attributes.filter(({ name }) => !isNamespace(name));
  const faults = given.map(({ name, value }) => attributeFault(path, attributes, name, value));
  const missing = Object.keys(attributes).find((name) => attributes[name]?.required && !given.some((attribute) => attribute.name === name));
  const combination = combinationFault(path, given.map(({ name }) => name), scope);
  return [...faults, missing === undefined ? undefined : `The required attribute '${missing}' is missing.`, combination].filter((fault) => fault !== undefined);
}

/** A value with a named value in it that only Key Vault knows is not looked at. */
function attributeFault(path: string, attributes: AttributeRules, name: string, value: string): string | undefined {
  const rule = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  if (!rule) return `The '${name}' attribute is not declared.`;
  if (value.includes('{{')) return undefined;
  if (isExpression(value) && takesLiteralOnly(path, name)) return `Policy expressions are not allowed in the '${name}' attribute.`;
  return valueFault(name, rule, value) ?? rangeFault(path, name, value);
}

function isNamespace(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}
