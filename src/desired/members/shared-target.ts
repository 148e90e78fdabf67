import type { RouteMaker, RouteRow, RouteTarget } from '../../policy/blocks/route-row.ts';

/** What members share: the calls that rows of the route send to a pool, or to a list of backends. */
export interface SharedTarget {
  readonly by: Extract<RouteMaker, 'pool' | 'burst'>;
  readonly name: string;
  readonly to: RouteTarget;
  /** Name of the operation's retry setting; undefined where calls are not repeated. */
  readonly retry: string | undefined;
  /** A cookie keeps a client with its member, so that what goes on with an earlier answer finds it. */
  readonly isSticky: boolean;
}

/** Whether the row is one of the target, whatever it leads to now. */
export function isRowOf({ by, name }: Pick<SharedTarget, 'by' | 'name'>, row: RouteRow): boolean {
  return row.by === by && row.name?.toLowerCase() === name.toLowerCase();
}
