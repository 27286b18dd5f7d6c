package dev.pacenote.domain.identity.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ASCII form of a domain (RFC 5891's A-labels), which is how it travels in mail and how two
 * spellings are recognised as one.
 *
 * <p>The JDK knows the rules of 2003. They agree with those of today for every domain that they
 * accept, but for four characters, which they replace or drop; a domain with one of these has no
 * ASCII form here, because the mail would go to somebody else's domain. Domains with characters
 * that are younger than the rules have none either. Whoever owns such a domain can write its ASCII
 * form ({@code xn--…}) themselves.
 */
final class InternationalDomain {

    /** Longer texts are no domain, and not worth converting. */
    private static final int MAX_LENGTH = 254;

    /** Sharp s, final sigma, zero-width joiner and non-joiner (UTS 46, deviation characters). */
    private static final Pattern DEVIATIONS =
            Pattern.compile("[\\u00DF\\u1E9E\\u03C2\\u200C\\u200D]");

    private InternationalDomain() {}

    /** The domain in ASCII and lower case, if it has such a form. */
    static Optional<String> toAscii(String domain) {
        // Some letters are another spelling of a deviation: the lunate sigma, of the final one.
        var composed = Normalizer.normalize(domain, Normalizer.Form.NFKC);
        if (domain.length() > MAX_LENGTH || DEVIATIONS.matcher(composed).find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(lower(IDN.toASCII(composed, IDN.USE_STD3_ASCII_RULES)));
        } catch (IllegalArgumentException e) {
            // Not convertible: empty or too long labels, forbidden or unknown characters.
            return Optional.empty();
        }
    }

    private static String lower(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }
}
