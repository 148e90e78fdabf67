import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';
import { isRelease } from './source-api.ts';

/**
 * A revision takes the plain id, with everything below it; what was current gets `;rev=N`. Releases stay with the API.
 * Both get new ETags, what is below them keeps its own (the new one's recorded at azurecli-apim_core_service#280, #284).
 */
export function makeCurrent({ store, world }: ArmState, former: Entry<ApiContent>, revision: Entry<ApiContent>): void {
  const formerId = `${former.id};rev=${former.content.revision}`;
  store.move(former.id, formerId, ({ id }) => !isRelease(id));
  store.move(revision.id, former.id);
  store.put({ id: former.id, type: revision.type, content: { ...revision.content, updatedAt: timestamp(world) }, references: revision.references });
  store.touch(former.id);
  store.touch(formerId);
}
