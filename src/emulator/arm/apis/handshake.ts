import { operationType } from '../operations/operation-content.ts';
import { operationContent } from '../operations/operation-fields.ts';
import type { ArmState } from '../state.ts';

/** The one operation of a WebSocket API, for policies (Microsoft's page on WebSocket APIs). */
export function putHandshake(state: ArmState, apiId: string): void {
  const content = operationContent({ displayName: 'onHandshake', method: 'GET', urlTemplate: '/' });
  state.store.put({ id: `${apiId}/operations/onHandshake`, type: operationType, content });
}
