package dev.pacenote.adapters.out.postgres.notice.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.EventType;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A signal as the text of a notification.
 *
 * @param process names the process that sent it
 */
record SignalText(String process, Signal signal) {

    private static final Pattern FORM =
            Pattern.compile("(presence|typing) ([0-9a-f-]{36}) (\\d{1,18})(?: (\\d{1,18}))?");

    private static final Pattern HINT =
            Pattern.compile(
                    "hint ([0-9a-f-]{36}) (\\d{1,18}) ([a-z_.]{1,81}) (-|\\d{1,18}) (\\{.*)");
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    String text() {
        return switch (signal) {
            case Signal.PresenceChanged(var account) ->
                    "presence " + process + " " + account.value();
            case Signal.Typing(var to, var from) ->
                    "typing " + process + " " + to.value() + " " + from.value();
            case Signal.Hint(var to, var type, var about, var version) ->
                    "hint "
                            + process
                            + " "
                            + to.value()
                            + " "
                            + type
                            + " "
                            + (version.isPresent() ? version.getAsLong() : "-")
                            + " "
                            + Json.write(about);
        };
    }

    /** Empty when the text is something else. */
    static Optional<SignalText> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return hint(text);
        }
        var account = account(parts.group(3));
        var other = Optional.ofNullable(parts.group(4));
        return Optional.of(
                new SignalText(
                        parts.group(2),
                        other.<Signal>map(from -> new Signal.Typing(account, account(from)))
                                .orElseGet(() -> new Signal.PresenceChanged(account))));
    }

    private static Optional<SignalText> hint(String text) {
        var parts = HINT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var version = parts.group(4);
        return Optional.of(
                new SignalText(
                        parts.group(1),
                        new Signal.Hint(
                                account(parts.group(2)),
                                new EventType(parts.group(3)),
                                Json.read(parts.group(5), TEXTS),
                                version.equals("-")
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(Long.parseLong(version)))));
    }

    private static AccountId account(String number) {
        return new AccountId(Long.parseLong(number));
    }
}
