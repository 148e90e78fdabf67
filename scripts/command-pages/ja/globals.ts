import type { Catalogue } from '../translate.ts';

/** Help of global options. */
export const globals: Catalogue = {
  'API Management service': 'API Management サービス',
  'resource group of the service': 'サービスのリソース グループ',
  'Azure subscription': 'Azure サブスクリプション',
  'API in the service, where the command is about one': '1 つの API を扱うコマンドで、サービス内の API',
  'which Azure': 'どの Azure か',
  'use a local Azure inside this process': 'このプロセス内のローカル Azure を使う',
  'use the local Azure of this ready file': 'このレディ ファイルのローカル Azure を使う',
  'show the plan and stop': '計画を表示して終わる',
  'end with 3 when changes are pending': '保留中の変更があれば 3 で終わる',
  'apply without asking': '確認せずに適用する',
  'with --dry-run: save the plan for apim-llm apply': '`--dry-run` と共に: 計画を `apim-llm apply` 用に保存する',
  'change this resource although it is not ours': 'apim-llm のものではないこのリソースを変更する',
  'take everything back when a step fails': 'ステップが失敗したらすべて元に戻す',
  'steps side by side': '並行するステップの数',
  'configuration file': '設定ファイル',
  'how to report': '報告の形式',
  'same as --output json': '`--output json` と同じ',
  'never ask': '質問しない',
  'no plan, no progress': '計画と進捗を表示しない',
  'tell requests, and where values come from': '要求と、値の出どころを表示する',
  'in GitHub Actions and Azure Pipelines: mark warnings and errors, and write a summary of the step': 'GitHub Actions と Azure Pipelines で、警告とエラーに印を付け、ステップの要約を書く',
  'no moving lines, questions by number: for screen readers': '動く行を使わず、質問には番号で答える (スクリーン リーダー向け)',
  'no colours': '色を使わない',
};
