import { listed } from '../../model/listed.ts';
import { operationCapability, type OperationClass } from '../../openapi/operation-capability.ts';
import { whyClosed } from '../../openapi/operation-groups.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { isNamedBy, routeKey } from './named-operation.ts';
import type { Serving } from './serving.ts';

/** All that decides which operations of an API are open. A type, not an interface, so that it is Json and can wait in a plan. */
export type Pruning = {
  /** Of the account that calls go to where nothing says otherwise. */
  readonly servings: readonly Serving[];
  readonly allow: readonly string[];
  readonly block: readonly string[];
  /** Operations with rows of their own that lead to a deployment which serves them: route key to deployments, empty where nobody has looked. */
  readonly routed: readonly { readonly route: string; readonly by: readonly string[] }[];
};

/** Why an operation is open or closed, in one word; a deny block carries it for open ones. */
export type Why = 'served' | 'route' | 'allow' | 'foreign' | 'block' | 'wildcard' | 'account' | 'unserved';

export interface Verdict extends LiveOperation {
  readonly open: boolean;
  readonly why: Why;
  /** For people and for the report. */
  readonly reasons: readonly string[];
}

export function verdictsOf(operations: readonly LiveOperation[], pruning: Pruning): readonly Verdict[] {
  const routed = new Map(pruning.routed.map(({ by, route }) => [route, by]));
  return operations.map((operation) => {
    const { method, name, urlTemplate } = operation;
    return { name, method, urlTemplate, ...verdictOn(operation, pruning, routed) };
  });
}

type Ruling = Pick<Verdict, 'open' | 'why' | 'reasons'>;

function verdictOn(operation: LiveOperation, { allow, block, servings }: Pruning, routed: ReadonlyMap<string, readonly string[]>): Ruling {
  if (block.some((text) => isNamedBy(text, operation))) return { open: false, why: 'block', reasons: ['closed by --block'] };
  if (allow.some((text) => isNamedBy(text, operation))) return { open: true, why: 'allow', reasons: ['opened by --allow'] };
  const by = routed.get(routeKey(operation));
  if (by !== undefined) return { open: true, why: 'route', reasons: [by.length === 0 ? 'has a route of its own' : `routed to ${listed(by, 3)}`] };
  return byClass(operationCapability(operation), servings);
}

function byClass(found: OperationClass, servings: readonly Serving[]): Ruling {
  switch (found.kind) {
    case 'foreign':
      return { open: true, why: 'foreign', reasons: ['not an operation of Azure OpenAI: left open, --block closes it'] };
    case 'wildcard':
      return { open: false, why: 'wildcard', reasons: ['matches anything: --allow opens it'] };
    case 'account':
      return { open: false, why: 'account', reasons: [whyClosed(found.group)] };
    case 'served': {
      const serving = servings.filter((each) => serves(each, found));
      if (serving.length > 0) return { open: true, why: 'served', reasons: [`${found.capability}: ${listed(serving.map(({ name }) => name), 3)}`] };
      return { open: false, why: 'unserved', reasons: [`no deployment ${found.deployment === undefined ? '' : `${found.deployment} `}serves ${words(found.needs)}`] };
    }
  }
}

/** Whether a deployment answers such an operation. */
export function serves({ abilities, deployment }: Serving, found: OperationClass): boolean {
  if (found.kind !== 'served' || !abilities.includes(found.needs)) return false;
  return found.deployment === undefined || found.deployment.toLowerCase() === deployment.toLowerCase();
}

function words(ability: string): string {
  return ability.replaceAll('-', ' ');
}
