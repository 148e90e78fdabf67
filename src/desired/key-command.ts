import type { Live } from '../model/live.ts';
import type { LocalFiles } from '../model/local-files.ts';
import { shellWord } from '../model/shell-word.ts';

/** What gives the key of an APIM subscription in a POSIX shell: Azure CLI, or of a local Azure a call with its CA and its token. */
export function keyCommand({ cloud, service }: Pick<Live, 'cloud' | 'service'>, local: LocalFiles | undefined, subscription = 'master'): string {
  const secrets = `${cloud.armEndpoint.replace(/\/+$/, '')}${service.id}/subscriptions/${subscription}/listSecrets?api-version=2024-05-01`;
  if (local === undefined) return `az rest --method post --url "${secrets}" --query primaryKey --output tsv`;
  const token = `$(grep '"token"' ${shellWord(local.readyFile)} | cut -d '"' -f 4)`;
  return `${curlTo(local)} -s -X POST -H "authorization: Bearer ${token}" "${secrets}" | cut -d '"' -f 4`;
}

/** A local Azure is called with its CA. */
export function curlTo(local: LocalFiles | undefined): string {
  return local === undefined ? 'curl' : `curl --cacert ${shellWord(local.caFile)}`;
}
