package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.Link;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people chose, in memory. */
public final class InMemoryPreferences implements Preferences {

    public record Key(AccountId account, Link.Key link) {}

    private final Tables tables;

    public InMemoryPreferences(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<Link.Key, Boolean> of(AccountId account) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.PREFERENCES).entrySet().stream()
                                .filter(it -> it.getKey().account().equals(account))
                                .collect(
                                        Collectors.toMap(
                                                it -> it.getKey().link(), Map.Entry::getValue)));
    }

    @Override
    public Optional<Boolean> find(AccountId account, Link.Key link) {
        return Optional.ofNullable(of(account).get(link));
    }

    @Override
    public void save(AccountId account, Link.Key link, boolean enabled) {
        tables.with(
                state ->
                        state.rows(StreamsTables.PREFERENCES).put(new Key(account, link), enabled));
    }
}
