package dev.pacenote.adapters.in.http.notice.stream.frame;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads what frames of clients name. */
public final class FrameMembers {

    /** The code when a member is missing or is something else. */
    public static final String INVALID_INPUT = "INVALID_INPUT";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private FrameMembers() {}

    /** The account of a decimal number in a text. */
    public static Optional<AccountId> account(JsonNode value) {
        return value.isTextual() && NUMBER.matcher(value.textValue()).matches()
                ? Optional.of(new AccountId(Long.parseLong(value.textValue())))
                : Optional.empty();
    }

    /** The id of a message, or of an item of the inbox. */
    public static Optional<UUID> id(JsonNode value) {
        return value.isTextual() && ID.matcher(value.textValue()).matches()
                ? Optional.of(UUID.fromString(value.textValue()))
                : Optional.empty();
    }

    /** A position in a stream. */
    public static OptionalLong seq(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }
}
