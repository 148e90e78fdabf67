/** What the rules ask of a backend's properties; the table of fields has checked them. */
export interface BackendFields {
  readonly type?: 'Single' | 'Pool';
  readonly url?: string;
  readonly protocol?: string;
  readonly properties?: { readonly serviceFabricCluster?: object };
  readonly circuitBreaker?: { readonly rules?: readonly BreakerRule[] };
  readonly pool?: { readonly services: readonly PoolMember[] };
}

export interface PoolMember {
  readonly id: string;
  readonly weight?: number;
  readonly priority?: number;
}

export interface BreakerRule {
  readonly failureCondition: FailureCondition;
}

interface FailureCondition {
  readonly count?: number;
  readonly percentage?: number;
  readonly statusCodeRanges?: readonly { readonly min?: number; readonly max?: number }[];
}
