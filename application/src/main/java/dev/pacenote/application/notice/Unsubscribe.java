package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A person stops mail by the link in one, without logging in: all mail, or the single mails about
 * some areas. Doing so twice is no error.
 */
public final class Unsubscribe {

    private final PreferenceChanges changes;
    private final NoticePreferencesStore preferences;
    private final AccountOutbox outbox;
    private final Tokens tokens;
    private final InstantSource clock;

    public Unsubscribe(
            NoticePreferencesStore preferences,
            AccountOutbox outbox,
            Tokens tokens,
            InstantSource clock) {
        this.preferences = preferences;
        this.changes = new PreferenceChanges(preferences);
        this.outbox = outbox;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether the link names an account that exists; changes nothing. */
    public boolean isGood(String token) {
        return tokens.readUnsubscription(token, clock.instant())
                        instanceof Tokens.Check.Valid<AccountId>(var user)
                && preferences.find(user).isPresent();
    }

    /**
     * @return false when the link is not ours or its account is gone
     */
    public boolean unsubscribe(String token) {
        var now = clock.instant();
        return tokens.readUnsubscription(token, now)
                        instanceof Tokens.Check.Valid<AccountId>(var user)
                && isChanged(user, () -> changes.dailyMail(user, mail -> mail.switchedOff(now)));
    }

    /**
     * Stops the single mails about these areas; the daily mail stays.
     *
     * @return false when the link is not ours or its account is gone
     */
    public boolean unsubscribe(String token, Set<String> areas) {
        var now = clock.instant();
        return tokens.readUnsubscription(token, now)
                        instanceof Tokens.Check.Valid<AccountId>(var user)
                && isChanged(user, () -> changes.withoutMailOf(user, areas, now));
    }

    private boolean isChanged(
            AccountId user, Supplier<Optional<VersionedChange<NoticePreferences>>> change) {
        return outbox.change(
                following -> {
                    var changed = change.get();
                    changed.ifPresent(_ -> following.updated(user));
                    return changed.isPresent();
                });
    }
}
