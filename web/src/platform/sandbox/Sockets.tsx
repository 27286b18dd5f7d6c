import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../api/queries';
import { count } from '../lib/words';
import { FormProblem, Switch, useSending } from '../ui/forms';
import { sandboxQueries } from './queries';
import { sandbox } from './sandbox';

/** Cuts live updates, to see what pages do without them. */
export function Sockets() {
  const sockets = useQuery(sandboxQueries.sockets).data;
  const change = useSending(sandbox.cutSockets, (now) =>
    queryClient.setQueryData(sandboxQueries.sockets.queryKey, now),
  );
  if (!sockets) return null;
  return (
    <section className="stack" aria-labelledby="sockets">
      <h2 id="sockets">Live updates</h2>
      <FormProblem problem={change.problem} />
      <Switch
        label={sockets.cut ? 'Cut' : 'On'}
        hint={
          sockets.cut
            ? 'Every page says that it connects again. What happens meanwhile is there when you switch this on.'
            : `${count(sockets.open, 'page follows', 'pages follow')} what happens. Switch this off to cut them.`
        }
        on={!sockets.cut}
        onChange={(on) => change.send(!on)}
      />
    </section>
  );
}
