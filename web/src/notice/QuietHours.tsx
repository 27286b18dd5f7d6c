import { useState } from 'react';
import { Switch } from '../platform/ui/forms';
import type { QuietHours as Hours, SettingsPatch } from './types';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** When neither push nor mail comes. */
export function QuietHours({
  hours,
  zone,
  change,
}: {
  hours: Hours;
  zone: string;
  change: (patch: SettingsPatch) => void;
}) {
  const quietHours = (patch: Partial<Hours>) => change({ quietHours: patch });
  return (
    <section className="panel stack">
      <h2>Quiet hours</h2>
      <Switch
        label={hours.enabled ? 'Quiet hours on' : 'Quiet hours off'}
        hint="What happens meanwhile waits for their end, and is not sent if you read it before."
        on={hours.enabled}
        onChange={(enabled) => quietHours({ enabled })}
      />
      {hours.enabled && (
        <>
          <div className="row">
            <Time label="From" value={hours.start} onChange={(start) => quietHours({ start })} />
            <Time label="To" value={hours.end} onChange={(end) => quietHours({ end })} />
            <span className="soft small">in the zone {zone}</span>
          </div>
          <fieldset className="days">
            <legend className="label">Nights that begin on</legend>
            <div className="choices">
              {DAYS.map((name, index) => {
                const day = index + 1;
                const on = hours.days.includes(day);
                return (
                  <label key={name} className="choice" data-selected={on || undefined}>
                    <input
                      type="checkbox"
                      className="visually-hidden"
                      checked={on}
                      onChange={() =>
                        quietHours({
                          days: (on ? hours.days.filter((other) => other !== day) : [...hours.days, day]).sort(),
                        })
                      }
                    />
                    {name}
                  </label>
                );
              })}
            </div>
          </fieldset>
        </>
      )}
    </section>
  );
}

/** Sent when it is complete and one is done with it. */
function Time({ label, value, onChange }: { label: string; value: string; onChange: (next: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className="row">
      <span className="label">{label}</span>
      <input
        type="time"
        className="input clock"
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (typed && typed !== value) onChange(typed);
          setTyped(null);
        }}
      />
    </label>
  );
}
