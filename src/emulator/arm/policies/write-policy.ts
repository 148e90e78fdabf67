import { invalid, notEmulated } from '../refusal.ts';
import { serviceIdOf } from '../service-reference.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { requireBase } from './base-inheritance.ts';
import { checkDocument } from './check-document.ts';
import { refuseFaults } from './faults.ts';
import { resolveNamedValues } from './named-value-references.ts';
import { policyContent, policyType } from './policy-content.ts';
import type { PolicyContent } from './policy-content.ts';
import { referencesOf } from './policy-references.ts';
import type { PolicyScope } from './policy-scope.ts';
import { namedValueFinder, skuOf, urlTemplateOf } from './policy-surroundings.ts';
import { readPolicyDocument } from './reader.ts';
import { refuseNotRunnable } from './refuse-not-runnable.ts';
import type { PolicyFormat } from './reader.ts';
import { checkRewriteTemplates } from './rewrite-template.ts';

export interface PolicyFields {
  readonly value: string;
  readonly format?: PolicyFormat | 'xml-link' | 'rawxml-link';
}

/** Documentation of the limits of the tiers. */
function maxBytes(sku: string): number {
  return sku === 'Consumption' ? 16 * 1024 : 256 * 1024;
}

/** Checks a document and keeps it. */
export function writePolicy(state: ArmState, id: string, scope: PolicyScope, { value, format = 'xml' }: PolicyFields): Entry<PolicyContent> {
  if (format !== 'xml' && format !== 'rawxml') throw notEmulated(`policies of format '${format}'`);
  const serviceId = serviceIdOf(id);
  const sku = skuOf(state, serviceId);
  if (Buffer.byteLength(value) > maxBytes(sku)) throw invalid({ target: 'value', message: `Policy document must not be larger than ${maxBytes(sku)} bytes` });
  const document = readPolicyDocument(value, format);
  if (state.estate.options.basePolicyInheritance === 'deny' && scope !== 'service') requireBase(document, id);
  let references: readonly string[] = [];
  let resolved = { document, references };
  refuseFaults((report) => {
    resolved = resolveNamedValues(document, namedValueFinder(state, serviceId), report);
    checkDocument(resolved.document, scope, sku, report);
    const urlTemplate = scope === 'operation' ? urlTemplateOf(state, id) : undefined;
    if (urlTemplate !== undefined) checkRewriteTemplates(resolved.document.root, urlTemplate, report);
    references = [...resolved.references, ...referencesOf(state, serviceId, resolved.document, scope, report)];
  });
  refuseNotRunnable(resolved.document.root);
  return state.store.put({ id, type: policyType(scope), content: policyContent(document), references });
}
