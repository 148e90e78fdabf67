import type { Live } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { readsClientToken } from '../../policy/scans/client-token.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { inheritsBase } from '../../policy/scans/inherits-base.ts';
import { inPolicy } from '../named-policy.ts';
import { withIncluded, type Fragment } from './fragments.ts';
import { routingFound } from './routing-found.ts';

/** How a policy looks at the client's token. */
export interface TokenCheck {
  /** To stand behind the name of what it is the policy of: `<validate-jwt> on line 3 checks the header Authorization`. */
  readonly told: string;
  /** True where a block behind it, last in inbound, leaves it the client's token: not where it looks later, or cannot be read. */
  readonly isInbound: boolean;
}

/** What the policy of an operation, or of the API itself, means for an account block in that of the API. */
export interface PolicyFindings {
  readonly checks: readonly TokenCheck[];
  readonly isUnreadable: boolean;
  /** Whether calls go by the policy above. */
  readonly inherits: 'always' | 'sometimes' | 'never';
  /** Fragments that it includes, and they, whose text could not be read. */
  readonly hidden: readonly string[];
  /** Where it sets a backend: `<set-backend-service> on line 3`. */
  readonly backends: readonly string[];
}

/**
 * @param id ARM id of the policy
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`
 */
export function policyFindings(id: string, text: string, fragments: Live['fragments']): PolicyFindings {
  return inPolicy(id, () => {
    try {
      return foundIn(text, fragments);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      return { checks: [{ told: withoutStop(error.message), isInbound: false }], isUnreadable: true, inherits: 'always', hidden: [], backends: [] };
    }
  });
}

function foundIn(text: string, fragments: Live['fragments']): PolicyFindings {
  const document = readPolicyDocument(text);
  const own = readsClientToken(document).map(({ element, line, section, why }) => ({ told: `<${element}> on line ${line} ${why}`, isInbound: section === 'inbound' }));
  const included = includedFragments(document).flatMap(({ id, section }) => withIncluded(id, fragments).map((fragment) => ({ fragment, isInbound: section === 'inbound' })));
  return {
    checks: [...own, ...included.flatMap(({ fragment, isInbound }) => checksOfFragment(fragment, isInbound))],
    isUnreadable: false,
    inherits: inheritsBase(document, 'inbound'),
    hidden: included.flatMap(({ fragment }) => (fragment.text === undefined ? [fragment.name] : [])),
    backends: routingFound(document, fragments, ({ is }) => is === 'set-backend-service'),
  };
}

/** Where in its section a policy includes the fragment is not followed: last in inbound, ours stands behind it. What cannot be read counts as a check. */
function checksOfFragment({ name, text }: Fragment, isInbound: boolean): readonly TokenCheck[] {
  if (text === undefined) return [];
  try {
    return readsClientToken(readPolicyDocument(text)).map(({ element, line, why }) => ({ told: `<${element}> on line ${line} of the fragment ${name} ${why}`, isInbound }));
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return [{ told: `the fragment ${name}: ${withoutStop(error.message)}`, isInbound }];
  }
}

function isUnreadable(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'PolicyUnreadable';
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
