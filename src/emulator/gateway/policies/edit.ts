import type { PolicyElement } from '../../arm/policies/document.ts';
import type { GatewayCall } from '../call.ts';
import type { Body } from '../message/body.ts';
import type { Headers } from '../message/headers.ts';
import type { Compiler } from '../step.ts';

/**
 * What a policy does to a message. Expressions see the call; what is changed may be its request, its response, or a
 * message that is being made, as in return-response and send-request.
 */
export type Edit<M> = (call: GatewayCall, message: M) => void | Promise<void>;

export type EditCompiler<M> = (element: PolicyElement, compiler: Compiler) => Edit<M>;

/** A message whose body can become another one. */
export interface Changeable {
  readonly headers: Headers;
  body: Body;
}
