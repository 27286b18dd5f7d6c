import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, body } from '../platform/api/client';
import { FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';

const KINDS = [
  ['general', 'In general'],
  ['bug', 'Something is broken'],
  ['feature', 'I miss something'],
  ['other', 'Something else'],
] as const;

interface Message {
  message: string;
  type: string;
}

export default function Feedback() {
  const [sent, setSent] = useState('');
  const form = useForm<Message>({ defaultValues: { message: '', type: 'general' } });
  const { errors } = form.formState;
  const give = useSending(
    (input: Message) => body(api.POST('/api/v1/feedback', { body: input })),
    (answer) => {
      setSent(answer.message);
      form.reset();
    },
  );
  tellFields(form, give.problem, ['message']);
  return (
    <>
      <PageHead title="Feedback" lead="Goes to whoever runs this Pacenote." />
      <form className="stack" style={{ maxWidth: '38rem' }} onSubmit={form.handleSubmit(give.send)} noValidate>
        <FormProblem problem={give.problem} />
        {sent && !give.problem && (
          <p className="bar good" role="status">
            {sent}
          </p>
        )}
        <div className="field">
          <label htmlFor="kind">What is it about?</label>
          <select id="kind" className="input" {...form.register('type')}>
            {KINDS.map(([key, text]) => (
              <option key={key} value={key}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="message">Message</label>
          <textarea
            id="message"
            className="input"
            rows={8}
            aria-invalid={errors.message ? true : undefined}
            aria-describedby="message-hint"
            {...form.register('message', {
              validate: (text) => {
                const length = text.trim().length;
                if (length < 10) return 'Please write at least 10 characters.';
                return length <= 2000 || `That is ${length} characters; 2000 fit.`;
              },
            })}
          />
          <span className="hint" id="message-hint">
            10 to 2000 characters.
          </span>
          {errors.message && (
            <span className="problem" role="alert">
              {errors.message.message}
            </span>
          )}
        </div>
        <div>
          <Submit busy={give.busy}>Send</Submit>
        </div>
      </form>
    </>
  );
}
