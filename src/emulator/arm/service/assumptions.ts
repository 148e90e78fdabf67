import type { Assumption } from '../../assumption.ts';

export const serviceAssumptions: readonly Assumption[] = [
  {
    id: 'addresses-of-a-service',
    text: 'Public addresses of a service are of a range for documentation; the management address that a v2 tier shows leads nowhere.',
    ja: 'サービスの公開アドレスは文書用の範囲のもので、v2 層が示す管理用アドレスはどこにもつながらない。',
    source: 'own choice: no address of anybody',
  },
  {
    id: 'units-and-tiers',
    text: "The units of a tier are those of Microsoft's page; a tier changes within classic or within v2 only. Azure's own words are not known.",
    ja: '各レベルのユニット数は Microsoft のページのとおり。レベルの変更はクラシックの中、v2 の中だけで認める。Azure の文言は不明。',
    source: 'documentation: "API Management limits", "Upgrade and scale an Azure API Management instance"',
  },
  {
    id: 'name-of-a-service',
    text: 'A name is taken by any service of the estate and, for 48 hours, by a deleted one; `restore` brings everything in the service back.',
    ja: '名前は構成のどのサービスも、また削除されたサービスも 48 時間占める。`restore` はサービスを中身ごと戻す。',
    source: 'documentation: "API Management soft-delete"; recording: ServiceAlreadyExistsInSoftDeletedState',
  },
  {
    id: 'polls-of-a-service',
    text: 'Polls of a service say `Retry-After: 1` where 20 is recorded, and nothing for an update.',
    ja: 'サービスのポーリングは、20 が記録されているところで `Retry-After: 1` を返し、更新では付けない。',
    source: 'recording: aso-ApiManagement_20240501_CRUD#3; own choice: nobody waits for a local service',
  },
  {
    id: 'service-between-versions',
    text: 'What a service shows between 2019-01-01 and 2022-08-01 follows the published type of the version.',
    ja: '2019-01-01 と 2022-08-01 の間の版でサービスが示す項目は、その版の公開された型に従う。',
    source: 'specification: ApiManagementServiceResource of each version',
  },
  {
    id: 'release-channel',
    text: 'From 2024-10-01-preview on a service shows the release channel `Default`, which is the only one that may be stated.',
    ja: '2024-10-01-preview 以降、サービスはリリース チャネル `Default` を示す。書けるのもそれだけ。',
    source: 'specification: releaseChannel; own choice: there is one release of this program',
  },
];
