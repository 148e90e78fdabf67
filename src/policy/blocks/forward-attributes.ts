import { isObject, type Json } from '../../model/json.ts';
import type { PolicyAttributes } from './policy-lines.ts';

/** Attributes of `forward-request` beside `id`, in the order in which we write them. */
export const forwardAttributeNames = ['timeout', 'timeout-ms', 'continue-timeout', 'http-version', 'follow-redirects', 'buffer-request-body', 'buffer-response', 'fail-on-error-status-code'] as const;
export type ForwardAttributeName = (typeof forwardAttributeNames)[number];

/** As their values read in somebody's document, entities decoded; expressions and named values stay what they are. */
export type ForwardAttributes = { readonly [Name in ForwardAttributeName]?: string | undefined };

/**
 * What a `forward-request` of ours takes over. Not `fail-on-error-status-code`: with it a backend's own error would come to
 * on-error, where a 503 stands for an exhausted pool.
 */
export function takenOver(attributes: ForwardAttributes): PolicyAttributes {
  const names = forwardAttributeNames.filter((name) => name !== 'fail-on-error-status-code');
  return Object.fromEntries(names.map((name) => [name, attributes[name] === undefined ? undefined : { copied: attributes[name] }]));
}

export function carriedAttributes(attributes: ForwardAttributes): { readonly [name: string]: string } {
  return Object.fromEntries(forwardAttributeNames.flatMap((name) => (attributes[name] === undefined ? [] : [[name, attributes[name]]])));
}

export function asForwardAttributes(carried: Json | undefined): ForwardAttributes | undefined {
  if (!isObject(carried)) return undefined;
  const known = forwardAttributeNames.filter((name) => carried[name] !== undefined);
  if (known.some((name) => typeof carried[name] !== 'string')) return undefined;
  return Object.fromEntries(known.map((name) => [name, carried[name]]));
}
