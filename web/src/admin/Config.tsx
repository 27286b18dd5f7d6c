import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api, body } from '../platform/api/client';
import { queryClient, type Schemas } from '../platform/api/queries';
import { When } from '../platform/ui/figures';
import { Field, FormProblem, Submit, tellFields, useSending } from '../platform/ui/forms';
import { PageHead } from '../platform/ui/page';
import { Loaded } from '../platform/ui/states';
import { adminQueries } from './queries';

export default function Config() {
  const config = useQuery(adminQueries.config);
  return (
    <>
      <PageHead title="Configuration" lead="In force at once, for everybody." />
      <Loaded query={config} bones={6}>
        {(settings) => (
          <div className="stack">
            {settings.map((setting) => (
              <Setting key={setting.config_key} setting={setting} />
            ))}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Setting({ setting }: { setting: Schemas['Config'] }) {
  const [saved, setSaved] = useState(false);
  const form = useForm({ values: { config_value: setting.config_value } });
  const save = useSending(
    (input: { config_value: string }) =>
      body(
        api.PUT('/api/v1/admin/config', {
          body: { config_key: setting.config_key, config_value: input.config_value.trim() },
        }),
      ),
    async () => {
      await queryClient.invalidateQueries({ queryKey: ['admin', 'config'] });
      setSaved(true);
    },
  );
  tellFields(form, save.problem, ['config_value']);
  return (
    <form className="panel stack" onSubmit={form.handleSubmit(save.send)} noValidate onChange={() => setSaved(false)}>
      <FormProblem problem={save.problem} />
      <div className="row" style={{ alignItems: 'end' }}>
        <Field
          label={setting.config_key.replaceAll('_', ' ')}
          hint={setting.description}
          inputMode="numeric"
          className="input figures"
          style={{ width: '9rem' }}
          error={form.formState.errors.config_value?.message}
          {...form.register('config_value')}
        />
      </div>
      <div className="row">
        <Submit busy={save.busy} className="">
          Save
        </Submit>
        <span className="soft small" role="status">
          {saved ? (
            'Saved.'
          ) : setting.updated_at ? (
            <>
              changed <When at={setting.updated_at} />
            </>
          ) : (
            'default'
          )}
        </span>
      </div>
    </form>
  );
}
