import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, body } from '../platform/api/client';
import { queryClient } from '../platform/api/queries';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { Name } from '../platform/ui/names';
import { Loaded } from '../platform/ui/states';
import { trackmaniaQueries } from './queries';

/** Who the person is in the game: needed before a place can be guarded. */
export function Driver() {
  const driver = useQuery(trackmaniaQueries.driver);
  const [changing, setChanging] = useState(false);
  return (
    <Loaded query={driver} bones={1}>
      {(own) =>
        own.hasTmUsername && !changing ? (
          <p className="row between">
            <span>
              Driving as{' '}
              <strong>
                <Name>{own.tmUsername ?? ''}</Name>
              </strong>
            </span>
            <button type="button" className="button small" onClick={() => setChanging(true)}>
              Change
            </button>
          </p>
        ) : (
          <NameForm current={own.tmUsername ?? ''} onDone={() => setChanging(false)} cancel={own.hasTmUsername} />
        )
      }
    </Loaded>
  );
}

function NameForm({ current, onDone, cancel }: { current: string; onDone: () => void; cancel: boolean }) {
  const form = useForm({ defaultValues: { tmUsername: current } });
  const name = useSending(
    (input: { tmUsername: string }) => body(api.POST('/api/v1/users/tm-username', { body: input })),
    async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['driver'] }),
        queryClient.invalidateQueries({ queryKey: ['guards'] }),
      ]);
      onDone();
    },
  );
  tellFields(form, name.problem, ['tmUsername']);
  return (
    <form className="panel stack" onSubmit={form.handleSubmit(name.send)} noValidate>
      <FormProblem problem={name.problem} />
      <Field
        label="My Trackmania name"
        hint="The display name in the game. It is looked up once; your account id is remembered."
        autoComplete="off"
        error={form.formState.errors.tmUsername?.message}
        {...form.register('tmUsername', { required: 'Please give your Trackmania name.' })}
      />
      <div className="row">
        <Submit busy={name.busy}>That is me</Submit>
        {cancel && (
          <button type="button" className="button" onClick={onDone}>
            Keep
          </button>
        )}
      </div>
    </form>
  );
}
