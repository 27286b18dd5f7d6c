package dev.pacenote.configuration;

/** Which characters a value may consist of: what cannot be sent later is refused at the start. */
public enum Characters {
    /** Any for a secret, {@link #PRINTABLE} for everything else. */
    UNSPECIFIED(""),
    ANY(""),
    /** For values that would break lines or worse. */
    PRINTABLE("must not hold control characters."),
    /** For headers of requests, answers and mails, and what is compared with such. */
    ASCII("may hold printable ASCII characters only."),
    /** For headers that are for people. */
    LATIN_1("may hold printable characters of Latin-1 only: it is sent as a header.");

    private static final int LAST_OF_LATIN_1 = 0xff;

    private final String otherwise;

    Characters(String otherwise) {
        this.otherwise = otherwise;
    }

    boolean allow(String value) {
        return value.codePoints().allMatch(this::allow);
    }

    private boolean allow(int c) {
        return switch (this) {
            case UNSPECIFIED, ANY -> true;
            case PRINTABLE -> !Character.isISOControl(c);
            case ASCII -> c >= ' ' && c <= '~';
            case LATIN_1 -> c <= LAST_OF_LATIN_1 && !Character.isISOControl(c);
        };
    }

    /** The end of a sentence that begins with the variable's name. */
    String otherwise() {
        return otherwise;
    }
}
