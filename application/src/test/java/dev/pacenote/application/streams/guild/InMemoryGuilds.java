package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.guild.BotPresence;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Servers in memory. */
public final class InMemoryGuilds implements Guilds {

    private final Tables tables;

    public InMemoryGuilds(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<Guild> find(GuildId id) {
        return tables.with(state -> Optional.ofNullable(state.rows(StreamsTables.GUILDS).get(id)));
    }

    @Override
    public List<Guild> findAll(Collection<GuildId> ids) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.GUILDS).values().stream()
                                .filter(guild -> ids.contains(guild.id()))
                                .sorted(
                                        Comparator.comparing(Guild::name)
                                                .thenComparing(guild -> guild.id().value()))
                                .toList());
    }

    @Override
    public List<Guild> withBot() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.GUILDS).values().stream()
                                .filter(guild -> guild.bot().isPresent())
                                .toList());
    }

    @Override
    public List<Guild> leftBy(Instant moment, int limit) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.GUILDS).values().stream()
                                .filter(
                                        guild ->
                                                left(guild)
                                                        .filter(at -> !at.isAfter(moment))
                                                        .isPresent())
                                .sorted(Comparator.comparing(guild -> left(guild).orElseThrow()))
                                .limit(limit)
                                .toList());
    }

    private static Optional<Instant> left(Guild guild) {
        return guild.bot() instanceof BotPresence.Gone(var since)
                ? Optional.of(since)
                : Optional.empty();
    }

    @Override
    public void removeConfig(GuildId guild) {
        tables.with(state -> state.rows(StreamsTables.CONFIGS).remove(guild));
    }

    @Override
    public SaveResult<Guild> save(Guild guild) {
        return tables.with(
                state -> {
                    if (find(guild.id()).map(Guild::version).orElse(0L) != guild.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = guild.savedAs(guild.version() + 1);
                    state.rows(StreamsTables.GUILDS).put(guild.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public GuildConfig config(GuildId guild) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.rows(StreamsTables.CONFIGS).get(guild))
                                .orElseGet(() -> GuildConfig.initial(guild)));
    }

    @Override
    public List<GuildConfig> configs(Collection<GuildId> guilds) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.CONFIGS).values().stream()
                                .filter(it -> guilds.contains(it.guild()))
                                .toList());
    }

    @Override
    public SaveResult<GuildConfig> save(GuildConfig config) {
        return tables.with(
                state -> {
                    if (config(config.guild()).version() != config.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = config.savedAs(config.version() + 1);
                    state.rows(StreamsTables.CONFIGS).put(config.guild(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public Optional<SeenRoles> roles(GuildId guild) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.SEEN_ROLES).get(guild)));
    }

    @Override
    public void saveRoles(SeenRoles seen) {
        if (find(seen.guild()).isEmpty()) {
            throw new IllegalArgumentException("no such server");
        }
        tables.with(state -> state.rows(StreamsTables.SEEN_ROLES).put(seen.guild(), seen));
    }
}
