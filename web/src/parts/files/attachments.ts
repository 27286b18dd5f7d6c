import { ProblemError, problemFrom, unreachable } from '../../platform/api/problem';
import type { Attachment } from '../types';

/** What the server takes, by how names of such files end. */
const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  csv: 'text/csv',
  txt: 'text/plain',
};

/** For a dialog that chooses a file. */
export const ACCEPTED = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

/** For a camera: phones make one of these of whatever they have. */
export const PHOTOS = 'image/jpeg,image/png,image/webp';

/**
 * The type of a file. Its name comes first, as some systems say of a CSV that it is a spreadsheet; a photo may have no
 * name that says anything.
 */
export function typeOf({ name, type }: Pick<File, 'name' | 'type'>): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return TYPES[ending] ?? Object.values(TYPES).find((known) => known === type);
}

/** What a file most likely is for. */
export function kindOf(contentType: string): Attachment['kind'] {
  if (contentType.startsWith('image/')) return 'photo';
  return contentType === 'application/pdf' ? 'invoice' : 'other';
}

const KINDS: Record<Attachment['kind'], string> = {
  invoice: 'Invoice',
  photo: 'Photo',
  datasheet: 'Data sheet',
  other: 'Other',
};

export const kinds = Object.entries(KINDS) as [Attachment['kind'], string][];

export function kindName(kind: Attachment['kind']): string {
  return KINDS[kind] ?? kind;
}

/** `980 bytes`, `51 kB`, `1.2 MB`: a digit after the point while the number is small. */
export function size(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [number, unit] = bytes < 999_500 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${number < 9.95 ? Number(number.toFixed(1)) : Math.round(number)} ${unit}`;
}

/** What became of the bytes: there now, or there since an earlier try whose answer was lost. */
export function arrived(status: number): boolean {
  return status === 200 || status === 412;
}

/** What the place of a file said, in words that help. It may be another service, which explains nothing. */
export function transferProblem(status: number, text: string): ProblemError {
  if (status === 0) return unreachable();
  try {
    return problemFrom(status, JSON.parse(text));
  } catch {
    return new ProblemError({
      code: 'transfer_failed',
      status,
      detail:
        status === 403
          ? 'The file came too late or was changed on its way. Try again.'
          : `The file could not be sent (${status}). Try again.`,
    });
  }
}
