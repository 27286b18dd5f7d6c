package dev.pacenote.domain.identity.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a name looks like when letter case and Unicode spelling do not count: NFKC, then case
 * folded, the international domain of an address in its ASCII form. User names and e-mail addresses
 * share one space of keys, so that nobody can register a name that is somebody else's address.
 */
public record LoginKey(String value) {

    /**
     * Folds whatever a person typed as name or address; never fails, an odd text matches nobody.
     */
    public static LoginKey of(String typed) {
        var composed = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        int at = composed.lastIndexOf('@');
        // Before folding: "ı" is a letter of its own in a domain, and folds to "i".
        var domain =
                at < 0
                        ? Optional.<String>empty()
                        : InternationalDomain.toAscii(composed.substring(at + 1));
        return new LoginKey(
                domain.map(ascii -> folded(composed.substring(0, at)) + "@" + ascii)
                        .orElseGet(() -> folded(composed)));
    }

    private static String folded(String composed) {
        // Upper before lower: letters such as "ß" and "ſ" meet only on the way up.
        var folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    @Override
    public String toString() {
        return value;
    }
}
