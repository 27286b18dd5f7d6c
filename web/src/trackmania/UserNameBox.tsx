import type { UserNameBoxProps } from '../platform/app/feature';
import { AuthorBox } from './AuthorBox';

/** Whoever registers gives their name on Trackmania Exchange: their maps are found by it. */
export default function UserNameBox(props: UserNameBoxProps) {
  return (
    <AuthorBox
      label="Your name on Trackmania Exchange"
      hint="Exactly as there; your maps are found by it. Type three letters and pick."
      {...props}
    />
  );
}
