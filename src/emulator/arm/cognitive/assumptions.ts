import type { Assumption } from '../../assumption.ts';

export const cognitiveAssumptions: readonly Assumption[] = [
  {
    id: 'keys-of-accounts',
    text: 'Keys of accounts are not given where `disableLocalAuth` is true, in the words that users report.',
    ja: '`disableLocalAuth` が true のアカウントのキーは渡さない。文言は利用者の報告による。',
    source: 'report: listKeys of accounts',
  },
  {
    id: 'operations-on-accounts',
    text: 'A PUT goes on as an operation for the kinds OpenAI, AIServices and TextAnalytics and for a new account with a subdomain, a PATCH where it changes more than tags and SKU. Other writes to the account and what is in it are `RequestConflict` meanwhile; the result at `Location` is the account.',
    ja: 'PUT は種類が OpenAI、AIServices、TextAnalytics の場合とサブドメインのある新規アカウントの場合に、PATCH はタグと SKU 以外も変える場合に、操作として続く。その間、アカウントとその中身への他の書き込みは `RequestConflict`。`Location` の結果はアカウント。',
    source: 'recording: status-matrix.tsv and aso-CognitiveServices_Account_20250601_CRUD#3 to #13; report: bicep-types-az#2419, I25; own choice: which kinds and changes',
  },
  {
    id: 'put-of-an-account',
    text: 'A PUT that leaves something out sets it to its default, but keeps identity and subdomain. Kind, subdomain and region stay, except that OpenAI becomes AIServices and the other way round. Project management needs the kind AIServices, a subdomain and an identity; network rules need a subdomain.',
    ja: 'PUT で省いたものは既定値になるが、ID とサブドメインは残る。種類、サブドメイン、リージョンは変わらない。ただし OpenAI と AIServices は互いに変えられる。プロジェクト管理には種類 AIServices、サブドメイン、ID が要り、ネットワーク規則にはサブドメインが要る。',
    source: 'documentation: custom subdomains, upgrade to Foundry, the Terraform provider on network_acls and project_management_enabled; none: the words of the refusals',
  },
  {
    id: 'kinds-of-accounts',
    text: "Kinds and SKUs are those of Microsoft's lists, in every region; what the other APIs of a kind are is not known, so `endpoints` has one line for those without models.",
    ja: '種類と SKU は Microsoft の一覧のとおりで、全リージョンで同じ。種類ごとの他の API は分からないため、モデルのない種類の `endpoints` は一行。',
    source: 'documentation: SKUs of accounts; recording: InvalidApiSetId; none: the words of InvalidSkuId',
  },
  {
    id: 'deleted-accounts',
    text: 'A deleted account keeps its name, its subdomain, its deployments and their quota for 48 hours or until it is purged; `restore` brings all of it back. Roles on it go for good. An account with projects is not deleted.',
    ja: '削除したアカウントは、48 時間または消去まで、名前、サブドメイン、デプロイとそのクォータを保つ。`restore` ですべて戻る。ロール割り当ては戻らない。プロジェクトのあるアカウントは削除できない。',
    source: 'documentation: "Recover or purge deleted resources", "Manage quota"; report: FlagMustBeSetForRestore, CanNotRestoreANonExistingResource, terraform-provider-azapi#894; own choice: the status of the second',
  },
  {
    id: 'projects-of-accounts',
    text: 'Projects are made, changed and deleted at once; the first one is the default. They need `allowProjectManagement` on the account.',
    ja: 'プロジェクトの作成、変更、削除は即時。最初の一つが既定。アカウントの `allowProjectManagement` が要る。',
    source: 'recording: aso-CognitiveServices_Account_20250601_CRUD#17 to #28; none: the words of the refusal',
  },
  {
    id: 'calculated-capacity',
    text: 'Provisioned capacity is calculated from the documented throughput of a unit; the formula of Azure is not published.',
    ja: 'プロビジョニング済み容量は、文書にある 1 単位のスループットから計算する。Azure の計算式は公開されていない。',
    source: 'documentation: throughput of provisioned deployments',
  },
  {
    id: 'quota-of-models',
    text: 'The quota of models is 1000 for each SKU, model, region and subscription, or what the estate uses where that is more; what does not fit is `InsufficientQuota`.',
    ja: 'モデルのクォータは SKU、モデル、リージョン、サブスクリプションごとに 1000、構成の使用量が多ければその量。収まらなければ `InsufficientQuota`。',
    source: 'own choice: the number; report: InsufficientQuota',
  },
  {
    id: 'what-a-deployment-says',
    text: 'The PUT of a deployment states its SKU with the capacity and its model with format, name and version: nothing is filled in.',
    ja: 'デプロイの PUT には、容量を含む SKU と、形式・名前・バージョンを含むモデルを書く。何も補わない。',
    source: 'own choice: a guess at a model would cost money in Azure',
  },
];
