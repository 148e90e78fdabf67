import { nameOf } from '../../model/arm-id.ts';
import { at, textAt } from '../../model/json.ts';
import type { Live, LiveApi, Seen } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { isComputed } from '../../policy/scans/attribute-of.ts';
import { foreignRouting } from '../../policy/scans/foreign-routing.ts';
import { labelOf, policiesOf, withoutOurs, type ApiPolicy } from './documents.ts';
import type { DestroyInput } from './input.ts';
import { mentionOf, saidIn, withNamedValues } from './mention.ts';
import { isCanaryApi, isMeant, stayingApis } from './split-apis.ts';

/** Something that stays and may name a backend, or the host of an account. */
export interface Referrer {
  /** `policy of operation chat of API theirs` */
  readonly who: string;
  readonly says: string;
  /** Whether it computes where calls go, so that nobody can see all that it names. */
  readonly isComputed: boolean;
}

/** All that stays, as it will be then. */
export function referrersOf(input: DestroyInput, live: Live): readonly Referrer[] {
  const { namedValues = [], policies = [] } = live.bystanders ?? {};
  const staying = stayingApis(input, live);
  const documents = [
    ...staying.flatMap((api) => policiesOf(api).flatMap((policy) => asLeft(policy, isMeant(input, api)).map((left) => ({ ...left, isCanary: isCanaryApi(api) })))),
    ...policies.map((policy) => ({ who: ownerOf(policy), text: textAt(policy.body, 'properties', 'value') ?? '', isCanary: false })),
    ...[...(live.fragments?.values() ?? [])].map(({ body, name }) => ({ who: `policy fragment ${name}`, text: textAt(body, 'properties', 'value') ?? '', isCanary: false })),
  ];
  return [
    // What asks accounts goes to whichever backend it is told, and that is not one that nothing else needs.
    ...documents.map(({ isCanary, text, who }) => ({ who, says: withNamedValues(saidIn(text), namedValues), isComputed: !isCanary && computes(text, namedValues) })),
    ...staying.map(itself),
  ];
}

/** Who names it. */
export function whoMentions(referrers: readonly Referrer[], names: readonly string[]): readonly string[] {
  const mention = mentionOf(names);
  return [...new Set(referrers.filter(({ says }) => mention.test(says)).map(({ who }) => who))];
}

function asLeft(policy: ApiPolicy, loses: boolean): readonly { readonly who: string; readonly text: string }[] {
  const text = loses ? withoutOurs(policy) : policy.text;
  return text === undefined ? [] : [{ who: labelOf(policy), text }];
}

/** An API says where calls go that no policy sends anywhere. */
function itself({ api: { body, id } }: LiveApi): Referrer {
  const backend = textAt(body, 'properties', 'backendId');
  const says = [textAt(body, 'properties', 'serviceUrl') ?? '', backend === undefined ? '' : nameOf(backend), JSON.stringify(at(body, 'properties', 'mcpProperties') ?? '')].join('\n');
  return { who: `API ${nameOf(id)}`, says, isComputed: false };
}

function ownerOf({ id }: Seen): string {
  const product = /\/products\/([^/]+)\/policies\/[^/]+$/i.exec(id)?.[1];
  return product === undefined ? 'policy of the service' : `policy of product ${product}`;
}

/** Not by our blocks: what these may choose stands in their marks. */
function computes(text: string, namedValues: readonly Seen[]): boolean {
  try {
    return foreignRouting(readPolicyDocument(text)).some((routing) => routing.is === 'set-backend-service' && isComputed(withNamedValues(routing.value, namedValues)));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
