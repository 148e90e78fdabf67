import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { readsClientToken } from '../../policy/scans/client-token.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { inheritsBase } from '../../policy/scans/inherits-base.ts';

/** How a policy looks at the client's token. */
export interface TokenCheck {
  /** To stand behind the operation's name: `<validate-jwt> on line 3 checks the header Authorization`. */
  readonly told: string;
  /** True where a block behind it, last in inbound, leaves it the client's token: not where it looks later, or cannot be read. */
  readonly isInbound: boolean;
}

/** What the policy of an operation means for an account block above it. */
export interface OperationFindings {
  readonly operation: string;
  readonly checks: readonly TokenCheck[];
  readonly isUnreadable: boolean;
  /** Whether calls go by the API's policy. */
  readonly inherits: 'always' | 'sometimes' | 'never';
  /** Fragments that it includes and whose text could not be read. */
  readonly hidden: readonly string[];
}

export function operationFindings(operation: string, text: string, fragments: Live['fragments']): OperationFindings {
  try {
    const document = readPolicyDocument(text);
    const included = includedFragments(document).map((name) => ({ name, text: textAt(fragments?.get(name.toLowerCase())?.body, 'properties', 'value') }));
    const own = readsClientToken(document).map(({ element, line, section, why }) => ({ told: `<${element}> on line ${line} ${why}`, isInbound: section === 'inbound' }));
    return {
      operation,
      checks: [...own, ...included.flatMap((fragment) => (fragment.text === undefined ? [] : checksOfFragment(fragment.name, fragment.text)))],
      isUnreadable: false,
      inherits: inheritsBase(document, 'inbound'),
      hidden: included.filter((fragment) => fragment.text === undefined).map(({ name }) => name),
    };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { operation, checks: [{ told: withoutStop(error.message), isInbound: false }], isUnreadable: true, inherits: 'always', hidden: [] };
  }
}

/** Where an operation includes the fragment is not followed: what it checks has to stand behind nothing of ours. */
function checksOfFragment(name: string, text: string): readonly TokenCheck[] {
  try {
    return readsClientToken(readPolicyDocument(text)).map(({ element, line, why }) => ({ told: `<${element}> on line ${line} of the fragment ${name} ${why}`, isInbound: true }));
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return [{ told: `the fragment ${name}: ${withoutStop(error.message)}`, isInbound: false }];
  }
}

function isUnreadable(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'PolicyUnreadable';
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
