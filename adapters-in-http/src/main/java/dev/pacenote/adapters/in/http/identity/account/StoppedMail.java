package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import io.micronaut.core.annotation.Nullable;

/** Why and when the daily mail of an account stopped, as JSON says it; null while it is on. */
public final class StoppedMail {

    private StoppedMail() {}

    /**
     * @return {@code unsubscribed}, {@code refused}, {@code bounced}, {@code complained} or {@code
     *     unknown}
     */
    public static @Nullable String reason(Account account) {
        return account.dailyMail() instanceof DailyMail.Off off ? off.reason().wireName() : null;
    }

    public static @Nullable String at(Account account) {
        return account.dailyMail() instanceof DailyMail.Off off ? Times.iso(off.at()) : null;
    }
}
