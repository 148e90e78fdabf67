import type { Body } from '../../../../gateway/message/body.ts';

/**
 * An expression reads a body that is still on its way: whoever runs it waits for that body and runs it again. Not .NET's exception:
 * no `catch` of an expression sees it.
 */
export class BodyNotHeld extends Error {
  readonly body: Body;

  constructor(body: Body) {
    super('The body is not in memory yet.');
    this.name = 'BodyNotHeld';
    this.body = body;
  }
}
