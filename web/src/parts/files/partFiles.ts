import { body, patientFetch } from '../../platform/api/client';
import type { ProblemError } from '../../platform/api/problem';
import { count, list } from '../../platform/lib/words';
import type { Query } from '../slices';

/** What is wrong with a line of a file, that of the names of the columns being line 1. */
export interface LineError {
  line: number;
  /** The column; empty where it is the line as a whole. */
  field: string;
  message: string;
}

/** What became of a file of parts, or would become of it. */
export interface ImportReport {
  rows: number;
  created: number;
  updated: number;
  dryRun: boolean;
  /** Of a file that was imported: the first lines that could not be, since somebody else was quicker. */
  errors: LineError[];
  /** How many such lines there are in all. */
  late?: number;
  /** Of a long file, that is accepted first and imported then. */
  importId?: string | null;
  /** Whether it is being imported; then the numbers are what is to come. */
  running?: boolean;
}

const TYPE = 'text/csv;charset=utf-8';

/** All parts of a list as one file, in whatever number of pieces the server hands it out. */
export async function exported(query: Query): Promise<string> {
  let text = '';
  let cursor: string | null = null;
  do {
    const piece: Piece = await body(asked(address('/parts/export', { ...query, cursor: cursor ?? undefined })));
    text += piece.text;
    cursor = piece.nextCursor;
  } while (cursor !== null);
  return text;
}

interface Piece {
  text: string;
  nextCursor: string | null;
}

async function asked(url: URL) {
  const response = await patientFetch(new Request(url, { headers: { Accept: 'text/csv, application/json' } }));
  const text = await response.text();
  if (!response.ok || !response.headers.get('Content-Type')?.startsWith('text/csv')) {
    return { error: parsed(text), response };
  }
  const data: Piece = { text, nextCursor: response.headers.get('X-Next-Cursor') };
  return { data, response };
}

/** Sends a file to be written, or only to be tried. */
export function sendFile(
  content: ArrayBuffer,
  dryRun: boolean,
  headers: Record<string, string> = {},
): Promise<ImportReport> {
  const answer = async () => {
    const response = await patientFetch(
      new Request(address('/parts/import', { dryRun }), {
        method: 'POST',
        headers: { Accept: 'application/json', 'Content-Type': TYPE, ...headers },
        body: content,
      }),
    );
    const read = parsed(await response.text());
    return response.ok ? { data: read as ImportReport, response } : { error: read, response };
  };
  return body<ImportReport>(answer());
}

function address(path: string, query: Query): URL {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  return url;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `3 lines: 1 part is new, 1 changes and 1 stays as it is.` */
export function summary(report: ImportReport): string {
  const { rows, created, updated, running = false } = report;
  const isToCome = report.dryRun || running;
  const same = rows - created - updated - (running ? 0 : lateLines(report));
  const words = [
    created > 0 &&
      `${count(created, 'part')} ${isToCome ? (created === 1 ? 'is' : 'are') : was(created)} ${isToCome ? 'new' : 'added'}`,
    updated > 0 &&
      `${updated.toLocaleString('en-GB')} ${isToCome ? (updated === 1 ? 'changes' : 'change') : `${was(updated)} changed`}`,
    same > 0 && `${same.toLocaleString('en-GB')} ${same === 1 ? 'stays as it is' : 'stay as they are'}`,
  ].filter((word) => word !== false);
  return `${count(rows, 'line')}${words.length > 0 ? `: ${list(words)}` : ''}.`;
}

/** How many lines something is wrong with. */
export function wrongLines(errors: readonly LineError[]): number {
  return new Set(errors.map(({ line }) => line)).size;
}

/** How many lines could not be imported: more than are named, where there are very many. */
export function lateLines({ errors, late = 0 }: ImportReport): number {
  return Math.max(late, wrongLines(errors));
}

const was = (number: number) => (number === 1 ? 'was' : 'were');

/** `Line 3, barcode` */
export function place({ line, field }: LineError): string {
  return field === '' ? `Line ${line}` : `Line ${line}, ${field}`;
}

/** The lines of a file that was refused. */
export function lineErrors(problem: ProblemError | null): LineError[] {
  return problem?.code === 'import_rejected' ? ((problem.body.errors ?? []) as unknown as LineError[]) : [];
}
