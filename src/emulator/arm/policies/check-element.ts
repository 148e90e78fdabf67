import { elementFault, refuseText } from './check-policy.ts';
import { Cursor } from './cursor.ts';
import { elementsOf, everyElement, isExpression } from './document.ts';
import type { PolicyElement } from './document.ts';
import { readExpression } from './expression.ts';
import { attributesOf, contentOf } from './policy-attributes.ts';

/** Attributes, content and expressions of every element, in the words of the .NET schema validator that the service uses. */
export function checkElements(root: PolicyElement): void {
  for (const element of everyElement(root)) {
    checkAttributes(element);
    checkContent(element);
    for (const { value } of element.attributes) checkExpression(element, value);
    for (const child of element.children) if (child.kind === 'text' || child.kind === 'cdata') checkExpression(element, child.text);
  }
}

function checkAttributes(element: PolicyElement): void {
  const rules = attributesOf(element.name);
  if (!rules) return;
  for (const { name, value } of element.attributes) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule && name !== 'id') throw elementFault(element, `The '${name}' attribute is not declared.`);
    if (rule?.literal && !isExpression(value) && !value.includes('{{') && !rule.literal.test(value)) {
      throw elementFault(element, `The '${name}' attribute is invalid - The value '${value}' is invalid according to its datatype.`);
    }
  }
  for (const [name, rule] of Object.entries(rules)) {
    if (rule.required && !element.attributes.some((attribute) => attribute.name === name)) throw elementFault(element, `The required attribute '${name}' is missing.`);
  }
}

function checkContent(element: PolicyElement): void {
  const content = contentOf(element.name);
  const [child] = elementsOf(element);
  switch (content.kind) {
    case 'any':
      return;
    case 'empty':
    case 'text':
      if (child) throw elementFault(element, `The element '${element.name}' cannot contain child element '${child.name}'.`);
      if (content.kind === 'empty') refuseText(element);
      return;
    case 'elements': {
      const expected = ` List of possible elements expected: '${content.names.join(', ')}'.`;
      refuseText(element, expected);
      const wrong = elementsOf(element).find(({ name }) => !content.names.includes(name));
      if (wrong) throw elementFault(element, `The element '${element.name}' has invalid child element '${wrong.name}'.${expected}`);
    }
  }
}

/** An expression is closed and is the whole value. What the C# inside means is not looked at. */
function checkExpression(element: PolicyElement, value: string): void {
  if (!isExpression(value)) return;
  const cursor = new Cursor(value.trim());
  readExpression(cursor, (reason) => elementFault(element, reason));
  if (!cursor.done) throw elementFault(element, `Unexpected text after an expression: '${cursor.text.slice(cursor.at, cursor.at + 20)}'. An expression must be the whole value.`);
}
