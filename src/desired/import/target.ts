import { apiIdOf } from '../../model/arm-id.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import { importDocument, type ImportDocument } from '../../openapi/import-document.ts';
import { requiredSurfaceUrl } from '../account.ts';
import { nameOfAccountBackend } from '../backend.ts';
import type { ImportInput } from './input.ts';

/** Input and live state brought together: what every part of an import speaks of. */
export interface ImportTarget {
  readonly input: ImportInput;
  readonly live: Live;
  readonly account: LiveAccount;
  /** Of the account's surface: what the backend and the API lead to. */
  readonly url: string;
  readonly backend: string;
  readonly document: ImportDocument;
  readonly api: {
    readonly id: string;
    /** As it stands in Azure. */
    readonly existing: LiveApi | undefined;
  };
}

/** Wish, result and what to type next ask for the same one; a large document is repaired once. */
const made = new WeakMap<Live, ImportTarget>();

export function targetOf(input: ImportInput, live: Live): ImportTarget {
  const before = made.get(live);
  if (before?.input === input) return before;
  const target = makeTarget(input, live);
  made.set(live, target);
  return target;
}

function makeTarget(input: ImportInput, live: Live): ImportTarget {
  const account = live.accounts[0];
  if (account === undefined) throw new Error('an import reads the account that it names');
  const url = requiredSurfaceUrl(account, input.shape);
  const existing = live.apis.get(input.apiId.toLowerCase());
  return {
    input,
    live,
    account,
    url,
    backend: nameOfAccountBackend(live, account, input.shape),
    document: importDocument(input.spec.document, input.spec.origin, { server: url }),
    api: {
      id: existing?.api.id ?? apiIdOf(live.service.id, input.apiId),
      existing,
    },
  };
}
