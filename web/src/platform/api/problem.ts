/** An error as the server explains it (RFC 9457), or as we explain that there was no answer. */
export interface ProblemBody {
  code: string;
  detail: string;
  status: number;
  requestId?: string | null;
  retryAfter?: number | null;
  errors?: { field: string; code: string; message: string }[] | null;
  [extra: string]: unknown;
}

export class ProblemError extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.name = 'ProblemError';
    this.body = body;
  }

  get status(): number {
    return this.body.status;
  }

  get code(): string {
    return this.body.code;
  }
}

export const UNREACHABLE = 'unreachable';

/** An answer that the server did not make, or that cannot be read. */
export const BAD_ANSWER = 'bad_answer';

/** No answer at all: offline, or the server is away. Nothing is known of what became of the request. */
export function unreachable(): ProblemError {
  return new ProblemError({
    code: UNREACHABLE,
    status: 0,
    detail: 'Pacenote cannot be reached. Check your connection and try again; what you typed stays here.',
  });
}

/** Whatever was thrown, as a problem. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    code: 'unknown',
    status: 0,
    detail: 'Something went wrong on this page. Please reload it.',
  });
}

/** The body of an answer that was not a success, whoever made it: us, or a proxy in between. */
export function problemFrom(status: number, body: unknown): ProblemError {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    return new ProblemError({ ...(body as ProblemBody), status });
  }
  return new ProblemError({
    code: BAD_ANSWER,
    status,
    detail: `The server answered with an error (${status}). Please try again in a moment.`,
  });
}

const IN_PROGRESS = ['request_in_progress', 'idempotency_in_progress'];

/** Some routes write their codes in capitals. */
export const codeOf = ({ code }: ProblemError) => code.toLowerCase();

/** Whether it is not known what became of a change: its answer was lost, or never made. */
export function isLost(problem: ProblemError): boolean {
  return (
    problem.status < 400 ||
    problem.status === 408 ||
    problem.status >= 500 ||
    problem.code === BAD_ANSWER ||
    IN_PROGRESS.includes(codeOf(problem))
  );
}
