package dev.pacenote.domain.identity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What a name looks like when letter case and Unicode spelling do not count: NFKC, then case
 * folded. User names and e-mail addresses share one space of keys, so that nobody can register a
 * name that is somebody else's address.
 */
public record LoginKey(String value) {

    /**
     * Folds whatever a person typed as name or address; never fails, an odd text matches nobody.
     */
    public static LoginKey of(String typed) {
        var composed = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        // Upper before lower: letters such as "ß" and "ſ" meet only on the way up.
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new LoginKey(Normalizer.normalize(folded, Normalizer.Form.NFKC));
    }

    @Override
    public String toString() {
        return value;
    }
}
