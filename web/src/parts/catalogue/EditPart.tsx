import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { call } from '../../platform/api/client';
import { queryClient } from '../../platform/api/queries';
import { Submit } from '../../platform/ui/forms';
import { partKey, partPath } from '../queries';
import type { Part } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { PartFields } from './PartForm';
import { changedMeanwhile, changes, type PartValues, valuesOf } from './partValues';

/**
 * Changes what is entered about a part. When somebody else was faster, what they changed is shown, what was typed stays,
 * and the next press counts for the part as it is then.
 *
 * @param part as it is now
 */
export default function EditPart({ part, onClose }: { part: Part; onClose: () => void }) {
  const [opened] = useState(part);
  const [seen] = useState(() => valuesOf(opened));
  const form = useForm<PartValues>({ defaultValues: seen });
  const save = useChange(
    ({ values, version }: { values: PartValues; version: number }, headers) =>
      call<Part>('PUT', partPath(part.partId), {
        json: changes(seen, values),
        headers: { ...headers, 'If-Match': `"${version}"` },
      }),
    (after) => {
      queryClient.setQueryData(partKey(part.partId), after);
      onClose();
    },
  );
  const stale = save.problem?.code === 'version_mismatch';
  const news = stale ? changedMeanwhile(seen, valuesOf(part)) : [];
  return (
    <form
      className="stack part-form"
      noValidate
      onSubmit={form.handleSubmit((values) => save.send({ values, version: stale ? part.version : opened.version }))}
    >
      {stale ? (
        <div className="bar bad stack close" role="alert">
          <p>Somebody changed this part meanwhile. What you typed is kept; save again to put it on top of this:</p>
          {news.length > 0 ? (
            <ul>
              {news.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
          ) : (
            <p>Nothing that stands in this form.</p>
          )}
        </div>
      ) : (
        <ChangeProblem problem={save.problem} />
      )}
      <PartFields form={form} problem={save.problem} isNew={false} />
      <div className="row">
        <Submit busy={save.busy}>{stale ? 'Save again' : 'Save'}</Submit>
        <button type="button" className="button" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  );
}
