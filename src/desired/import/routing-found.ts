import type { Live } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import type { PolicyDocument } from '../../policy/document/document.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { foreignRouting, type ForeignRouting } from '../../policy/scans/foreign-routing.ts';
import { includedFragments } from '../../policy/scans/included-fragments.ts';
import { withIncluded, type Fragment } from './fragments.ts';

/** What says in inbound where calls go, or as whom, by such a policy: `<set-backend-service> on line 3`, `… of the fragment auth`. */
export function routingFound(document: PolicyDocument, fragments: Live['fragments'], isSuch: (routing: ForeignRouting) => boolean): readonly string[] {
  const included = includedFragments(document).flatMap(({ id, section }) => (section === 'inbound' ? withIncluded(id, fragments) : []));
  return [...told(foreignRouting(document).filter(isSuch)), ...included.flatMap((fragment) => inFragment(fragment, isSuch))];
}

function inFragment({ name, text }: Fragment, isSuch: (routing: ForeignRouting) => boolean): readonly string[] {
  try {
    const found = text === undefined ? [] : foreignRouting(readPolicyDocument(text)).filter(isSuch);
    return told(found).map((each) => `${each} of the fragment ${name}`);
  } catch (error) {
    // Nothing that can be told, and nothing that we write into.
    if (error instanceof UserError) return [];
    throw error;
  }
}

function told(routing: readonly ForeignRouting[]): readonly string[] {
  return routing.map(({ is, line }) => `<${is}> on line ${line}`);
}
