import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Switch as AriaSwitch, Radio, RadioGroup } from 'react-aria-components';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { type ProblemError, problemOf } from '../api/problem';

type InputProps = React.InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  ref?: React.Ref<HTMLInputElement>;
};

export function Field({ label, hint, error, ...input }: InputProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        {...input}
      />
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

export function Choices<T extends string>({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: T;
  options: readonly (readonly [T, string])[];
  onChange: (next: T) => void;
  hideLabel?: boolean;
}) {
  return (
    <RadioGroup className="field" value={value} onChange={(next) => onChange(next as T)} aria-label={label}>
      {!hideLabel && <span className="label">{label}</span>}
      <div className="choices">
        {options.map(([key, text]) => (
          <Radio key={key} value={key} className="choice">
            {text}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

export function Switch({
  label,
  hint,
  on,
  onChange,
  disabled = false,
}: {
  label: string;
  hint?: ReactNode;
  on: boolean;
  onChange: (next: boolean) => void;
  disabled?: boolean;
}) {
  return (
    <AriaSwitch className="switch" isSelected={on} onChange={onChange} isDisabled={disabled}>
      <span className="track" />
      <span>
        <span className="label">{label}</span>
        {hint && (
          <span className="hint" style={{ display: 'block' }}>
            {hint}
          </span>
        )}
      </span>
    </AriaSwitch>
  );
}

/** Above a form: what did not work as a whole. */
export function FormProblem({ problem }: { problem: ProblemError | null }) {
  if (!problem) return null;
  const wait = problem.body.retryAfter;
  return (
    <p className="bar bad" role="alert">
      {problem.message}
      {wait ? ` Try again in ${wait < 90 ? `${wait} seconds` : `${Math.ceil(wait / 60)} minutes`}.` : ''}
    </p>
  );
}

/** The button of a form; while it works it says so and takes no second press. */
export function Submit({
  busy,
  children,
  className = 'primary',
}: {
  busy: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    <button type="submit" className={`button ${className}`} aria-disabled={busy || undefined}>
      {busy ? 'One moment …' : children}
    </button>
  );
}

/**
 * Sends something once at a time. What the server says of single fields goes to the fields, the rest stands above.
 */
export function useSending<Input, Output>(
  send: (input: Input) => Promise<Output>,
  done: (output: Output, input: Input) => void,
) {
  const [problem, setProblem] = useState<ProblemError | null>(null);
  // The second press of a double click comes before the page has been drawn again.
  const underWay = useRef(false);
  const mutation = useMutation({
    mutationFn: send,
    onMutate: () => setProblem(null),
    onSuccess: done,
    onError: (error) => setProblem(problemOf(error)),
    onSettled: () => {
      underWay.current = false;
    },
  });
  return {
    busy: mutation.isPending,
    done: mutation.isSuccess,
    problem,
    clear: () => setProblem(null),
    send: (input: Input) => {
      if (underWay.current) return;
      underWay.current = true;
      mutation.mutate(input);
    },
  };
}

/** Puts what the server said of fields to those fields. */
export function tellFields<F extends FieldValues>(
  form: UseFormReturn<F>,
  problem: ProblemError | null,
  names: readonly Path<F>[],
): void {
  for (const error of problem?.body.errors ?? []) {
    const name = names.find((known) => known === error.field);
    if (name && form.getFieldState(name).error?.message !== error.message) {
      form.setError(name, { message: error.message });
    }
  }
}
