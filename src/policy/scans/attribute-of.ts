import type { PolicyElement } from '../document/document.ts';
import { expressionStarts } from '../expressions/expression-starts.ts';

export function attributeOf({ attributes }: PolicyElement, name: string): string | undefined {
  return attributes.find((attribute) => attribute.name === name)?.value;
}

/** Whether the service makes the value when a call comes (an expression) or when it deploys (a named value). */
export function isComputed(value: string): boolean {
  return value.includes('{{') || expressionStarts(value).length > 0;
}
