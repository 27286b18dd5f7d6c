package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.domain.notice.Recipient;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code users} beside one of {@code notice_preferences}. */
@Introspected
record RecipientRow(
        long id,
        String username,
        @Nullable String email,
        String role,
        boolean enabled,
        @Nullable Instant verifiedAt,
        String zone,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        long version,
        boolean mailEnabled,
        @Nullable String mailStoppedReason,
        @Nullable Instant mailStoppedAt,
        @Nullable Instant mailResumedAt,
        long preferencesVersion) {

    Recipient recipient() {
        var account =
                new AccountRow(
                        id,
                        username,
                        email,
                        role,
                        enabled,
                        verifiedAt,
                        zone,
                        createdAt,
                        lastLoginAt,
                        version);
        var preferences =
                new NoticePreferencesRow(
                        id,
                        mailEnabled,
                        mailStoppedReason,
                        mailStoppedAt,
                        mailResumedAt,
                        preferencesVersion);
        return new Recipient(account.account(), preferences.preferences());
    }
}
