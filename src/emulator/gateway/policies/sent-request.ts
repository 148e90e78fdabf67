import { elementsOf, type PolicyElement } from '../../arm/policies/document.ts';
import { noCredentials } from '../backends/credentials.ts';
import { operationPath } from '../backends/operation-path.ts';
import { outgoing } from '../backends/outgoing.ts';
import { chooseTarget } from '../backends/target.ts';
import { targetUrl, webUrl } from '../backends/target-url.ts';
import type { GatewayCall } from '../call.ts';
import { Body } from '../message/body.ts';
import { Headers } from '../message/headers.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { Compiler } from '../step.ts';
import type { OutgoingRequest } from '../world.ts';
import { contentText } from './content-text.ts';
import type { Edit } from './edit.ts';
import { holdRequest } from './hold-request.ts';
import { policyFailure } from './policy-failure.ts';
import { sentToken } from './sent-token.ts';
import { bodyEdit } from './set-body.ts';
import { headerEdit } from './set-header.ts';
import { methodEdit } from './set-method.ts';

/** A request of a policy's own, while it is made. */
export interface SentRequest {
  method: string;
  url: string | undefined;
  readonly headers: Headers;
  body: Body;
}

/** Of send-request and send-one-way-request: the request that their attributes and children describe. */
export function sentRequest(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => Promise<OutgoingRequest> {
  const mode = compiler.text(element, 'mode');
  const edits = elementsOf(element).map((child) => editOf(element.name, child, compiler.within(child)));
  return async (call) => {
    const asked = (await mode?.(call)) ?? 'new';
    if (asked !== 'new' && asked !== 'copy') throw policyFailure(element.name, `'${asked}' is neither new nor copy.`);
    const request = asked === 'copy' ? await copyOf(call, element.name) : { method: 'GET', url: undefined, headers: new Headers(), body: Body.empty() };
    for (const edit of edits) await edit(call, request);
    const url = request.url === undefined ? ownUrl(call, asked, element.name) : webUrl(request.url.trim(), element.name);
    return outgoing({ request, url, body: request.body.send(), credentials: noCredentials, clientUrl: call.originalUrl, keepsExpect: false });
  };
}

function editOf(policy: string, child: PolicyElement, compiler: Compiler): Edit<SentRequest> {
  switch (child.name) {
    case 'set-url':
      return urlEdit(child, compiler);
    case 'set-method':
      return methodEdit(child, compiler);
    case 'set-header':
      return headerEdit(child, compiler);
    case 'set-body':
      return bodyEdit(child, compiler);
    case 'authentication-managed-identity':
      return sentToken(child, compiler);
    default:
      throw new NotRunnable(policy, `<${child.name}> in it`);
  }
}

function urlEdit(element: PolicyElement, compiler: Compiler): Edit<SentRequest> {
  const url = contentText(element, compiler);
  return async (call, request) => {
    request.url = await url(call);
  };
}

/** The client's request stays as it is: its body is held, so that both have it. */
async function copyOf(call: GatewayCall, policy: string): Promise<SentRequest> {
  const { method, headers, body } = call.request;
  await holdRequest(call, policy);
  return { method, url: undefined, headers: headers.copy(), body: Body.of(body.bytes ?? '') };
}

/** A copy goes where the request itself would go. */
function ownUrl(call: GatewayCall, mode: 'new' | 'copy', policy: string): URL {
  if (mode === 'new') throw policyFailure(policy, 'A new request needs a set-url.');
  const target = chooseTarget(call, policy);
  if (target.kind === 'unavailable') throw policyFailure(policy, `The backend '${target.name}' is not available.`);
  return targetUrl(target.url, operationPath(call), call.request.url.query, policy);
}
