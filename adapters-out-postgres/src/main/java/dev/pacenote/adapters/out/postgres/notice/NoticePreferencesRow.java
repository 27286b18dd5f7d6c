package dev.pacenote.adapters.out.postgres.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code notice_preferences}. */
@MappedEntity("notice_preferences")
record NoticePreferencesRow(
        @Id long userId,
        boolean mailEnabled,
        @Nullable String mailStoppedReason,
        @Nullable Instant mailStoppedAt,
        @Nullable Instant mailResumedAt,
        String choices,
        @Nullable Instant chosenAt,
        long version) {

    private static final TypeReference<Map<String, Object>> CHOICES = new TypeReference<>() {};

    static NoticePreferencesRow of(NoticePreferences preferences) {
        return switch (preferences.dailyMail()) {
            case DailyMail.On(var since) ->
                    new NoticePreferencesRow(
                            preferences.account().value(),
                            true,
                            null,
                            null,
                            Rows.stored(since),
                            Json.write(preferences.choices()),
                            Rows.stored(preferences.chosenAt()),
                            preferences.version());
            case DailyMail.Off(var reason, var at) ->
                    new NoticePreferencesRow(
                            preferences.account().value(),
                            false,
                            reason.name(),
                            Rows.stored(at),
                            null,
                            Json.write(preferences.choices()),
                            Rows.stored(preferences.chosenAt()),
                            preferences.version());
        };
    }

    NoticePreferences preferences() {
        return new NoticePreferences(
                new AccountId(userId),
                dailyMail(),
                Json.read(choices, CHOICES),
                Optional.ofNullable(chosenAt),
                version);
    }

    private DailyMail dailyMail() {
        return mailEnabled
                ? new DailyMail.On(Optional.ofNullable(mailResumedAt))
                : new DailyMail.Off(
                        Optional.ofNullable(mailStoppedReason)
                                .map(DailyMail.Reason::valueOf)
                                .orElse(DailyMail.Reason.UNKNOWN),
                        Optional.ofNullable(mailStoppedAt));
    }
}
