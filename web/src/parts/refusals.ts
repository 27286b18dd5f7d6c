import type { ProblemError } from '../platform/api/problem';

/** What there is instead of what was asked for. Nothing of it is ever guessed here: the server says it. */
export interface Short {
  available: number;
  vehicleModel: string;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';

export function shortOf(problem: ProblemError | null): Short | undefined {
  if (problem?.code !== 'insufficient_stock') return undefined;
  const { available, vehicleModel } = problem.body;
  return isNumber(available) ? { available, vehicleModel: String(vehicleModel ?? '') } : undefined;
}

/** Stock as it is now, where somebody else changed it meanwhile. */
export function presentOf(problem: ProblemError | null): { currentStock: number; version: number } | undefined {
  if (problem?.code !== 'stock_conflict') return undefined;
  const { currentStock, version } = problem.body;
  return isNumber(currentStock) && isNumber(version) ? { currentStock, version } : undefined;
}

/** Lines of a job card that were refused, by their place from 0. */
export function refusedLines(problem: ProblemError | null): Map<number, { available: number | undefined }> {
  const lines = Array.isArray(problem?.body.lines) ? problem.body.lines : [];
  return new Map(
    lines
      .filter((line): line is Record<string, unknown> => typeof line === 'object' && line !== null)
      .filter(({ index }) => isNumber(index))
      .map(({ index, available }) => [index as number, { available: isNumber(available) ? available : undefined }]),
  );
}

/** What the server says of a field: of `quantity`, or of `lines[1].quantity`. */
export function fieldProblem(problem: ProblemError | null, ...fields: string[]): string | undefined {
  return problem?.body.errors?.find(({ field }) => fields.includes(field))?.message;
}
