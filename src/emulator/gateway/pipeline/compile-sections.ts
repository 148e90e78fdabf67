import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import type { Section } from '../call.ts';
import type { Step } from '../step.ts';
import { compilerAt } from './compiler.ts';
import type { FragmentOf } from './compiler.ts';
import { inOrder, nothing } from './in-order.ts';
import type { PolicyLevel, PolicySource } from './policy-levels.ts';

/** The effective policy of a call: what all scopes say together, ready to run. */
export interface CompiledPolicy {
  readonly inbound: Step;
  readonly backend: Step;
  readonly outbound: Step;
  readonly onError: Step;
  /** Only `cors` runs on a preflight request (documented); undefined where there is none. */
  readonly preflight: Step | undefined;
}

export function compilePolicy(serviceId: string, { levels, fragment }: Pick<PolicySource, 'levels' | 'fragment'>): CompiledPolicy {
  const of = (section: Section): Step => compileSection({ serviceId, levels, fragment, section, only: undefined }, 0);
  const hasCors = levels.some((level) => elementsOf(sectionOf(level, 'inbound')).some(({ name }) => name === 'cors'));
  const preflight = hasCors ? compileSection({ serviceId, levels, fragment, section: 'inbound', only: 'cors' }, 0) : undefined;
  return { inbound: of('inbound'), backend: of('backend'), outbound: of('outbound'), onError: of('on-error'), preflight };
}

interface Compiling {
  readonly serviceId: string;
  readonly levels: readonly PolicyLevel[];
  readonly fragment: FragmentOf;
  readonly section: Section;
  /** The one policy that counts, and only right in the section. */
  readonly only: string | undefined;
}

/** `<base />` stands for the section of the next broader scope; a scope that does not say it shuts that out. */
function compileSection(compiling: Compiling, at: number): Step {
  const { serviceId, levels, fragment, section, only } = compiling;
  const level = levels[at];
  if (!level) return nothing;
  const children = elementsOf(sectionOf(level, section)).filter(({ name }) => only === undefined || name === only || name === 'base');
  if (children.length === 0) return nothing;
  const compiler = compilerAt({ serviceId, section, fragment, documentScope: level.scope, base: () => compileSection(compiling, at + 1) });
  return only === undefined ? compiler.sequence(children) : inOrder([compiler.sequence(children)]);
}

/** An empty one where the document leaves it out. */
function sectionOf({ root }: PolicyLevel, section: Section): PolicyElement {
  return elementsOf(root).find(({ name }) => name === section) ?? { ...root, name: section, attributes: [], children: [] };
}
