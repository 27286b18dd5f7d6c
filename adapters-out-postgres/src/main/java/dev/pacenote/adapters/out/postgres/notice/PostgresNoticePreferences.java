package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How people want to be told, in Postgres. */
@Singleton
public final class PostgresNoticePreferences implements NoticePreferencesStore {

    private final NoticePreferencesRows rows;

    PostgresNoticePreferences(NoticePreferencesRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<NoticePreferences> find(AccountId account) {
        return Optional.ofNullable(findAll(List.of(account)).get(account));
    }

    @Override
    public Map<AccountId, NoticePreferences> findAll(Collection<AccountId> accounts) {
        return rows.find(ids(accounts)).stream()
                .map(NoticePreferencesRow::preferences)
                .collect(Collectors.toMap(NoticePreferences::account, Function.identity()));
    }

    @Override
    public Map<AccountId, Recipient> recipients(Collection<AccountId> accounts) {
        return rows.recipients(ids(accounts)).stream()
                .map(RecipientRow::recipient)
                .collect(
                        Collectors.toMap(
                                recipient -> recipient.account().id(), Function.identity()));
    }

    private static Long[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    @Override
    public SaveResult<NoticePreferences> save(NoticePreferences preferences) {
        var row = NoticePreferencesRow.of(preferences);
        int saved =
                rows.put(
                        row.userId(),
                        row.mailEnabled(),
                        row.mailStoppedReason(),
                        row.mailStoppedAt(),
                        row.mailResumedAt(),
                        row.choices(),
                        row.chosenAt(),
                        row.version());
        return saved == 0
                ? new SaveResult.Conflict<>()
                : new SaveResult.Saved<>(preferences.savedAs(preferences.version() + 1));
    }
}
