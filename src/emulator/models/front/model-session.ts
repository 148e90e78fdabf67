import { objectIdOf } from '../../arm/deterministic-id.ts';
import type { Deployment } from '../deployment.ts';

/** Names the instance of a model behind a deployment; always the same one here. */
export function modelSession({ id, model }: Deployment): string {
  return `d${objectIdOf(id, model.version).slice(0, 11)}`;
}
