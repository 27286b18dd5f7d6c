import { useId } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import type { ProblemError } from '../../platform/api/problem';
import { Field, Switch, tellFields } from '../../platform/ui/forms';
import { LABELS, type Name, type PartValues, problemWith } from './partValues';

const NAMES = Object.keys(LABELS) as Name[];

/** What is refused as a whole, but is about one field. */
const OF_FIELD: Partial<Record<string, Name>> = {
  part_number_exists: 'partNumber',
  barcode_exists: 'barcode',
  scale_fixed: 'unitScale',
};

/** Everything that is entered about a part. */
export function PartFields({
  form,
  problem,
  isNew,
}: {
  form: UseFormReturn<PartValues>;
  problem: ProblemError | null;
  isNew: boolean;
}) {
  tellFields(form, problem, NAMES);
  const { errors } = form.formState;
  const text = (name: Exclude<Name, 'watched'>, more: Partial<React.ComponentProps<typeof Field>> = {}) => (
    <Field
      label={LABELS[name]}
      autoComplete="off"
      error={errors[name]?.message ?? (problem && OF_FIELD[problem.code] === name ? problem.message : undefined)}
      {...more}
      {...form.register(name, { validate: (value) => problemWith(name, value) ?? true })}
    />
  );
  const number = (name: Exclude<Name, 'watched'>, hint?: string) => text(name, { inputMode: 'decimal', hint });
  return (
    <>
      <section className="panel stack">
        <h2>What it is</h2>
        {text('partName')}
        <div className="fields">
          {text('partNumber')}
          {text('barcode')}
          {text('category')}
          {text('location', { hint: 'Such as A3.' })}
          {text('vehicleModel', { hint: 'Empty: fits all.' })}
          {text('alsoFits', { hint: 'Models with commas between them.' })}
          {text('unit', { hint: 'Such as each, litre, metre.' })}
          {number('unitScale', 'How finely it is counted: 0 for whole things, to 3.')}
        </div>
        <Description form={form} error={errors.description?.message} />
      </section>
      {isNew && (
        <section className="panel stack">
          <h2>On the shelf</h2>
          <div className="fields">
            {number('currentStock', 'The ledger begins with it.')}
            {number('unitCost')}
          </div>
        </section>
      )}
      <section className="panel stack">
        <h2>When to reorder</h2>
        <Controller
          control={form.control}
          name="watched"
          render={({ field }) => <Switch label={LABELS.watched} on={field.value} onChange={field.onChange} />}
        />
        <div className="fields">
          {number('reorderThreshold', "Empty or 0: the workshop's number.")}
          {number('reorderQuantity', 'Empty: as many as the stock suggests.')}
          {number('maxStock', 'At most so many on the shelf.')}
          {number('packSize')}
          {number('leadTimeDays')}
        </div>
      </section>
      <section className="panel stack">
        <h2>Price and supplier</h2>
        <div className="fields">
          {number('unitPrice')}
          {text('supplier')}
          {text('supplierPartNumber')}
          {text('supplierEmail', { type: 'email' })}
          {text('supplierUrl', { type: 'url' })}
        </div>
      </section>
    </>
  );
}

function Description({ form, error }: { form: UseFormReturn<PartValues>; error: string | undefined }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{LABELS.description}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-error`}
        {...form.register('description')}
      />
      {error && (
        <span className="problem" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </div>
  );
}
