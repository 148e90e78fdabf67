import { apiIdOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount, LiveApi } from '../../model/live.ts';
import type { Change } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { importDocument, type ImportDocument } from '../../openapi/import-document.ts';
import { requiredSurfaceUrl } from '../account.ts';
import { blocksOf } from '../api-blocks.ts';
import { nameOfAccountBackend } from '../backend.ts';
import { documentChanges } from './document-changes.ts';
import type { ImportInput } from './input.ts';
import { fatesOf, type Fates } from './operation-fates.ts';
import { revisionFor, type Revision } from './revision.ts';
import { sentDocument, type SentDocument } from './sent-document.ts';
import { versionSetOf, type VersionSet } from './version-set.ts';

/** Input and live state brought together: what every part of an import speaks of. */
export interface ImportTarget {
  readonly input: ImportInput;
  readonly live: Live;
  readonly account: LiveAccount;
  /** They serve what those before them cannot. */
  readonly further: readonly LiveAccount[];
  /** Of the account's surface: what the backend and the API lead to. */
  readonly url: string;
  readonly backend: string;
  readonly document: ImportDocument;
  readonly path: string;
  /** That the API joins, or is in. */
  readonly versionSet: VersionSet | undefined;
  readonly api: {
    readonly id: string;
    /** As it stands in Azure. */
    readonly existing: LiveApi | undefined;
    /** Why the document has to be imported into what exists; empty: it need not be. */
    readonly changes: readonly Change[];
  };
  /** Where the document goes first; undefined: into the API itself. */
  readonly revision: Revision | undefined;
  readonly fates: Fates;
  readonly sent: SentDocument;
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
  const [account, ...further] = live.accounts;
  if (account === undefined) throw new Error('an import reads the account that it names');
  const url = requiredSurfaceUrl(account, input.shape);
  const existing = live.apis.get(input.apiId.toLowerCase());
  const id = existing?.api.id ?? apiIdOf(live.service.id, input.apiId);
  const document = documentFor(input, url);
  const changes = documentChanges(document, existing);
  const fates = changes.length === 0 ? noFates : fatesOf(document.operations, existing);
  const revision = input.viaRevision && existing !== undefined && changes.length > 0 ? revisionFor(live, id, document.digest) : undefined;
  return {
    input,
    live,
    account,
    further,
    url,
    backend: nameOfAccountBackend(live, account, input.shape),
    document,
    path: pathOf(input, existing),
    versionSet: versionSetOf(input, live, existing),
    api: { id, existing, changes },
    revision,
    fates,
    sent: sentDocument(document, fates, revision === undefined),
  };
}

/** A second read makes a target anew, the account's address stays. */
const repaired = new WeakMap<ImportInput, { readonly url: string; readonly document: ImportDocument }>();

function documentFor(input: ImportInput, url: string): ImportDocument {
  const before = repaired.get(input);
  if (before?.url === url) return before.document;
  const document = importDocument(input.spec.document, input.spec.origin, { server: url });
  repaired.set(input, { url, document });
  return document;
}

const noFates: Fates = { ids: new Map(), deleted: [], kept: [], adopted: [] };

/** Nobody's clients move because a path was not typed again, unless the API gets another shape. */
function pathOf(input: ImportInput, existing: LiveApi | undefined): string {
  const live = textAt(existing?.api.body, 'properties', 'path')?.replaceAll(/^\/+|\/+$/g, '');
  const shape = blocksOf(existing)?.account.shape;
  const keeps = live !== undefined && live !== '' && (shape === undefined || shape === input.shape);
  return input.path ?? (keeps ? live : shapes[input.shape].path);
}
