package dev.pacenote.application.notice;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How people want to be told, in memory. */
public final class InMemoryNoticePreferences implements NoticePreferencesStore {

    private final Tables tables;

    public InMemoryNoticePreferences(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<NoticePreferences> find(AccountId account) {
        return tables.with(state -> find(state, account));
    }

    private static Optional<NoticePreferences> find(Tables.State state, AccountId account) {
        return state.accounts.containsKey(account)
                ? Optional.of(
                        state.preferences.getOrDefault(account, NoticePreferences.initial(account)))
                : Optional.empty();
    }

    @Override
    public Map<AccountId, NoticePreferences> findAll(Collection<AccountId> accounts) {
        return tables.with(
                state -> {
                    var found = new HashMap<AccountId, NoticePreferences>();
                    for (var account : accounts) {
                        find(state, account).ifPresent(known -> found.put(account, known));
                    }
                    return found;
                });
    }

    @Override
    public Map<AccountId, Recipient> recipients(Collection<AccountId> accounts) {
        return tables.with(
                state -> {
                    var found = new HashMap<AccountId, Recipient>();
                    findAll(accounts)
                            .forEach(
                                    (id, preferences) ->
                                            found.put(
                                                    id,
                                                    new Recipient(
                                                            Objects.requireNonNull(
                                                                    state.accounts.get(id)),
                                                            preferences)));
                    return found;
                });
    }

    @Override
    public SaveResult<NoticePreferences> save(NoticePreferences preferences) {
        return tables.with(
                state -> {
                    var stored = find(state, preferences.account());
                    if (stored.isEmpty() || stored.get().version() != preferences.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = preferences.savedAs(preferences.version() + 1);
                    state.preferences.put(saved.account(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
