package dev.pacenote.domain.streams.golive;

import java.util.UUID;

/**
 * How a post is known again: by the nonce that Discord compares, and by a query value in the
 * address that the post leads to.
 *
 * @param announcement whose post it is
 */
public record PostMark(UUID announcement) {

    /** The name of the query value. */
    public static final String PARAMETER = "pacenote";

    /** What Discord allows. */
    static final int MAX_NONCE = 25;

    private static final int RADIX = 36;
    private static final int DIGITS = 13;

    /** At most 25 characters, another one for each announcement, always the same for one. */
    public String nonce() {
        var both =
                digits(announcement.getMostSignificantBits())
                        + digits(announcement.getLeastSignificantBits());
        // A random UUID has six fixed bits; the digit that is left out holds no more than those.
        return both.substring(1);
    }

    private static String digits(long bits) {
        var digits = Long.toUnsignedString(bits, RADIX);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The address with this mark in it. */
    public String in(String address) {
        int fragment = address.indexOf('#');
        var page = fragment < 0 ? address : address.substring(0, fragment);
        return page
                + (page.contains("?") ? "&" : "?")
                + PARAMETER
                + "="
                + announcement
                + address.substring(page.length());
    }

    /** Whether an address, or a message by one of its addresses, carries this mark. */
    public boolean isIn(String text) {
        return text.contains(PARAMETER + "=" + announcement);
    }
}
