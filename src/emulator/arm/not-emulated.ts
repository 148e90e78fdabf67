/** A type that Azure has and the local Azure does not: named as such (501), so that nobody takes it for a typing error. */
export interface NotEmulatedType {
  /** With its provider, in Azure's case. What is below it is not there either. */
  readonly type: string;
  /** What it is, in a phrase. */
  readonly text: string;
  /** The same in Japanese. */
  readonly ja: string;
}

const ofApiManagement: readonly NotEmulatedType[] = [
  { type: 'gateways', text: 'gateways of workspaces', ja: 'ワークスペースのゲートウェイ' },
  { type: 'getDomainOwnershipIdentifier', text: 'proof of who owns a domain', ja: 'ドメイン所有の確認' },
  { type: 'skus', text: 'tiers of services by region', ja: 'リージョンごとのサービスのレベル' },
  { type: 'service/allPolicies', text: 'a list of all policies', ja: 'すべてのポリシーの一覧' },
  { type: 'service/apis/issues', text: 'issues of the developer portal', ja: '開発者ポータルの問題' },
  { type: 'service/apis/operationsByTags', text: 'operations by tag', ja: 'タグごとのオペレーション' },
  { type: 'service/apis/resolvers', text: 'resolvers of GraphQL APIs', ja: 'GraphQL API のリゾルバー' },
  { type: 'service/apis/tagDescriptions', text: 'descriptions of tags', ja: 'タグの説明' },
  { type: 'service/apis/wikis', text: 'wikis of APIs', ja: 'API の Wiki' },
  { type: 'service/apisByTags', text: 'APIs by tag', ja: 'タグごとの API' },
  { type: 'service/applynetworkconfigurationupdates', text: 'updates after a change of the network', ja: 'ネットワーク変更後の更新' },
  { type: 'service/authorizationProviders', text: 'credential providers and their connections', ja: '資格情報プロバイダーと接続' },
  { type: 'service/authorizationServers', text: 'OAuth 2.0 servers', ja: 'OAuth 2.0 サーバー' },
  { type: 'service/backends/reconnect', text: 'reconnecting Service Fabric backends', ja: 'Service Fabric バックエンドの再接続' },
  { type: 'service/backup', text: 'backups', ja: 'バックアップ' },
  { type: 'service/caches', text: 'external caches: a Redis would have to be there', ja: '外部キャッシュ (Redis が必要)' },
  { type: 'service/certificates', text: 'certificates: the local Azure keeps no private keys', ja: '証明書 (ローカルの Azure は秘密鍵を預からない)' },
  { type: 'service/clientApplications', text: 'client applications', ja: 'クライアント アプリケーション' },
  { type: 'service/connectivityCheck', text: 'checks of connectivity', ja: '接続の確認' },
  { type: 'service/contentTypes', text: 'content of the developer portal', ja: '開発者ポータルのコンテンツ' },
  { type: 'service/documentations', text: 'documentation pages', ja: 'ドキュメント ページ' },
  { type: 'service/gateways', text: 'self-hosted gateways', ja: 'セルフホステッド ゲートウェイ' },
  { type: 'service/getssotoken', text: 'sign-in to the publisher portal', ja: '発行者ポータルへのサインイン' },
  { type: 'service/groups/users', text: 'users of groups', ja: 'グループのユーザー' },
  { type: 'service/identityProviders', text: 'identity providers of the developer portal', ja: '開発者ポータルの ID プロバイダー' },
  { type: 'service/issues', text: 'issues of the developer portal', ja: '開発者ポータルの問題' },
  { type: 'service/locations', text: 'the state of the network by region', ja: 'リージョンごとのネットワークの状態' },
  { type: 'service/migrateToStv2', text: 'migration to another platform', ja: '別のプラットフォームへの移行' },
  { type: 'service/networkstatus', text: 'the state of the network', ja: 'ネットワークの状態' },
  { type: 'service/notifications', text: 'notifications', ja: '通知' },
  { type: 'service/openidConnectProviders', text: 'OpenID Connect providers', ja: 'OpenID Connect プロバイダー' },
  { type: 'service/outboundNetworkDependenciesEndpoints', text: 'what a service needs of the network', ja: 'サービスがネットワークに求めるもの' },
  { type: 'service/policyDescriptions', text: 'descriptions of the policies that there are', ja: 'ポリシーの種類の説明' },
  { type: 'service/policyRestrictions', text: 'restrictions of policies', ja: 'ポリシーの制限' },
  { type: 'service/portalconfigs', text: 'settings of the developer portal', ja: '開発者ポータルの設定' },
  { type: 'service/portalRevisions', text: 'revisions of the developer portal', ja: '開発者ポータルのリビジョン' },
  { type: 'service/portalsettings', text: 'settings of the developer portal', ja: '開発者ポータルの設定' },
  { type: 'service/privateEndpointConnections', text: 'private endpoints', ja: 'プライベート エンドポイント' },
  { type: 'service/privateLinkResources', text: 'private endpoints', ja: 'プライベート エンドポイント' },
  { type: 'service/products/wikis', text: 'wikis of products', ja: '製品の Wiki' },
  { type: 'service/productsByTags', text: 'products by tag', ja: 'タグごとの製品' },
  { type: 'service/quotas', text: 'counters of quotas', ja: 'クォータのカウンター' },
  { type: 'service/regions', text: 'regions of a service', ja: 'サービスのリージョン' },
  { type: 'service/reports', text: 'reports', ja: 'レポート' },
  { type: 'service/restore', text: 'restoring a backup', ja: 'バックアップからの復元' },
  { type: 'service/settings', text: 'settings of the tenant', ja: 'テナントの設定' },
  { type: 'service/tagResources', text: 'resources by tag', ja: 'タグごとのリソース' },
  { type: 'service/templates', text: 'templates of e-mails', ja: 'メールのテンプレート' },
  { type: 'service/tenant', text: 'access and configuration by Git', ja: 'アクセスと Git による構成' },
  { type: 'service/users', text: 'users other than the administrator', ja: '管理者以外のユーザー' },
  { type: 'service/validatePolicies', text: 'checks of policies before they are put', ja: '配置前のポリシーの検査' },
  { type: 'service/workspaceLinks', text: 'gateways of workspaces', ja: 'ワークスペースのゲートウェイ' },
  { type: 'service/workspaces', text: 'workspaces', ja: 'ワークスペース' },
];

