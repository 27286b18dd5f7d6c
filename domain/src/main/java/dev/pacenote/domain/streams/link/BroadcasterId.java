package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.regex.Pattern;

/**
 * What Twitch calls a channel; it never changes.
 *
 * @param value up to 20 digits
 */
public record BroadcasterId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{1,20}");

    public BroadcasterId {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException("invalid_id", "A channel's id has up to 20 digits.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
