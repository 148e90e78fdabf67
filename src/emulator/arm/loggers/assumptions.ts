import type { Assumption } from '../../assumption.ts';

export const loggersAssumptions: readonly Assumption[] = [
  {
    id: 'credentials-of-a-logger',
    text: "A logger has exactly one of the documented sets of credentials; an identity must be the service's; a logger of Azure Monitor is named `azuremonitor` and no other is. Whether the resource exists is not asked.",
    ja: 'ロガーの資格情報は、文書にある組のどれか一つ。ID はサービスのものに限る。Azure Monitor のロガーだけが `azuremonitor` という名前を持つ。リソースの存在は確認しない。',
    source: 'documentation: "Microsoft.ApiManagement service/loggers"',
  },
  {
    id: 'logger-in-use',
    text: 'A logger that a diagnostic names cannot be deleted.',
    ja: '診断が参照するロガーは削除できない。',
    source: 'analogy: policy fragments, as recorded',
  },
];
