import { Link } from 'react-router';

export function Brand() {
  return (
    <Link to="/" className="brand">
      <img src="/favicon.svg" alt="" width="24" height="24" />
      Pacenote
    </Link>
  );
}
