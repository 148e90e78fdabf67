import { logsTokenVariable } from '../../model/logs.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { tokenSources, type SignIn, type TokenSource } from '../token-sources.ts';
import { logsAudience } from './logs-endpoint.ts';

/** The ways to sign in for the query API: as for ARM, but for a token that was handed to us. */
export function logsTokenSources(signIn: SignIn): readonly TokenSource[] {
  const { env, cloud, localToken } = signIn;
  if (localToken !== undefined) return tokenSources(signIn);
  const own = env[logsTokenVariable]?.trim();
  if (own !== undefined && own !== '') return tokenSources({ ...signIn, env: { AZURE_ACCESS_TOKEN: own } }).map((source) => ({ ...source, name: logsTokenVariable }));
  if ((env['AZURE_ACCESS_TOKEN'] ?? '') !== '') throw tokenNeeded(logsAudience(cloud.name));
  return tokenSources(signIn);
}

function tokenNeeded(audience: string): UserError {
  return new UserError('LogsTokenNeeded', exitCodes.notAllowed, `The token in AZURE_ACCESS_TOKEN is for Azure Resource Manager; logs are read with one for ${audience}.`, {
    hint: [
      'Give that one too:',
      `  export ${logsTokenVariable}="$(az account get-access-token --resource ${audience} --query accessToken --output tsv)"`,
      'or unset AZURE_ACCESS_TOKEN to sign in with Azure CLI or a workload identity, which give both.',
    ].join('\n'),
  });
}
