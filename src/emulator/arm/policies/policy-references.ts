import { checkInclusion, includedFragment } from '../fragments/inclusion.ts';
import type { ArmState } from '../state.ts';
import { elementFault, literal } from './check-policy.ts';
import { elementsOf, everyElement } from './document.ts';
import type { PolicyDocument, PolicyElement } from './document.ts';
import { namedValuesIn, withNamedValues } from './named-value-references.ts';
import { isSection } from './policy-sections.ts';

const backendAttributes: Readonly<Record<string, string>> = {
  'set-backend-service': 'backend-id',
  'llm-content-safety': 'backend-id',
  'llm-semantic-cache-lookup': 'embeddings-backend-id',
  'azure-openai-semantic-cache-lookup': 'embeddings-backend-id',
};

/** Ids of the backends, fragments, loggers and named values that a document names; what it names has to exist (I1, I3, I5). */
export function referencesOf(state: ArmState, serviceId: string, document: PolicyDocument): readonly string[] {
  const references = everyElement(document.root).flatMap((element) => referencesIn(state, serviceId, element));
  for (const section of elementsOf(document.root)) if (isSection(section.name)) checkInclusion(state, serviceId, section, section.name);
  return [...new Set(references)];
}

function referencesIn(state: ArmState, serviceId: string, element: PolicyElement): readonly string[] {
  const namedValues = namedValuesIn(state, serviceId, element).map(({ id }) => id);
  if (element.name === 'include-fragment') return [...namedValues, includedFragment(state, serviceId, element).id];
  if (element.name === 'log-to-eventhub') return [...namedValues, ...loggerOf(state, serviceId, element)];
  return [...namedValues, ...backendOf(state, serviceId, element)];
}

function loggerOf(state: ArmState, serviceId: string, element: PolicyElement): readonly string[] {
  const name = named(state, serviceId, element, 'logger-id');
  if (name === undefined) return [];
  const logger = state.store.find(`${serviceId}/loggers/${name}`);
  if (!logger) throw elementFault(element, 'Logger not found');
  return [logger.id];
}

function backendOf(state: ArmState, serviceId: string, element: PolicyElement): readonly string[] {
  if (element.name === 'set-backend-service') checkTarget(element);
  const attribute = Object.hasOwn(backendAttributes, element.name) ? backendAttributes[element.name] : undefined;
  const name = attribute === undefined ? undefined : named(state, serviceId, element, attribute);
  if (name === undefined) return [];
  const backend = state.store.find(`${serviceId}/backends/${name}`);
  if (!backend) throw elementFault(element, `Backend with id '${name}' could not be found.`);
  return [backend.id];
}

/** Undefined for an expression, an absent attribute, and what only Key Vault knows. */
function named(state: ArmState, serviceId: string, element: PolicyElement, attribute: string): string | undefined {
  const value = literal(element, attribute);
  return value === undefined ? undefined : withNamedValues(state, serviceId, value);
}

/** Exactly one way of saying where to. */
function checkTarget(element: PolicyElement): void {
  const given = element.attributes.filter(({ name }) => name === 'backend-id' || name === 'base-url');
  const other = element.attributes.some(({ name }) => name.startsWith('sf-') || name.startsWith('dapr-'));
  if (given.length > 1) throw elementFault(element, "'backend-id' and 'base-url' cannot be specified together.");
  if (given.length === 0 && !other) throw elementFault(element, "Either 'backend-id' or 'base-url' must be specified.");
}
