import { Switch } from '../platform/ui/forms';
import { usePictures } from './pictures';

export default function AccountSettings() {
  const [pictures, setPictures] = usePictures();
  return (
    <Switch
      label="Pictures of maps"
      hint="They come from trackmania.exchange; switched off, this page asks nobody but Pacenote."
      on={pictures}
      onChange={setPictures}
    />
  );
}
