package dev.pacenote.domain.streams.membership;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the link of an invite carries: 6 to 32 hexadecimal digits in lower case. */
public record InviteCode(String value) {

    private static final Pattern FORM = Pattern.compile("[a-f0-9]{6,32}");
    private static final int LENGTH = 16;

    public InviteCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValueException(
                    "invalid_code", "The code of an invite has 6 to 32 digits and letters a to f.");
        }
    }

    /** A new one out of a random id; the digits that say what kind of id it is are left out. */
    public static InviteCode of(UUID random) {
        var digits = random.toString().replace("-", "");
        return new InviteCode(digits.substring(0, 12) + digits.substring(20, 20 + LENGTH - 12));
    }

    /** It opens a server, so it is in no log. */
    @Override
    public String toString() {
        return "InviteCode[hidden]";
    }
}
