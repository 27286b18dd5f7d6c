package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name in a channel's address, in lower case. Its owner may change it.
 *
 * @param value 1 to 25 letters, digits and underscores
 */
public record TwitchLogin(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,25}");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?:https?://)?(?:www\\.|m\\.)?twitch\\.tv/([^/?#]+)"
                            // A page of the channel.
                            + "(?:/(?:about|clips|home|schedule|videos))?/?(?:[?#].*)?",
                    Pattern.CASE_INSENSITIVE);

    public TwitchLogin {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "invalid_login", "Please give a Twitch name or the address of a channel.");
        }
    }

    /**
     * Reads what a person typed: a name, with or without an at sign, or an address at twitch.tv.
     *
     * @throws InvalidValueException when it is neither
     */
    public static TwitchLogin typed(String text) {
        var typed = text.strip();
        var address = ADDRESS.matcher(typed);
        var name = address.matches() ? address.group(1) : typed;
        return new TwitchLogin(
                (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT));
    }

    /** Where people watch it. */
    public String address() {
        return "https://www.twitch.tv/" + value;
    }
}
