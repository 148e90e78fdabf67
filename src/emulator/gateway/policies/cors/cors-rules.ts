import { elementsOf } from '../../../arm/policies/document.ts';
import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import type { Compiler, Computed } from '../../step.ts';
import { contentText, textsOf } from '../content-text.ts';

/** What one cors policy allows, computed for a call. */
export interface CorsRules {
  readonly origins: readonly string[];
  /** In capitals. */
  readonly methods: readonly string[];
  /** In small letters. */
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly terminates: boolean;
  readonly maxAge: number;
}

/** These two are allowed where `allowed-methods` is not there (documentation of cors). */
const usualMethods: readonly string[] = ['GET', 'POST'];

export function corsRules(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => CorsRules | Promise<CorsRules> {
  const listed = ['allowed-origins', 'allowed-methods', 'allowed-headers', 'expose-headers'].map((name) => textsWithin(childOf(element, name), compiler));
  const methodsElement = childOf(element, 'allowed-methods');
  const maxAge = methodsElement && compiler.whole(methodsElement, 'preflight-result-max-age');
  const credentials = compiler.flag(element, 'allow-credentials');
  const terminates = compiler.flag(element, 'terminate-unmatched-request');
  return (call) =>
    after(allOf<readonly (readonly string[])[]>(listed.map((texts) => () => textsOf(texts, call))), ([origins = [], methods = [], headers = [], exposed = []]) =>
      after(allOf([() => maxAge?.(call) ?? 0, () => credentials?.(call) ?? false, () => terminates?.(call) ?? true]), ([seconds, allowsCredentials, terminatesUnmatched]) => ({
        origins: origins.map((origin) => origin.trim()),
        methods: methodsElement ? methods.map((method) => method.trim().toUpperCase()) : usualMethods,
        headers: headers.map((header) => header.trim().toLowerCase()),
        exposed: exposed.map((header) => header.trim()),
        credentials: allowsCredentials,
        terminates: terminatesUnmatched,
        maxAge: seconds,
      })),
    );
}

function childOf(element: PolicyElement, name: string): PolicyElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

function textsWithin(element: PolicyElement | undefined, compiler: Compiler): readonly Computed<string>[] {
  return element ? elementsOf(element).map((child) => contentText(child, compiler)) : [];
}
