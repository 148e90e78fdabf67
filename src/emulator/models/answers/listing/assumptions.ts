import type { Assumption } from '../../../assumption.ts';

export const listingAssumptions: readonly Assumption[] = [
  {
    id: 'listed-models',
    text: 'The list of models has the base models of the catalogue, deployed or not, and what else is deployed in the account, by name and version (`gpt-4o-2024-08-06`); not the deployments. A name without version is the newest. At v1 `owned_by` is `system`.',
    ja: 'モデルの一覧は、デプロイの有無によらずカタログの基本モデルと、アカウントにデプロイされたその他のモデルを、名前とバージョン (`gpt-4o-2024-08-06`) で並べる。デプロイの一覧ではない。バージョンのない名前は最新を指す。v1 の `owned_by` は `system`。',
    source: 'documentation: Models - List (2024-10-21); report: janhq/jan#8835; own choice: order, owner, names without version, the words of the 404',
  },
  {
    id: 'inference-info',
    text: '`/models/info` is about the deployment that `model` in the query or the header `x-ms-model-mesh-model-name` or `azureml-model-deployment` names, else about the account’s first.',
    ja: '`/models/info` は、クエリの `model` かヘッダー `x-ms-model-mesh-model-name`、`azureml-model-deployment` が示すデプロイについて答える。なければアカウントの最初のデプロイ。',
    source: 'documentation: model inference, Info (2024-04-01-preview); own choice: `model`, and the first deployment',
  },
];
