package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address to which a mail can be written: in lower case, the domain in its ASCII form, so
 * that all spellings of an international domain are one address. Before the {@code @} stand 1 to 64
 * ASCII characters without quotation (RFC 5321's dot-string), behind it at least two labels of
 * letters, digits and inner hyphens, the last one not a number; 254 characters at most. Whether the
 * address exists is shown by a mail, not by a pattern.
 */
public final class EmailAddress {

    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_LENGTH = 64;

    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

    private final String value;
    private final boolean mailable;

    /**
     * @throws InvalidValueException when no mail can be written to this address
     */
    public EmailAddress(String typed) {
        this(asMailed(typed.strip()), true);
    }

    private EmailAddress(String value, boolean mailable) {
        this.value = value;
        this.mailable = mailable;
    }

    /**
     * An address as a store or a queue kept it. Earlier versions took addresses that no mail can be
     * written to; such an account is still read, and its address is not mailable.
     */
    public static EmailAddress stored(String kept) {
        try {
            return new EmailAddress(kept);
        } catch (InvalidValueException e) {
            return new EmailAddress(kept, false);
        }
    }

    private static String asMailed(String text) {
        if (text.isEmpty()) {
            throw new InvalidValueException("required", "Please enter an e-mail address.");
        }
        if (text.length() > MAX_LENGTH) {
            throw tooLong();
        }
        int at = text.indexOf('@');
        if (at < 0) {
            throw invalid("This does not look like an e-mail address.");
        }
        // Some letters outside ASCII turn into ASCII in lower case: looked at before.
        if (!text.chars().limit(at).allMatch(c -> c < 0x80)) {
            throw invalid(
                    "Please use an address that has only plain letters, digits and signs before"
                            + " the @; we cannot write to others.");
        }
        var local = text.substring(0, at).toLowerCase(Locale.ROOT);
        var domain = InternationalDomain.toAscii(text.substring(at + 1)).orElse("");
        if (local.length() > MAX_LOCAL_LENGTH
                || !LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()) {
            throw invalid("This does not look like an e-mail address.");
        }
        var ascii = local + "@" + domain;
        if (ascii.length() > MAX_LENGTH) {
            throw tooLong();
        }
        return ascii;
    }

    private static InvalidValueException invalid(String message) {
        return new InvalidValueException("invalid_email", message);
    }

    private static InvalidValueException tooLong() {
        return new InvalidValueException(
                "too_long", "An e-mail address has at most " + MAX_LENGTH + " characters.");
    }

    public String value() {
        return value;
    }

    /** Whether a mail can be written to it: always, but for some that earlier versions stored. */
    public boolean isMailable() {
        return mailable;
    }

    public LoginKey key() {
        return LoginKey.of(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress address && value.equals(address.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
