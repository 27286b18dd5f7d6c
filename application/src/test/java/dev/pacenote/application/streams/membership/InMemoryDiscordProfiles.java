package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import java.util.Optional;

/** What Discord calls people, in memory. */
public final class InMemoryDiscordProfiles implements DiscordProfiles {

    private final Tables tables;

    public InMemoryDiscordProfiles(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<DiscordProfile> find(AccountId account) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.PROFILES).get(account)));
    }

    @Override
    public void save(AccountId account, DiscordProfile profile) {
        tables.with(state -> state.rows(StreamsTables.PROFILES).put(account, profile));
    }
}
