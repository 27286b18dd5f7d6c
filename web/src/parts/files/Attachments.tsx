import { useQuery } from '@tanstack/react-query';
import { Camera, FileText, Paperclip, Image as Picture, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { call } from '../../platform/api/client';
import { type ProblemError, problemOf } from '../../platform/api/problem';
import { queryClient } from '../../platform/api/queries';
import { Confirm } from '../../platform/ui/dialog';
import { When } from '../../platform/ui/figures';
import { FormProblem, useSending } from '../../platform/ui/forms';
import { Loaded } from '../../platform/ui/states';
import { attachmentsKey, partsQueries } from '../queries';
import type { Attachment, Part } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { ACCEPTED, kindName, kinds, PHOTOS, size } from './attachments';
import { attachmentPath, open, upload } from './upload';

/** Files with a part: invoices, photos, data sheets. */
export function Attachments({ part }: { part: Part }) {
  const query = useQuery(partsQueries.attachments(part.partId));
  return (
    <section className="panel stack" aria-label="Files">
      <h2>Files</h2>
      <Add part={part} />
      <Loaded query={query} bones={2}>
        {(list) =>
          list.length === 0 ? (
            <p className="soft small">No files yet: keep invoices, photos and data sheets here.</p>
          ) : (
            <ul className="rows" aria-label="Files of this part">
              {list.map((attachment) => (
                <Row key={attachment.attachmentId} attachment={attachment} part={part} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** A file on its way, or one that did not get there. */
interface Sending {
  file: File;
  progress: number;
  problem: ProblemError | null;
}

function Add({ part }: { part: Part }) {
  const [kind, setKind] = useState<Attachment['kind'] | ''>('');
  const [sending, setSending] = useState<Sending | null>(null);
  const busy = sending !== null && sending.problem === null;
  const send = async (file: File) => {
    setSending({ file, progress: 0, problem: null });
    try {
      await upload(part.partId, file, kind === '' ? undefined : kind, (progress) =>
        setSending({ file, progress, problem: null }),
      );
      setSending(null);
      setKind('');
    } catch (error) {
      setSending({ file, progress: 0, problem: problemOf(error) });
    } finally {
      void queryClient.invalidateQueries({ queryKey: attachmentsKey(part.partId) });
    }
  };
  return (
    <>
      <div className="row">
        <Chooser
          label="Add a file"
          icon={<Paperclip size={18} aria-hidden />}
          accept={ACCEPTED}
          busy={busy}
          onFile={send}
        />
        <Chooser
          label="Take a photo"
          icon={<Camera size={18} aria-hidden />}
          accept={PHOTOS}
          camera
          busy={busy}
          onFile={send}
        />
        <select
          className="input kind"
          aria-label="What it is"
          value={kind}
          onChange={(event) => setKind(event.target.value as Attachment['kind'] | '')}
        >
          <option value="">By its type</option>
          {kinds.map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </select>
      </div>
      {sending && (
        <div className="stack close" aria-live="polite">
          {busy ? (
            <>
              <span className="small">
                Sending <bdi>{sending.file.name}</bdi>, {size(sending.file.size)}
              </span>
              <progress value={sending.progress} max={1} aria-label="Sent so far" />
            </>
          ) : (
            <>
              <FormProblem problem={sending.problem} />
              <div className="row">
                <button type="button" className="button small" onClick={() => void send(sending.file)}>
                  Try again
                </button>
                <button type="button" className="button small" onClick={() => setSending(null)}>
                  Leave it
                </button>
              </div>
            </>
          )}
        </div>
      )}
    </>
  );
}

function Chooser({
  label,
  icon,
  accept,
  camera = false,
  busy,
  onFile,
}: {
  label: string;
  icon: React.ReactNode;
  accept: string;
  camera?: boolean;
  busy: boolean;
  onFile: (file: File) => void;
}) {
  const id = useId();
  return (
    <>
      <input
        id={id}
        className="visually-hidden"
        type="file"
        accept={accept}
        {...(camera && { capture: 'environment' as const })}
        disabled={busy}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id} className="button small chooser" aria-disabled={busy || undefined}>
        {icon} {label}
      </label>
    </>
  );
}

function Row({ attachment, part }: { attachment: Attachment; part: Part }) {
  const { attachmentId, fileName, contentType, sizeBytes, kind, readyAt } = attachment;
  const opening = useSending(
    () => open(part.partId, attachmentId),
    () => undefined,
  );
  const Icon = contentType.startsWith('image/') ? Picture : FileText;
  return (
    <li>
      <div className="row between">
        <span className="row file">
          <Icon size={18} aria-hidden />
          <span className="what">
            <bdi>{fileName}</bdi>
            <span className="soft small facts-line">
              <span>{kindName(kind)}</span>
              <span>{size(sizeBytes)}</span>
              {readyAt !== null && <When at={readyAt} />}
            </span>
          </span>
        </span>
        <span className="row">
          <button
            type="button"
            className="button small"
            aria-disabled={opening.busy || undefined}
            onClick={() => opening.send(undefined)}
          >
            Open <span className="visually-hidden">{fileName}</span>
          </button>
          <Delete attachment={attachment} part={part} />
        </span>
      </div>
      <FormProblem problem={opening.problem} />
    </li>
  );
}

function Delete({ attachment, part }: { attachment: Attachment; part: Part }) {
  const [asking, setAsking] = useState(false);
  const remove = useChange(
    (_: undefined, headers) =>
      call<unknown>('DELETE', attachmentPath(part.partId, attachment.attachmentId), { headers }),
    () => setAsking(false),
  );
  return (
    <>
      <button type="button" className="button small" onClick={() => setAsking(true)}>
        <Trash2 size={18} aria-hidden />
        <span className="visually-hidden">Delete {attachment.fileName}</span>
      </button>
      {asking && (
        <Confirm
          title={
            <>
              Delete <bdi>{attachment.fileName}</bdi>?
            </>
          }
          action="Delete"
          busy={remove.busy}
          problem={<ChangeProblem problem={remove.problem} />}
          onConfirm={() => remove.send(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>It leaves the list at once and cannot be brought back.</p>
        </Confirm>
      )}
    </>
  );
}
