package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.application.streams.membership.DiscordProfiles;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What Discord calls people, in Postgres. */
@Singleton
public final class PostgresDiscordProfiles implements DiscordProfiles {

    private final DiscordProfileRows rows;

    PostgresDiscordProfiles(DiscordProfileRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<DiscordProfile> find(AccountId account) {
        return rows.find(account.value())
                .map(
                        row ->
                                new DiscordProfile(
                                        new DiscordUser(row.discordId()),
                                        row.username(),
                                        Optional.ofNullable(row.avatar())));
    }

    @Override
    public void save(AccountId account, DiscordProfile profile) {
        rows.save(
                account.value(),
                profile.user().id(),
                profile.username(),
                profile.avatar().orElse(null));
    }
}
