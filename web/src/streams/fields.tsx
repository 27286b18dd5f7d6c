import { type FocusEventHandler, type ReactNode, useId } from 'react';

export type Options = readonly (readonly [value: string, text: string])[];

export function Select({
  label,
  value,
  options,
  onChange,
  hint,
  error,
}: {
  label: string;
  value: string;
  options: Options;
  onChange: (next: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
}) {
  const id = useId();
  // What is chosen stays to be seen where the list does not have it.
  const known = options.some(([key]) => key === value);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      >
        {!known && <option value={value}>{value}</option>}
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

export function TextArea({
  label,
  value,
  onChange,
  rows = 3,
  hint,
  error,
  ...input
}: {
  label: string;
  value: string;
  onChange: (next: string) => void;
  rows?: number;
  hint?: ReactNode;
  error?: string | undefined;
  onFocus?: FocusEventHandler<HTMLTextAreaElement>;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange(event.target.value)}
        {...input}
      />
      <Below id={id} hint={hint} error={error} />
    </div>
  );
}

function Below({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="problem" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
    </>
  );
}