const ofCognitiveServices: readonly NotEmulatedType[] = [
  { type: 'accounts/capabilityHosts', text: 'hosts of agents', ja: 'エージェントのホスト' },
  { type: 'accounts/commitmentPlans', text: 'commitment plans', ja: 'コミットメント プラン' },
  { type: 'accounts/connections', text: 'connections of Foundry resources', ja: 'Foundry リソースの接続' },
  { type: 'accounts/defenderForAISettings', text: 'settings of Defender', ja: 'Defender の設定' },
  { type: 'accounts/encryptionScopes', text: 'encryption scopes', ja: '暗号化スコープ' },
  { type: 'accounts/networkSecurityPerimeterConfigurations', text: 'network security perimeters', ja: 'ネットワーク セキュリティ境界' },
  { type: 'accounts/privateEndpointConnections', text: 'private endpoints', ja: 'プライベート エンドポイント' },
  { type: 'accounts/privateLinkResources', text: 'private endpoints', ja: 'プライベート エンドポイント' },
  { type: 'accounts/projects/capabilityHosts', text: 'hosts of agents', ja: 'エージェントのホスト' },
  { type: 'accounts/projects/connections', text: 'connections of projects', ja: 'プロジェクトの接続' },
  { type: 'accounts/raiBlocklists', text: 'block lists of content filters', ja: 'コンテンツ フィルターのブロックリスト' },
  { type: 'accounts/raiPolicies', text: 'content filters', ja: 'コンテンツ フィルター' },
  { type: 'commitmentPlans', text: 'commitment plans', ja: 'コミットメント プラン' },
  { type: 'locations/commitmentTiers', text: 'commitment plans', ja: 'コミットメント プラン' },
  { type: 'locations/raiContentFilters', text: 'content filters', ja: 'コンテンツ フィルター' },
];

