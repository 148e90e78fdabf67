import { textAt } from '../../model/json.ts';
import type { LiveApi } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { policySections } from '../../policy/blocks/policy-sections.ts';
import { elementsIn } from '../../policy/document/find.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { inheritsBase, type BaseInheritance } from '../../policy/scans/inherits-base.ts';
import type { Verdict } from './verdict.ts';

/** A verdict, and whether it holds: the policy of an operation may never run that of the API. */
export interface Ruled extends Verdict {
  /** True where calls are forwarded that should be refused. */
  readonly bypasses: boolean;
}

type Own = BaseInheritance | 'answers' | 'unreadable';

const told: Readonly<Record<Exclude<Own, 'always' | 'answers'>, string>> = {
  never: 'bypasses the API policy: its own has no <base /> in inbound',
  sometimes: 'bypasses the API policy on some calls: its own has <base /> inside another policy',
  unreadable: 'may bypass the API policy: its own cannot be read',
};

/** An operation that bypasses the API's policy is open, whatever that says. */
export function ruledWith(verdicts: readonly Verdict[], { operationPolicies }: LiveApi): readonly Ruled[] {
  return verdicts.map((verdict) => {
    const own = ownPolicy(textAt(operationPolicies?.get(verdict.name)?.body, 'properties', 'value'));
    if (own === 'always') return { ...verdict, bypasses: false };
    if (own === 'answers') return { ...verdict, open: false, reasons: ['answered by its own policy'], bypasses: false };
    return { ...verdict, open: true, reasons: [told[own], ...verdict.reasons], bypasses: !verdict.open };
  });
}

/** What an operation's own document makes of that of the API. */
function ownPolicy(text: string | undefined): Own {
  try {
    if (text === undefined) return 'always';
    const document = readPolicyDocument(text);
    const inherits = inheritsBase(document, 'inbound');
    const inbound = policySections(document).get('inbound');
    // Articles close an operation so: nothing is forwarded, and nothing of the API's policy runs.
    const answers = inherits === 'never' && inbound !== undefined && elementsIn(inbound).some(({ name }) => name === 'return-response');
    return answers ? 'answers' : inherits;
  } catch (error) {
    if (error instanceof UserError) return 'unreadable';
    throw error;
  }
}
