import type { PolicyElement } from '../arm/policies/document.ts';
import type { GatewayCall, Section } from './call.ts';

/** One policy, ready to run. Where it waits for nothing it gives back nothing: most calls never leave the tick. */
export type Step = (call: GatewayCall) => void | Promise<void>;

/** A value that may be an expression. Where it reads a body, the call waits for that body first. */
export interface Computed<T> {
  /** Known without a call. */
  readonly literal: T | undefined;
  (call: GatewayCall): T | Promise<T>;
}

/** From the broadest to the narrowest. */
export const policyScopes = ['global', 'product', 'api', 'operation'] as const;
export type PolicyScope = (typeof policyScopes)[number];

/** What a handler is given to make a step from its element. */
export interface Compiler {
  readonly section: Section;
  /** `global`, `product`, `api`, `operation`, or the fragment's name. */
  readonly scope: string;
  /** Of the document: policies of a fragment have the one that includes it. */
  readonly documentScope: PolicyScope;
  /** Of the policy that is being compiled: `choose\when[2]\set-header`. */
  readonly path: string;
  /** ARM id of the service. */
  readonly serviceId: string;
  /** The attribute's value as text; undefined where it is absent. An expression's value is turned to text as C# does. */
  text(element: PolicyElement, attribute: string): Computed<string> | undefined;
  /** As `text`, for `true` and `false` and expressions of bool. */
  flag(element: PolicyElement, attribute: string): Computed<boolean> | undefined;
  whole(element: PolicyElement, attribute: string): Computed<number> | undefined;
  /** The CLR value: expressions keep their type, literals are strings. */
  value(element: PolicyElement, attribute: string): Computed<unknown> | undefined;
  /** The text between the tags, an expression or not. */
  content(element: PolicyElement): Computed<unknown>;
  /** Text that may be an expression, from wherever it comes. */
  expression(text: string, of: PolicyElement): Computed<unknown>;
  /** The policies inside of a group (`when`, `retry`, …) one after the other; stops where the call ended. */
  sequence(children: readonly PolicyElement[]): Step;
  /** Below one child, for groups in groups. */
  within(child: PolicyElement): Compiler;
}

/** How one policy runs. One file each, registered in `policies/handlers.ts`. */
export interface PolicyHandler {
  readonly element: string;
  /** Throws `NotRunnable` where the document says something that the local gateway cannot do. */
  compile(element: PolicyElement, compiler: Compiler): Step;
}
