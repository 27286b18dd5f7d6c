package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A place in a list as text for the client, who gives it back to read on. It belongs to one account
 * and one filter; it protects nothing, so it is not signed.
 */
public final class ListCursor {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,18}|9223372036854775807)\\.([0-9]{1,18})\\.([0-9a-f]{1,8})");

    private ListCursor() {}

    /**
     * @param filter what is listed, as the same text each time
     */
    public static String write(ListPosition position, AccountId account, String filter) {
        var text = position.asOf() + "." + position.before() + "." + owner(account, filter);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The place that {@link #write} wrote; anything else ends the request. */
    public static ListPosition read(String cursor, AccountId account, String filter) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            var parts = FORM.matcher(text);
            if (parts.matches() && parts.group(3).equals(owner(account, filter))) {
                return new ListPosition(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new ProblemException(
                Problem.of(
                        400,
                        "invalid_cursor",
                        "This is no place in the list",
                        "Please read the list from its beginning."));
    }

    private static String owner(AccountId account, String filter) {
        return Integer.toHexString((account + " " + filter).hashCode());
    }
}
