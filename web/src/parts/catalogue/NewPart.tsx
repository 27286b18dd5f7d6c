import '../parts.css';
import { useForm } from 'react-hook-form';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { call } from '../../platform/api/client';
import { queryClient } from '../../platform/api/queries';
import { Submit } from '../../platform/ui/forms';
import { PageHead } from '../../platform/ui/page';
import { partKey, partPath } from '../queries';
import type { Part } from '../types';
import { ChangeProblem, useChange } from '../useChange';
import { PartFields } from './PartForm';
import { changes, EMPTY, type PartValues } from './partValues';

/** Adds a part with what lies on its shelf. */
export default function NewPart() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const form = useForm<PartValues>({ defaultValues: { ...EMPTY, barcode: params.get('barcode') ?? '' } });
  const add = useChange(
    (values: PartValues, headers) =>
      call<Part>('POST', '/parts', { json: { partName: values.partName.trim(), ...changes(EMPTY, values) }, headers }),
    (part) => {
      queryClient.setQueryData(partKey(part.partId), part);
      navigate(partPath(part.partId), { replace: true });
    },
  );
  return (
    <>
      <PageHead title="New part" lead="Its name is enough; the rest can follow." />
      <form className="stack part-form" noValidate onSubmit={form.handleSubmit(add.send)}>
        <ChangeProblem problem={add.problem} />
        <PartFields form={form} problem={add.problem} isNew />
        <div className="row">
          <Submit busy={add.busy}>Add the part</Submit>
          <Link to="/parts" className="button">
            Cancel
          </Link>
        </div>
      </form>
    </>
  );
}
