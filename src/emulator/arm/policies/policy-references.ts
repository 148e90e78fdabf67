import { checkInclusion, includedFragment } from '../fragments/inclusion.ts';
import type { ArmState } from '../state.ts';
import { elementsOf, everyElement, literal } from './document.ts';
import type { PolicyDocument, PolicyElement } from './document.ts';
import type { Report } from './faults.ts';
import type { PolicyScope } from './policy-scope.ts';
import { isSection } from './policy-sections.ts';

interface Reference {
  readonly attribute: string;
  readonly collection: 'backends' | 'certificates' | 'loggers';
  readonly missing: (name: string) => string;
}

const backend = (attribute: string): Reference => ({ attribute, collection: 'backends', missing: (name) => `Backend with id '${name}' could not be found.` });
const certificate = (attribute: string): Reference => ({ attribute, collection: 'certificates', missing: (name) => `Certificate with id '${name}' could not be found.` });

/** The words about backends and loggers are Azure's (I1, I5). */
const references: Readonly<Record<string, Reference>> = {
  'authentication-certificate': certificate('certificate-id'),
  'azure-openai-semantic-cache-lookup': backend('embeddings-backend-id'),
  identity: certificate('issuer-certificate-id'),
  key: certificate('certificate-id'),
  'llm-content-safety': backend('backend-id'),
  'llm-semantic-cache-lookup': backend('embeddings-backend-id'),
  'log-to-eventhub': { attribute: 'logger-id', collection: 'loggers', missing: () => 'Logger not found' },
  'set-backend-service': backend('backend-id'),
};

/** Ids of the backends, certificates, loggers and fragments that a document names; each has to exist. */
export function referencesOf(state: ArmState, serviceId: string, document: PolicyDocument, scope: PolicyScope | 'fragment', report: Report): readonly string[] {
  const found = everyElement(document.root).flatMap((element) => referenceOf(state, serviceId, element, report) ?? []);
  for (const section of elementsOf(document.root)) {
    if (isSection(section.name)) checkInclusion({ state, serviceId, scope, section: section.name, report }, section);
  }
  return [...new Set(found)];
}

/** Undefined where it names nothing, or only Key Vault or an expression knows what. */
function referenceOf(state: ArmState, serviceId: string, element: PolicyElement, report: Report): string | undefined {
  if (element.name === 'include-fragment') return includedFragment(state, serviceId, element, report)?.id;
  const reference = Object.hasOwn(references, element.name) ? references[element.name] : undefined;
  const name = reference && literal(element, reference.attribute);
  if (!reference || name === undefined || name.includes('{{')) return undefined;
  const entry = state.store.find(`${serviceId}/${reference.collection}/${name}`);
  if (!entry) report(element, reference.missing(name));
  return entry?.id;
}
