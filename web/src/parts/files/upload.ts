import { call } from '../../platform/api/client';
import { ProblemError, unreachable } from '../../platform/api/problem';
import { once, RetryKey } from '../../platform/api/retryKey';
import { partPath } from '../queries';
import type { Attachment, Upload } from '../types';
import { arrived, kindOf, transferProblem, typeOf } from './attachments';

export const attachmentsPath = (partId: string) => `${partPath(partId)}/attachments`;

export const attachmentPath = (partId: string, id: string) => `${attachmentsPath(partId)}/${encodeURIComponent(id)}`;

/** In hexadecimal digits; browsers compute it over https only. */
async function sha256(file: File): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A file that this page cannot send, said as the server would. */
function refused(detail: string): ProblemError {
  return new ProblemError({ code: 'unsupported_type', status: 400, detail });
}

/** Browsers write these themselves, and let nobody else do so. */
const OWN_HEADERS = ['content-length', 'host'];

/** Sends the bytes to where the server said. `fetch` would not say how far it is. */
function transfer(file: File, { method, url, headers }: Upload, progress: (part: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) {
      if (!OWN_HEADERS.includes(name.toLowerCase())) request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      arrived(request.status) ? resolve() : reject(transferProblem(request.status, request.responseText));
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(unreachable());
    request.send(file);
  });
}

/**
 * Adds a file to a part: announces it, sends it, and says that it is there. Whatever fails, all of it can be done again;
 * what was announced in vain goes by itself.
 */
export async function upload(
  partId: string,
  file: File,
  kind: Attachment['kind'] | undefined,
  progress: (part: number) => void,
): Promise<Attachment> {
  const contentType = typeOf(file);
  if (contentType === undefined) throw refused('A file is a PDF, PNG, JPEG, WebP, CSV or plain text.');
  if (file.size === 0) throw refused('This file is empty.');
  const sum = await sha256(file);
  const announced = await once(new RetryKey(), (headers) =>
    call<{ attachmentId: string; upload: Upload }>('POST', attachmentsPath(partId), {
      json: {
        fileName: file.name || 'photo',
        contentType,
        sizeBytes: file.size,
        kind: kind ?? kindOf(contentType),
        ...(sum !== undefined && { sha256: sum }),
      },
      headers,
    }),
  );
  await transfer(file, announced.upload, progress);
  return call<Attachment>('POST', `${attachmentPath(partId, announced.attachmentId)}/complete`, { json: {} });
}

/** Opens a file where it is: a browser saves it, and this page stays. */
export async function open(partId: string, id: string): Promise<void> {
  const { url } = await call<{ url: string }>('GET', `${attachmentPath(partId, id)}/download`);
  location.assign(url);
}
