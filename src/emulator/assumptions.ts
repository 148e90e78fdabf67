import { apiSubscriptionsAssumptions } from './arm/api-subscriptions/assumptions.ts';
import { apisAssumptions } from './arm/apis/assumptions.ts';
import { authorizationAssumptions } from './arm/authorization/assumptions.ts';
import { backendsAssumptions } from './arm/backends/assumptions.ts';
import { cognitiveAssumptions } from './arm/cognitive/assumptions.ts';
import { diagnosticsAssumptions } from './arm/diagnostics/assumptions.ts';
import { fragmentsAssumptions } from './arm/fragments/assumptions.ts';
import { frontDoorAssumptions } from './arm/front-door/assumptions.ts';
import { groupsAssumptions } from './arm/groups/assumptions.ts';
import { importAssumptions } from './arm/import/assumptions.ts';
import { insightsAssumptions } from './arm/insights/assumptions.ts';
import { loggersAssumptions } from './arm/loggers/assumptions.ts';
import { gatewayAssumptions } from './gateway/assumptions.ts';
import { namedValuesAssumptions } from './arm/named-values/assumptions.ts';
import { operationalInsightsAssumptions } from './arm/operational-insights/assumptions.ts';
import { policiesAssumptions } from './arm/policies/assumptions.ts';
import { productsAssumptions } from './arm/products/assumptions.ts';
import { providerOperationsAssumptions } from './arm/provider-operations/assumptions.ts';
import { resourcesAssumptions } from './arm/resources/assumptions.ts';
import { schemaAssumptions } from './arm/schema/assumptions.ts';
import { serviceAssumptions } from './arm/service/assumptions.ts';
import { versionSetsAssumptions } from './arm/version-sets/assumptions.ts';
import { forwardingAssumptions } from './gateway/backends/assumptions.ts';
import { modelFrontAssumptions } from './models/front/assumptions.ts';
import { tokenAssumptions } from './gateway/policies/jwt/assumptions.ts';
import { limitAssumptions } from './gateway/policies/limits/assumptions.ts';
import { transformationAssumptions } from './gateway/policies/assumptions.ts';
import { audioAssumptions } from './models/answers/audio/assumptions.ts';
import { imagesAssumptions } from './models/answers/images/assumptions.ts';
import { listingAssumptions } from './models/answers/listing/assumptions.ts';
import { responsesAssumptions } from './models/answers/responses/assumptions.ts';
import type { Assumption } from './assumption.ts';
import { quotaAssumptions } from './models/quota/assumptions.ts';
import { chatAssumptions } from './models/answers/chat/assumptions.ts';
import { embeddingsAssumptions } from './models/answers/embeddings/assumptions.ts';
import { tokenCountAssumptions } from './models/tokens/assumptions.ts';
import { expressionAssumptions } from './expressions/assumptions.ts';
import { telemetryAssumptions } from './gateway/telemetry/assumptions.ts';
import { logQueryAssumptions } from './logs/assumptions.ts';
import { runAssumptions } from './expressions/run/assumptions.ts';
import { libraryAssumptions } from './expressions/run/library/assumptions.ts';

export interface AssumptionsAbout {
  readonly about: string;
  /** The same in Japanese. */
  readonly ja: string;
  readonly assumptions: readonly Assumption[];
}

/** All of them, as docs/emulator.md shows them. A room's own list stands beside its code. */
export const assumptions: readonly AssumptionsAbout[] = [
  { about: 'All requests', ja: 'すべての要求', assumptions: [...frontDoorAssumptions, ...schemaAssumptions] },
  { about: 'Services', ja: 'サービス', assumptions: serviceAssumptions },
  { about: 'APIs, revisions and versions', ja: 'API、リビジョン、バージョン', assumptions: [...apisAssumptions, ...versionSetsAssumptions] },
  { about: 'Imports', ja: 'インポート', assumptions: importAssumptions },
  { about: 'Policies and fragments', ja: 'ポリシーとフラグメント', assumptions: [...policiesAssumptions, ...fragmentsAssumptions, ...expressionAssumptions] },
  { about: 'The gateway', ja: 'ゲートウェイ', assumptions: gatewayAssumptions },
  { about: 'Backends', ja: 'バックエンド', assumptions: backendsAssumptions },
  { about: 'Named values', ja: '名前付きの値', assumptions: namedValuesAssumptions },
  { about: 'Products, subscriptions, groups and tags', ja: '製品、サブスクリプション、グループ、タグ', assumptions: [...productsAssumptions, ...apiSubscriptionsAssumptions, ...groupsAssumptions] },
  { about: 'Loggers, diagnostics and monitoring', ja: 'ロガー、診断、監視', assumptions: [...loggersAssumptions, ...diagnosticsAssumptions, ...insightsAssumptions, ...operationalInsightsAssumptions] },
  { about: 'Telemetry of the gateway', ja: 'ゲートウェイのテレメトリ', assumptions: telemetryAssumptions },
  { about: 'Queries of logs', ja: 'ログのクエリ', assumptions: logQueryAssumptions },
  { about: 'Accounts and deployments', ja: 'アカウントとデプロイ', assumptions: cognitiveAssumptions },
  { about: 'Roles, groups of resources, operations', ja: 'ロール、リソース グループ、操作', assumptions: [...authorizationAssumptions, ...resourcesAssumptions, ...providerOperationsAssumptions] },
  { about: 'Policies that change messages, answer or tell', ja: 'メッセージを変更・応答・記録するポリシー', assumptions: transformationAssumptions },
  { about: 'Backends, retries and requests of policies', ja: 'バックエンドへの転送、再試行、ポリシーの要求', assumptions: forwardingAssumptions },
  { about: 'Expressions at run time', ja: '式の実行', assumptions: [...runAssumptions, ...libraryAssumptions] },
  { about: 'Model accounts: hosts, callers, refusals', ja: 'モデル アカウント: ホスト、呼び出し元、拒否', assumptions: modelFrontAssumptions },
  { about: 'Limits, tokens, caches and who calls', ja: '制限、トークン、キャッシュ、呼び出し元の確認', assumptions: [...limitAssumptions, ...tokenAssumptions] },
  { about: 'Quotas of models', ja: 'モデルのクォータ', assumptions: quotaAssumptions },
  { about: 'Responses, images, audio, lists of models', ja: 'Responses、画像、音声、モデルの一覧', assumptions: [...responsesAssumptions, ...imagesAssumptions, ...audioAssumptions, ...listingAssumptions] },
  { about: 'Chat, completions and embeddings', ja: 'チャット、補完、埋め込み', assumptions: [...chatAssumptions, ...embeddingsAssumptions, ...tokenCountAssumptions] },
];
