package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Of which channels people want to hear, in Postgres. */
@Singleton
public final class PostgresPreferences implements Preferences {

    private final PreferenceRows rows;

    PostgresPreferences(PreferenceRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<Link.Key, Boolean> of(AccountId account) {
        return rows.of(account.value()).stream()
                .collect(
                        Collectors.toMap(
                                row ->
                                        new Link.Key(
                                                new GuildId(row.guild()),
                                                new StreamerId(row.streamer())),
                                PreferenceRows.Row::enabled));
    }

    @Override
    public Optional<Boolean> find(AccountId account, Link.Key link) {
        return rows.find(account.value(), link.guild().value(), link.streamer().value()).stream()
                .map(PreferenceRows.Row::enabled)
                .findFirst();
    }

    @Override
    public List<DiscordUser> optedIn(Link.Key link, int limit) {
        return rows.optedIn(link.guild().value(), link.streamer().value(), limit).stream()
                .map(DiscordUser::new)
                .toList();
    }

    @Override
    public void save(AccountId account, Link.Key link, boolean enabled, Instant now) {
        rows.save(
                account.value(),
                link.guild().value(),
                link.streamer().value(),
                enabled,
                Rows.microseconds(now));
    }
}
