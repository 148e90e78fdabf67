import type { ClrObject } from '../../expressions/run/value.ts';
import type { GatewayResponse } from './message.ts';

/** A response as expressions and variables have it: `context.Response`, what send-request keeps, what return-response gives back. */
export class ResponseValue implements ClrObject {
  readonly clrType = 'Microsoft.Azure.ApiManagement.IResponse';
  readonly response: GatewayResponse;

  constructor(response: GatewayResponse) {
    this.response = response;
  }
}
