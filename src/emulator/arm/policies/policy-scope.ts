/** Where a policy document belongs. */
export type PolicyScope = 'service' | 'product' | 'api' | 'operation';
