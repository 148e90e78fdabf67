import type { ArmState } from '../state.ts';
import { elementFault, literal } from './check-policy.ts';
import { everyElement } from './document.ts';
import type { PolicyDocument, PolicyElement } from './document.ts';

const backendAttributes: Readonly<Record<string, string>> = {
  'set-backend-service': 'backend-id',
  'llm-content-safety': 'backend-id',
  'llm-semantic-cache-lookup': 'embeddings-backend-id',
  'azure-openai-semantic-cache-lookup': 'embeddings-backend-id',
};

/** Ids of the backends that a document names; what it names has to exist (I1, I3, I5). */
export function referencesOf(state: ArmState, serviceId: string, document: PolicyDocument): readonly string[] {
  return [...new Set(everyElement(document.root).flatMap((element) => referenceOf(state, serviceId, element) ?? []))];
}

function referenceOf(state: ArmState, serviceId: string, element: PolicyElement): string | undefined {
  checkNamedValues(element);
  if (element.name === 'include-fragment') throw elementFault(element, `Policy fragment with id '${literal(element, 'fragment-id') ?? ''}' could not be found.`);
  if (element.name === 'log-to-eventhub') throw elementFault(element, 'Logger not found');
  const attribute = Object.hasOwn(backendAttributes, element.name) ? backendAttributes[element.name] : undefined;
  const name = attribute === undefined ? undefined : literal(element, attribute);
  if (element.name === 'set-backend-service') checkTarget(element);
  if (name === undefined) return undefined;
  const backend = state.store.find(`${serviceId}/backends/${name}`);
  if (!backend) throw elementFault(element, `Backend with id '${name}' could not be found.`);
  return backend.id;
}

/** Exactly one way of saying where to. */
function checkTarget(element: PolicyElement): void {
  const given = element.attributes.filter(({ name }) => name === 'backend-id' || name === 'base-url');
  const other = element.attributes.some(({ name }) => name.startsWith('sf-') || name.startsWith('dapr-'));
  if (given.length > 1) throw elementFault(element, "'backend-id' and 'base-url' cannot be specified together.");
  if (given.length === 0 && !other) throw elementFault(element, "Either 'backend-id' or 'base-url' must be specified.");
}

/** There are no named values yet, so `{{name}}` can only be a mistake. */
function checkNamedValues(element: PolicyElement): void {
  const texts = [...element.attributes.map(({ value }) => value), ...element.children.flatMap((child) => (child.kind === 'text' || child.kind === 'cdata' ? [child.text] : []))];
  const name = texts.map((text) => /\{\{([A-Za-z0-9-._]+)\}\}/.exec(text)?.[1]).find((found) => found !== undefined);
  if (name !== undefined) throw elementFault(element, `Cannot find a property '${name}'`);
}
