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
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String pendingEmail,
        String role,
        boolean enabled,
        @Nullable Instant verifiedAt,
        boolean confirmedBefore,
        String zone,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        Instant updatedAt,
        long revision,
        long version,
        boolean mailEnabled,
        @Nullable String mailStoppedReason,
        @Nullable Instant mailStoppedAt,
        @Nullable Instant mailResumedAt,
        String choices,
        @Nullable Instant chosenAt,
        long preferencesVersion) {

    Recipient recipient() {
        var account =
                new AccountRow(
                        id,
                        username,
                        firstName,
                        lastName,
                        email,
                        pendingEmail,
                        role,
                        enabled,
                        verifiedAt,
                        confirmedBefore,
                        zone,
                        createdAt,
                        lastLoginAt,
                        updatedAt,
                        revision,
                        version);
        var preferences =
                new NoticePreferencesRow(
                        id,
                        mailEnabled,
                        mailStoppedReason,
                        mailStoppedAt,
                        mailResumedAt,
                        choices,
                        chosenAt,
                        preferencesVersion);
        return new Recipient(account.account(), preferences.preferences());
    }
}
