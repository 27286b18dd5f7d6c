import { Link } from 'react-router';
import { PageHead } from '../ui/page';
import { Empty } from '../ui/states';

export function Missing() {
  return (
    <>
      <PageHead title="No such page" />
      <Empty title="There is nothing at this address">
        <p>It may be an old link, or it was cut in two on its way here.</p>
        <Link to="/" className="button">
          To the start
        </Link>
      </Empty>
    </>
  );
}
