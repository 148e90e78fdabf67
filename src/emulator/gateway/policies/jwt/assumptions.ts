import type { Assumption } from '../../../assumption.ts';

export const tokenAssumptions: readonly Assumption[] = [
  {
    id: 'jwt-messages',
    text: 'validate-jwt and validate-azure-ad-token have the documented reasons; messages that come from a library of .NET are our own words. A token that is not valid yet has the reason JwtInvalid.',
    ja: 'validate-jwt と validate-azure-ad-token の理由は文書のとおり。.NET のライブラリから来る文言は独自のもの。まだ有効でないトークンの理由は JwtInvalid とする。',
    source: 'documentation: error handling; own choice: words, and tokens that are not valid yet',
  },
  {
    id: 'jwt-local-keys',
    text: 'The local authority stands for Microsoft’s directory: its tokens are taken under Microsoft’s issuer or its own, with the tenant in `tid`, of the version that openid-config describes. Descriptions of anybody else are not fetched: a 500 says so. Times are the gateway’s, which may be virtual.',
    ja: 'ローカルの認証局が Microsoft のディレクトリの代わりになる。発行者が Microsoft のものでもローカルのものでも、`tid` がテナントと一致し、版が openid-config の示すものであれば受け入れる。ほかの発行者の構成は取得せず、500 で知らせる。時刻はゲートウェイのもので、仮想の場合もある。',
    source: 'own choice: it cannot sign with Microsoft’s keys, and asks nothing of the network',
  },
  {
    id: 'jwt-not-run',
    text: 'Keys and decryption by certificates, issuer-signing-tokens, zumo-master-key, protected and proof-of-possession tokens are refused by name.',
    ja: '証明書による鍵と復号、issuer-signing-tokens、zumo-master-key、保護トークン、所有証明トークンは名前を挙げて拒否する。',
    source: 'own choice: seldom used in front of models',
  },
  {
    id: 'managed-identity-missing',
    text: 'authentication-managed-identity without such an identity is a 500; with ignore-error the call goes on, and a named variable is empty.',
    ja: 'authentication-managed-identity で ID がなければ 500。ignore-error なら続行し、指定された変数は空になる。',
    source: 'sample: azure-api-management-policy-toolkit (the empty variable); own choice: the status',
  },
];
