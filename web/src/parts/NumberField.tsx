import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { stepped } from './numbers';

/** A number between a minus and a plus, big enough for a thumb. */
export function NumberField({
  label,
  value,
  step,
  error,
  hint,
  onChange,
  autoFocus,
  name = label,
}: {
  label: string;
  value: string;
  step: number;
  error?: string | undefined;
  hint?: ReactNode;
  onChange: (next: string) => void;
  autoFocus?: boolean;
  /** What the buttons change, where the label alone does not say it. */
  name?: string;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="stepper">
        <button
          type="button"
          className="button"
          aria-label={`${name}: less`}
          onClick={() => onChange(stepped(value, step, -1))}
        >
          <Minus size={18} aria-hidden />
        </button>
        <input
          id={id}
          className="input figures"
          inputMode="decimal"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: the one field of a dialog that was just asked for
          autoFocus={autoFocus}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          value={value}
          onFocus={(event) => event.target.select()}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          className="button"
          aria-label={`${name}: more`}
          onClick={() => onChange(stepped(value, step, 1))}
        >
          <Plus size={18} aria-hidden />
        </button>
      </div>
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
    </div>
  );
}
