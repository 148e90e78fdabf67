import { exitCodes, UserError } from '../../model/user-error.ts';
import { shownAddress } from '../../model/web-address.ts';

export interface Failed {
  /** Begins a sentence. */
  readonly what: string;
  readonly url: string;
  /** A clause for after a colon. */
  readonly why: string;
  /** What may be wrong: follows `Check `. */
  readonly check: string;
  /** The address for another machine, or a browser, where it is another one. */
  readonly elsewhere?: string | undefined;
}

export function notDownloaded({ what, url, why, check, elsewhere }: Failed): UserError {
  const fetched = elsewhere === undefined ? ['  --spec FILE      the file, fetched in another way'] : ['  --spec FILE      the file, fetched elsewhere from', `                   ${shownAddress(elsewhere)}`];
  return new UserError('SpecNotDownloaded', exitCodes.failed, `${what} cannot be downloaded from ${shownAddress(url)}: ${why}.`, {
    hint: [`Check ${check}. An import can do without:`, '  --spec builtin   the description that apim-llm brings along', ...fetched].join('\n'),
  });
}
