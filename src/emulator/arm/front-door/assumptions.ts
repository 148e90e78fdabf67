import type { Assumption } from '../../assumption.ts';

export const frontDoorAssumptions: readonly Assumption[] = [
  {
    id: 'api-versions',
    text: 'API-versions from 2019-01-01 on are answered by the same model, in the shapes recorded at 2019-01-01 (a PATCH is 204, an API shows less, a service is polled by its result), 2022-08-01 and 2024-05-01; from which of the versions between a field is there follows the specifications.',
    ja: '2019-01-01 以降の api-version は、同じモデルで、2019-01-01 (PATCH は 204、API の項目は少なく、サービスは結果でポーリングする)、2022-08-01、2024-05-01 で記録された形で答える。その間のどの版から項目があるかは仕様に従う。',
    source: 'recording: azsdknet at 2019-01-01, azurecli at 2022-08-01, aso at 2024-05-01; specification: fields of each version',
  },
  {
    id: 'create-if-absent',
    text: 'API Management has no "create if absent". The tool reads right before a create; a change within the remaining moment is overwritten.',
    ja: 'API Management に「なければ作成」はない。作成の直前に読み直すが、残る一瞬の変更は上書きされる。',
    source: 'specification: no If-None-Match in any PUT',
  },
  {
    id: 'patch-without-if-match',
    text: 'A PATCH without `If-Match` is refused; a DELETE without it is accepted, as recorded.',
    ja: '`If-Match` のない PATCH は拒否する。`If-Match` のない DELETE は記録どおり受け付ける。',
    source: 'specification: If-Match is required; recording: aso-ApiManagement_20240501_CRUD for DELETE',
  },
  {
    id: 'lock-of-revisions',
    text: "An API's lock during imports and deletes holds for all its revisions.",
    ja: 'インポートと削除の間の API のロックは、すべてのリビジョンに及ぶ。',
    source: 'report: 409 "Operation on the API is in progress"',
  },
  {
    id: 'nesting-of-json',
    text: 'JSON and OpenAPI documents that are nested deeper than 128 levels, and policies deeper than 200, are refused.',
    ja: '128 段を超えて入れ子になった JSON と OpenAPI 文書、200 段を超えるポリシーは拒否する。',
    source: 'own choice: the limit of the service is not known',
  },
];
