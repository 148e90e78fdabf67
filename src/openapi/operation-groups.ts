/** Operations that no deployment serves, by what they work on. */
export type OperationGroup = keyof typeof groups;

/** The paths of a group, and why they are closed. */
const groups = {
  assistants: { paths: /^\/(assistants|threads)(\/|$)/, why: 'Assistants are retired' },
  'models-list': { paths: /^\/(models|info)(\/|$)/, why: 'lists the models of the account' },
  deployments: { paths: /^\/deployments(\/\{\})?$/, why: 'lists or changes the deployments of the account' },
  'stored-completions': { paths: /^\/chat\/completions(\/|$)/, why: 'reads what chats the account stored' },
  responses: { paths: /^\/responses(\/|$)/, why: 'not one of the Responses operations that are opened by themselves' },
  conversations: { paths: /^\/conversations(\/|$)/, why: 'works on conversations that the account keeps' },
  video: { paths: /^\/(video|videos)(\/|$)/, why: 'lists the videos of all clients' },
  files: { paths: /^\/(files|uploads)(\/|$)/, why: 'works on files that the account keeps' },
  batches: { paths: /^\/batches(\/|$)/, why: 'works on batches that the account keeps' },
  'fine-tuning': { paths: /^\/(fine_tuning|fine-tunes|operations\/\{\}$)/, why: 'trains models' },
  evals: { paths: /^\/evals(\/|$)/, why: 'works on evaluations that the account keeps' },
  containers: { paths: /^\/containers(\/|$)/, why: 'works on containers that the account keeps' },
  'vector-stores': { paths: /^\/vector_stores(\/|$)/, why: 'works on vector stores that the account keeps' },
  moderations: { paths: /^\/moderations(\/|$)/, why: 'no model in Azure serves it' },
  retired: { paths: /^\/(.*\/)?(extensions|ingestion|text-to-image|images|operations)(\/|$)/, why: 'of a retired preview' },
  other: { paths: /^/, why: 'no deployment serves it' },
} as const;

export function groupOf(method: string, path: string): OperationGroup {
  if (method === 'DELETE' && path.startsWith('/models/')) return 'fine-tuning';
  const found = Object.entries(groups).find(([, { paths }]) => paths.test(path));
  return (found?.[0] ?? 'other') as OperationGroup;
}

/** Why it stays closed, for people. */
export function whyClosed(group: OperationGroup): string {
  return groups[group].why;
}
