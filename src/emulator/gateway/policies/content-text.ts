import type { PolicyElement } from '../../arm/policies/document.ts';
import { toText } from '../../expressions/run/to-text.ts';
import type { Value } from '../../expressions/run/value.ts';
import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import { computedBy, literally } from '../pipeline/literal.ts';
import type { Compiler, Computed } from '../step.ts';

/** The text between the tags, or what the expression there gives, as C# turns it into text. */
export function contentText(element: PolicyElement, compiler: Compiler): Computed<string> {
  const computed = compiler.content(element);
  return computed.literal === undefined ? computedBy((call) => after(computed(call), textOf)) : literally(textOf(computed.literal));
}

export function textsOf(computed: readonly Computed<string>[], call: GatewayCall): readonly string[] | Promise<readonly string[]> {
  return allOf<readonly string[]>(computed.map((one) => () => one(call)));
}

function textOf(value: unknown): string {
  return toText(value as Value);
}

export function textWithin(element: PolicyElement): string {
  return element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.text : '')).join('');
}
