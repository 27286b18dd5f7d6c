package dev.pacenote.domain.digest;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** One person and one UTC date: there is at most one daily e-mail for it, ever. */
public record DailyEmailKey(AccountId person, LocalDate date) {

    private static final String PREFIX = "daily.";

    private static final Pattern STABLE_NAME =
            Pattern.compile("daily\\.(\\d{4}-\\d\\d-\\d\\d)\\.([1-9]\\d{0,17})");

    /** The Message-ID's left side: the same for every copy that might leave. */
    public String stableName() {
        return PREFIX + date + "." + person;
    }

    /** The mail of that name, if it is a daily one. */
    public static Optional<DailyEmailKey> ofStableName(String name) {
        var matcher = STABLE_NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new DailyEmailKey(
                            new AccountId(Long.parseLong(matcher.group(2))),
                            LocalDate.parse(matcher.group(1))));
        } catch (DateTimeException _) {
            // Named like a daily mail, but of no day.
            return Optional.empty();
        }
    }
}
