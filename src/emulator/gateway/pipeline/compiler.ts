import { elementsOf, isExpression } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import type { Value } from '../../expressions/run/value.ts';
import { toText } from '../../expressions/run/to-text.ts';
import { after } from '../after.ts';
import type { GatewayCall, Section } from '../call.ts';
import { PolicyFault } from '../fault.ts';
import { handlerOf } from '../policies/handlers.ts';
import type { Compiler, Computed, PolicyScope, Step } from '../step.ts';
import { asFlag, asWhole } from './conversions.ts';
import { computedExpression } from './expression.ts';
import { guarded } from './guarded.ts';
import { inOrder, nothing } from './in-order.ts';
import { computedBy, literally } from './literal.ts';
import { childPath } from './place.ts';
import { notRunnableStep } from './not-runnable-step.ts';

/** The content of a fragment by its name; undefined where there is none. */
export type FragmentOf = (name: string) => PolicyElement | undefined;

/** What surrounds the policies of a section in one scope. */
export interface Surroundings {
  readonly serviceId: string;
  readonly section: Section;
  readonly fragment: FragmentOf;
  readonly documentScope: PolicyScope;
  /** What `<base />` stands for. */
  readonly base: () => Step;
  /** What a policy that the local gateway cannot run is told to; a step that says so when it is reached, where there is none. */
  readonly notRunnable?: (error: unknown) => Step;
}

export function compilerAt(around: Surroundings): Compiler {
  return compilerOf(around, around.documentScope, undefined, '');
}

function compilerOf(around: Surroundings, scope: string, element: PolicyElement | undefined, path: string): Compiler {
  const value = (of: PolicyElement, attribute: string): Computed<Value> | undefined => {
    const text = of.attributes.find((one) => one.name === attribute)?.value;
    return text === undefined ? undefined : expression(text);
  };
  const as = <T>(convert: (found: Value, attribute: string, policy: string) => T) => (of: PolicyElement, attribute: string): Computed<T> | undefined => {
    const computed = value(of, attribute);
    return computed && mapped(computed, (found) => convert(found, attribute, of.name));
  };
  return {
    section: around.section,
    scope,
    documentScope: around.documentScope,
    path,
    serviceId: around.serviceId,
    value,
    expression,
    text: as((found) => toText(found)),
    flag: as((found, attribute, policy) => asFlag(policy, attribute, found)),
    whole: as((found, attribute, policy) => asWhole(policy, attribute, found)),
    content: (of) => expression(textWithin(of)),
    sequence: (children) => inOrder(children.map((child) => stepOf(around, scope, child, childPath(path, child, children)))),
    within: (child) => compilerOf(around, scope, child, childPath(path, child, siblingsOf(element, child))),
  };
}

function siblingsOf(parent: PolicyElement | undefined, child: PolicyElement): readonly PolicyElement[] {
  const siblings = parent ? elementsOf(parent) : [];
  return siblings.includes(child) ? siblings : [child];
}

function expression(text: string): Computed<Value> {
  return isExpression(text) ? computedExpression(text) : literally<Value>(text);
}

/** A literal that does not fit is told when the policy is reached: the check at PUT lets values of Key Vault pass. */
function mapped<T>(computed: Computed<Value>, convert: (found: Value) => T): Computed<T> {
  const late = computedBy((call: GatewayCall) => after(computed(call), convert));
  if (computed.literal === undefined) return late;
  try {
    return literally(convert(computed.literal));
  } catch (error) {
    if (error instanceof PolicyFault) return late;
    throw error;
  }
}

function textWithin(element: PolicyElement): string {
  return element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.text : '')).join('');
}

/** One policy with what stands around it; `base` and fragments are other people's policies in its place. */
function stepOf(around: Surroundings, scope: string, element: PolicyElement, path: string): Step {
  if (element.name === 'base') return around.base();
  if (element.name === 'include-fragment') return fragmentStep(around, element, path);
  try {
    const handler = handlerOf(element.name);
    const step = handler.compile(element, compilerOf(around, scope, element, path));
    return step === nothing ? nothing : guarded(step, element, { section: around.section, scope, path });
  } catch (error) {
    return (around.notRunnable ?? notRunnableStep)(error);
  }
}

/** Its policies as if they stood here; in a trace they have the fragment's name for a scope. */
function fragmentStep(around: Surroundings, element: PolicyElement, path: string): Step {
  const name = element.attributes.find((attribute) => attribute.name === 'fragment-id')?.value ?? '';
  const root = around.fragment(name);
  if (!root) return nothing;
  return compilerOf(around, name, { ...root, name: element.name }, path).sequence(elementsOf(root));
}
