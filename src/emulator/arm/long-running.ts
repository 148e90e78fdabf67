import { idKey, withoutRevision } from '../../model/arm-id.ts';
import { objectIdOf } from './deterministic-id.ts';
import { Refusal } from './refusal.ts';

/** DESIGN section 5: the control plane does not wait for the clock, an operation ends with its second poll. */
const polls = 2;

export interface Operation {
  readonly id: string;
  /** Key of the resource that it works on; other writes to it are refused meanwhile. */
  readonly subject: string;
  /** Status of the finished Location poll: 201 created, 200 updated, 204 deleted (arm-behaviour 14). */
  readonly doneStatus: number;
  outcome: 'running' | 'succeeded' | Refusal;
}

interface Running extends Operation {
  left: number;
  readonly finish: () => void;
}

export class LongRunningOperations {
  private readonly all = new Map<string, Running>();
  private readonly running = new Map<string, Running>();
  private started = 0;

  /** `finish` makes the effect visible; a Refusal thrown there is the operation's failure, and must leave nothing changed. */
  start(subject: string, doneStatus: number, finish: () => void): Operation {
    this.started += 1;
    const operation: Running = { id: objectIdOf(idKey(subject), String(this.started)), subject: subjectOf(subject), doneStatus, outcome: 'running', left: polls, finish };
    this.all.set(operation.id, operation);
    this.running.set(operation.subject, operation);
    return operation;
  }

  /**
   * One observation of an operation, polls and refused writes alike, so that a client that only retries is not
   * locked out for ever. Undefined where no such operation was started, or not on this resource.
   */
  observe(operationId: string, subject?: string): Operation | undefined {
    const operation = this.all.get(operationId);
    if (subject !== undefined && operation?.subject !== subjectOf(subject)) return undefined;
    if (operation?.outcome === 'running') this.advance(operation);
    return operation;
  }

  /** Looks without observing. */
  runsOn(id: string): boolean {
    return this.running.has(subjectOf(id));
  }

  /** Observes what runs on a resource; the operation if it still runs afterwards. */
  observeOn(id: string): Operation | undefined {
    const operation = this.running.get(subjectOf(id));
    if (operation) this.advance(operation);
    return operation?.outcome === 'running' ? operation : undefined;
  }

  private advance(operation: Running): void {
    operation.left -= 1;
    if (operation.left > 0) return;
    this.running.delete(operation.subject);
    try {
      operation.finish();
      operation.outcome = 'succeeded';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      operation.outcome = error;
    }
  }
}

/** An API with all its revisions is one: a release may rename what an operation was started on. */
function subjectOf(id: string): string {
  return idKey(withoutRevision(id));
}
