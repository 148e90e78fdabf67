import type { Warning } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { carriedAttributes, type ForwardAttributes } from '../../policy/blocks/forward-attributes.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { backendSection } from '../../policy/scans/backend-section.ts';
import type { ForwardRequest } from '../../policy/scans/forward-request.ts';
import { documentOf } from '../facade/documents.ts';

/** What `<base />` in the backend section of an operation stands for. */
export interface InheritedForwarding {
  readonly attributes: ForwardAttributes;
  readonly warnings: readonly Warning[];
}

interface Scoped {
  /** `API azure-openai`, `product starter`, `all APIs` */
  readonly owner: string;
  readonly text: string | undefined;
}

interface Found {
  readonly owner: string;
  readonly request: ForwardRequest | undefined;
}

/**
 * The `forward-request` of the scopes above the operations of an API: its own, of the products that it belongs to, of all APIs.
 *
 * @throws UserError `BackendSectionForeign` where one of them is more than that, and would be put aside
 */
export function inheritedForwarding(api: LiveApi, { bystanders }: Live): InheritedForwarding {
  const own = found({ owner: `API ${nameOf(api.api.id)}`, text: documentOf(api) });
  if (own.request !== undefined) return { attributes: own.request.attributes, warnings: failing(own) };
  const policies = (bystanders?.policies ?? []).map(({ body, id }) => ({ id, text: textAt(body, 'properties', 'value') }));
  const all = found({ owner: 'all APIs', text: policies.find(({ id }) => !/\/products\//i.test(id))?.text });
  const products = (api.links?.products ?? []).map((product) => found({ owner: `product ${product}`, text: policies.find(({ id }) => productOf(id) === product.toLowerCase())?.text }));
  const differing = products.filter(({ request }) => request !== undefined && attributesOf(request) !== attributesOf(all.request));
  return { attributes: all.request?.attributes ?? {}, warnings: [...[all, ...products].flatMap(failing), ...differing.map((each) => differs(each, all))] };
}

function found({ owner, text }: Scoped): Found {
  if (text === undefined) return { owner, request: undefined };
  const section = backendSection(readPolicyDocument(text));
  switch (section.is) {
    case 'absent':
    case 'base':
      return { owner, request: undefined };
    case 'forward-request':
      return { owner, request: section.request };
    case 'empty':
      throw foreign(owner, 'it has no element, so that calls are not forwarded');
    case 'ours':
      throw foreign(owner, 'a block of an operation stands there');
    case 'foreign':
      throw foreign(owner, `line ${section.line}: ${section.why}`);
  }
}

function productOf(id: string): string | undefined {
  return /\/products\/([^/]+)\//i.exec(id)?.[1]?.toLowerCase();
}

function attributesOf(request: ForwardRequest | undefined): string {
  return JSON.stringify(carriedAttributes(request?.attributes ?? {}));
}

function failing({ owner, request }: Found): readonly Warning[] {
  return request?.failsOnErrorStatus === true ? [failOnError(`the policy of ${owner}`, request.line)] : [];
}

/** @param where `the policy of API azure-openai` */
export function failOnError(where: string, line: number): Warning {
  return {
    code: 'FailOnErrorStatusDropped',
    message: `fail-on-error-status-code on line ${line} of ${where} does not count where calls are sent again: with it a 429 would go to on-error, and nothing would be sent again`,
  };
}

function differs({ owner, request }: Found, { owner: others }: Found): Warning {
  return { code: 'ForwardingDiffers', message: `the policy of ${owner} forwards with ${attributesOf(request)}, which a policy of an operation cannot take over for its clients alone: calls that are sent again go as the policy of ${others} says` };
}

function foreign(owner: string, why: string): UserError {
  return new UserError('BackendSectionForeign', exitCodes.conflict, `The <backend> section in the policy of ${owner} cannot be taken into a retry: ${why}.`, {
    hint: 'Leave <base /> or one plain <forward-request /> in the section, or use --mode breaker, which needs no backend section.',
  });
}
