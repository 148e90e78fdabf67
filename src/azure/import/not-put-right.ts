import { createHash } from 'node:crypto';
import { nameOf } from '../../model/arm-id.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { Correction } from './correction.ts';

export interface Failed {
  readonly correction: Correction;
  readonly error: unknown;
}

/** Names what stands otherwise now and the digest of what stood there; texts may hold secrets and are not shown. */
export function notPutRight(apiId: string, failed: readonly Failed[]): UserError {
  const lines = failed.map(({ correction, error }) => `  ${subject(correction)}: ${error instanceof Error ? error.message : String(error)}`);
  return new UserError('ImportNotPutRight', exitCodes.failed, [`The import into API ${nameOf(apiId)} changed what it must leave alone, and this could not be put back:`, ...lines].join('\n'), {
    hint: 'Write back what is listed from your own copy: the digest is the SHA-256 of its text (policies as rawxml, operations as JSON), first 16 digits. The API keeps its former description where it could, so that the same command plans the import again.',
    cause: failed[0]?.error,
  });
}

function subject({ operation, what, former }: Correction): string {
  const whose = operation === undefined ? 'the policy of the API' : what === 'operation restored' ? `operation ${operation}` : `the policy of operation ${operation}`;
  return former === undefined ? `${whose}, which had none` : `${whose}, formerly ${digestOf(former)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}