const ofOthers: readonly NotEmulatedType[] = [
  { type: 'Microsoft.Authorization/denyAssignments', text: 'deny assignments', ja: '拒否割り当て' },
  { type: 'Microsoft.Authorization/locks', text: 'locks of resources', ja: 'リソースのロック' },
  { type: 'Microsoft.Authorization/policyAssignments', text: 'Azure Policy', ja: 'Azure Policy' },
  { type: 'Microsoft.Insights/autoscalesettings', text: 'automatic scaling', ja: '自動スケール' },
  { type: 'Microsoft.Insights/components/operations', text: 'purging telemetry', ja: 'テレメトリの消去' },
  { type: 'Microsoft.Insights/components/purge', text: 'purging telemetry', ja: 'テレメトリの消去' },
  { type: 'Microsoft.Insights/actionGroups/createNotifications', text: 'notifications to try an action group', ja: 'アクション グループの試験通知' },
  { type: 'Microsoft.Insights/actionGroups/notificationStatus', text: 'notifications to try an action group', ja: 'アクション グループの試験通知' },
  { type: 'Microsoft.Insights/actionGroups/subscribe', text: 'receivers that turned notifications off', ja: '通知を止めた受信者' },
  { type: 'Microsoft.Insights/activityLogAlerts', text: 'alert rules of the activity log', ja: 'アクティビティ ログのアラート ルール' },
  { type: 'Microsoft.Insights/metricAlerts', text: 'alert rules of metrics', ja: 'メトリックのアラート ルール' },
  { type: 'Microsoft.Insights/metrics', text: 'metrics', ja: 'メトリック' },
  { type: 'Microsoft.Insights/myWorkbooks', text: 'private workbooks', ja: '個人用のブック' },
  { type: 'Microsoft.Insights/workbooks/revisions', text: 'revisions of workbooks', ja: 'ブックの変更履歴' },
  { type: 'Microsoft.Insights/workbooktemplates', text: 'templates of workbooks', ja: 'ブックのテンプレート' },
  { type: 'Microsoft.OperationalInsights/clusters', text: 'dedicated clusters', ja: '専用クラスター' },
  { type: 'Microsoft.OperationalInsights/deletedWorkspaces', text: 'deleted workspaces', ja: '削除されたワークスペース' },
  { type: 'Microsoft.OperationalInsights/queryPacks', text: 'query packs', ja: 'クエリ パック' },
  ...['availableServiceTiers', 'dataExports', 'dataSources', 'gateways', 'intelligencePacks', 'linkedServices', 'linkedStorageAccounts', 'managementGroups', 'operations', 'purge', 'regenerateSharedKey', 'savedSearches', 'schema', 'storageInsightConfigs', 'tables', 'usages'].map(
    (name): NotEmulatedType => ({ type: `Microsoft.OperationalInsights/workspaces/${name}`, text: 'workspaces beyond their keys', ja: 'ワークスペースのキー以外' }),
  ),
  ...['calculateTemplateHash', 'checkResourceName', 'checkZonePeers', 'deployments'].map((name): NotEmulatedType => ({ type: `Microsoft.Resources/${name}`, text: 'deployments of templates', ja: 'テンプレートのデプロイ' })),
];

export const notEmulatedTypes: readonly NotEmulatedType[] = [
  ...ofApiManagement.map((one) => ({ ...one, type: `Microsoft.ApiManagement/${one.type}` })),
  ...ofCognitiveServices.map((one) => ({ ...one, type: `Microsoft.CognitiveServices/${one.type}` })),
  ...ofOthers,
];

/** The type itself or what it is below, whatever the case. */
export function notEmulatedType(type: string): NotEmulatedType | undefined {
  const lower = type.toLowerCase();
  return notEmulatedTypes.find((one) => lower === one.type.toLowerCase() || lower.startsWith(`${one.type.toLowerCase()}/`));
}
