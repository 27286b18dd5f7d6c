import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../platform/api/client';
import { queryClient } from '../../platform/api/queries';
import { Field, Submit, Switch } from '../../platform/ui/forms';
import { Loaded } from '../../platform/ui/states';
import { typed } from '../numbers';
import { partsQueries } from '../queries';
import { fieldProblem } from '../refusals';
import { Alerts } from '../reorder/Alerts';
import type { WorkshopSettings } from '../types';
import { ChangeProblem, useChange } from '../useChange';

/** How the workshop keeps its stock. */
export default function Settings() {
  const query = useQuery(partsQueries.settings);
  return (
    <section className="panel stack">
      <h2>Parts</h2>
      <Loaded query={query} bones={3}>
        {(settings) => <Form settings={settings} />}
      </Loaded>
    </section>
  );
}

function useSave(done: () => void) {
  return useChange(
    (change: Partial<WorkshopSettings>, headers) =>
      call<WorkshopSettings>('PUT', '/parts/settings', { json: change, headers }),
    (after) => {
      queryClient.setQueryData(partsQueries.settings.queryKey, after);
      done();
    },
  );
}

function Form({ settings }: { settings: WorkshopSettings }) {
  const negative = useSave(() => undefined);
  const alerts = useSave(() => undefined);
  return (
    <>
      <Numbers settings={settings} />
      <ChangeProblem problem={negative.problem} />
      <Switch
        label="Stock may fall below zero"
        hint="Off: nobody takes more than there is."
        on={settings.allowNegativeStock}
        disabled={negative.busy}
        onChange={(allowNegativeStock) => negative.send({ allowNegativeStock })}
      />
      <ChangeProblem problem={alerts.problem} />
      <Alerts alerts={settings.alerts} save={alerts.send} busy={alerts.busy} />
      <p className="soft small">Months and due dates are those of {settings.timezone}, the zone of your profile.</p>
    </>
  );
}

/** Texts are sent by a button: half a number is none. What is typed counts until it is saved. */
function Numbers({ settings }: { settings: WorkshopSettings }) {
  const [threshold, setThreshold] = useState<string>();
  const [currency, setCurrency] = useState<string>();
  const save = useSave(() => {
    setThreshold(undefined);
    setCurrency(undefined);
  });
  const read = threshold === undefined ? undefined : typed(threshold);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read?.problem) return;
    save.send({
      ...(read && { defaultReorderThreshold: Number(read.text) }),
      ...(currency !== undefined && { currency: currency.trim().toUpperCase() }),
    });
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ChangeProblem problem={save.problem} />
      <div className="two">
        <Field
          label="Reorder at, where a part says nothing"
          hint="0: such parts never run low."
          inputMode="decimal"
          autoComplete="off"
          value={threshold ?? String(settings.defaultReorderThreshold)}
          error={read?.problem ?? fieldProblem(save.problem, 'defaultReorderThreshold')}
          onChange={(event) => setThreshold(event.target.value)}
        />
        <Field
          label="Currency"
          hint="Such as EUR. Prices keep their numbers."
          autoComplete="off"
          maxLength={3}
          value={currency ?? settings.currency}
          error={fieldProblem(save.problem, 'currency')}
          onChange={(event) => setCurrency(event.target.value)}
        />
      </div>
      {(threshold !== undefined || currency !== undefined) && (
        <div>
          <Submit busy={save.busy}>Save</Submit>
        </div>
      )}
    </form>
  );
}
