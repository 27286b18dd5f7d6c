import { useQuery } from '@tanstack/react-query';
import { identityQueries } from '../identity/queries';
import { Name } from '../platform/ui/names';

/** By which name the person's maps are found. */
export default function AccountFacts() {
  const me = useQuery(identityQueries.profile).data;
  if (!me) return null;
  return (
    <>
      <dt>Name on Trackmania Exchange</dt>
      <dd>
        <Name>{me.username}</Name>{' '}
        {me.tmxUserId === null && <span className="soft small">not found there yet; tried again with every run</span>}
      </dd>
    </>
  );
}
