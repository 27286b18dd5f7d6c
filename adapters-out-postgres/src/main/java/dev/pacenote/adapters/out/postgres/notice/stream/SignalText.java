package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.Signal;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A signal as the text of a notification.
 *
 * @param process names the process that sent it
 */
record SignalText(String process, Signal signal) {

    private static final Pattern FORM =
            Pattern.compile("(presence|typing) ([0-9a-f-]{36}) (\\d{1,18})(?: (\\d{1,18}))?");

    String text() {
        return switch (signal) {
            case Signal.PresenceChanged(var account) ->
                    "presence " + process + " " + account.value();
            case Signal.Typing(var to, var from) ->
                    "typing " + process + " " + to.value() + " " + from.value();
        };
    }

    /** Empty when the text is something else. */
    static Optional<SignalText> read(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var account = account(parts.group(3));
        var other = Optional.ofNullable(parts.group(4));
        return Optional.of(
                new SignalText(
                        parts.group(2),
                        other.<Signal>map(from -> new Signal.Typing(account, account(from)))
                                .orElseGet(() -> new Signal.PresenceChanged(account))));
    }

    private static AccountId account(String number) {
        return new AccountId(Long.parseLong(number));
    }
}
