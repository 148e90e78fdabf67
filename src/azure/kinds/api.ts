import type { Update } from '../../model/driver.ts';
import { at, textAt } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { addressOf } from '../address.ts';
import type { Arm } from '../arm.ts';
import { begin } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { importInto } from '../import/import-into.ts';
import { importedApi, readWithOperations } from '../import/imported-api.ts';
import { readStandingOf } from '../import/standing.ts';
import { refuseUnforeseen } from '../import/unforeseen.ts';
import { settle } from '../long-running.ts';
import { etagFor, propertiesOf } from '../patch.ts';
import { readApi } from './api-read.ts';
import { createRevision, revisionOf, standingOfCopy } from './api-revision.ts';
import { changeApi, putApi } from './api-write.ts';
import { checkRemoved, mustExist } from './kind.ts';
import type { KindDriver } from './kind.ts';

/** An API, or one revision of it (`x;rev=2`). */
export function apiKind(arm: Arm): KindDriver {
  const read = (id: string, signal: AbortSignal): Promise<LiveResource | undefined> => readApi(arm, id, signal);
  return {
    read: (id, signal) => readWithOperations(arm, id, signal),
    async create(write, signal) {
      const unseen = propertiesOf(write.unseen ?? {});
      const brings = 'value' in unseen;
      const source = textAt(unseen, 'sourceApiId');
      if (brings && source !== undefined) return createRevision(arm, write, source, signal);
      await settle(arm, await putApi(arm, write.id, { ...withoutNulls(propertiesOf(write.body)), ...unseen }, signal), write.id, signal);
      if (!brings) return mustExist(await read(write.id, signal), write.id);
      return importedApi({ arm, id: write.id, stated: write.body, unseen }, signal);
    },
    async update(update: Update, signal) {
      const { id, unseen, keeps = [] } = update;
      const ifMatch = await etagFor(update, () => read(id, signal));
      if (at(unseen, 'properties', 'value') === undefined) return changeApi(arm, update, ifMatch, signal);
      const source = textAt(unseen, 'properties', 'sourceApiId');
      const standing = source === undefined ? await readStandingOf(arm, id, keeps, signal) : await standingOfCopy(arm, id, source, keeps, signal);
      refuseUnforeseen(id, standing, update);
      return importInto(arm, { ...update, etag: ifMatch }, standing, signal);
    },
    async remove(id, etag, signal) {
      const { subscriptionId, resourceGroup, service, api } = addressOf(id);
      const client = await arm.clients.apim(subscriptionId);
      // Without it Azure refuses to delete an API that has revisions, with it one revision would take the others along.
      const all = revisionOf(id) === undefined ? { deleteRevisions: true } : {};
      const answer = await begin((options) => client.api.beginDelete(resourceGroup, service, api, etag ?? '*', { ...options, ...all }), signal);
      checkRemoved(answer);
      if (answer.status !== 404) await settle(arm, answer, id, signal);
    },
  };
}
