export interface PlainRoute {
  /** First and third segment of the path, as it is looked up. */
  readonly head: string;
  readonly path: string;
  readonly methods: readonly string[];
}

/** What is served above the providers. */
export const plainRoutes: readonly PlainRoute[] = [
  { head: 'tenants/', path: '/tenants', methods: ['GET'] },
  { head: 'subscriptions/', path: '/subscriptions', methods: ['GET'] },
  { head: 'subscriptions/', path: '/subscriptions/ID', methods: ['GET'] },
  { head: 'subscriptions/locations', path: '/subscriptions/ID/locations', methods: ['GET'] },
  { head: 'subscriptions/resourcegroups', path: '/subscriptions/ID/resourceGroups', methods: ['GET'] },
  { head: 'subscriptions/resourcegroups', path: '/subscriptions/ID/resourceGroups/NAME', methods: ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'] },
  { head: 'subscriptions/operationresults', path: '/subscriptions/ID/operationresults/JOB', methods: ['GET'] },
];
