import type { Words } from './language.ts';

/** What of each provider is served, in a sentence. */
export const providerWords: Readonly<Record<string, Words>> = {
  'Microsoft.ApiManagement': {
    en: 'Services (created, changed, deleted softly, restored, purged), APIs with asynchronous import of OpenAPI (JSON, YAML) and Swagger 2.0 (JSON) and with export, GraphQL and WebSocket APIs, their revisions, releases and version sets, operations, schemas, backends (Single, Pool, breaker), policies at service, product, API and operation scope, policy fragments, named values, products and their links, groups, subscriptions and their keys, tags, schemas of APIs and of the service, loggers, diagnostics, names of services, operations.',
    ja: 'サービス (作成、変更、論理的な削除、復元、消去)、OpenAPI (JSON、YAML) と Swagger 2.0 (JSON) の非同期インポートとエクスポートを含む API、GraphQL と WebSocket の API、そのリビジョン・リリース・バージョン セット、オペレーション、スキーマ、バックエンド (Single、Pool、ブレーカー)、サービス・製品・API・オペレーションのポリシー、ポリシー フラグメント、名前付きの値、製品とそのリンク、グループ、サブスクリプションとキー、タグ、API とサービスのスキーマ、ロガー、診断、サービス名の確認、操作の一覧。',
  },
  'Microsoft.Authorization': {
    en: "Built-in role definitions, role assignments, the caller's permissions, operations of the providers.",
    ja: '組み込みロール、ロール割り当て、呼び出し元の権限、プロバイダーの操作。',
  },
  'Microsoft.CognitiveServices': {
    en: 'Accounts (created, changed, deleted softly, restored, purged) and their keys, projects, deployments, models, usages, SKUs, model capacities, names of sub-domains.',
    ja: 'アカウント (作成、変更、論理的な削除、復元、消去) とキー、プロジェクト、デプロイ、モデル、使用量、SKU、モデルの容量、サブドメイン名の確認。',
  },
  'Microsoft.Insights': { en: 'Application Insights components, diagnostic settings and their categories, workbooks, rules of log alerts, action groups.', ja: 'Application Insights コンポーネント、診断設定とそのカテゴリ、ブック、ログ アラート ルール、アクション グループ。' },
  'Microsoft.OperationalInsights': { en: 'Workspaces and their keys.', ja: 'ワークスペースとキー。' },
  'Microsoft.ManagedIdentity': { en: 'User-assigned identities.', ja: 'ユーザー割り当て ID。' },
};

/** What stands above the providers. */
export const aboveProviders: Words = { en: 'Subscriptions, regions, resource groups.', ja: 'サブスクリプション、リージョン、リソース グループ。' };
