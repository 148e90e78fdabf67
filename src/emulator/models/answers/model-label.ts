import type { Deployment } from '../deployment.ts';

/** `model` of an answer: name and version where the version is a date (`gpt-4o-2024-08-06`, `gpt-4-turbo-2024-04-09`, `gpt-4-0613`), else the name. */
export function modelLabel({ model }: Deployment): string {
  return /^(\d{4}|\d{4}-\d{2}-\d{2}|turbo-[\d-]+)$/.test(model.version) ? `${model.name}-${model.version}` : model.name;
}
