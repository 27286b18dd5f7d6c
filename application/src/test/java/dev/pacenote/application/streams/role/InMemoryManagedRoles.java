package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.role.ManagedRole;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Roles that we make, in memory. */
public final class InMemoryManagedRoles implements ManagedRoles {

    private final Tables tables;

    public InMemoryManagedRoles(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<ManagedRole> find(Link.Key link) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.MANAGED_ROLES).get(link)));
    }

    @Override
    public List<ManagedRole> of(GuildId guild) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.MANAGED_ROLES).values().stream()
                                .filter(it -> it.link().guild().equals(guild))
                                .toList());
    }

    @Override
    public SaveResult<ManagedRole> save(ManagedRole role) {
        return tables.with(
                state -> {
                    var rows = state.rows(StreamsTables.MANAGED_ROLES);
                    if (!state.rows(StreamsTables.GUILDS).containsKey(role.link().guild())) {
                        throw new IllegalStateException("no such server");
                    }
                    var known = rows.get(role.link());
                    if ((known == null ? 0 : known.version()) != role.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = role.savedAs(role.version() + 1);
                    rows.put(role.link(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public void remove(ManagedRole role) {
        var link = role.link();
        tables.with(
                state -> {
                    var roles = state.rows(StreamsTables.MANAGED_ROLES);
                    var known = roles.get(link);
                    if (known == null || !known.role().equals(role.role())) {
                        return false;
                    }
                    state.rows(StreamsTables.ROLE_HOLDERS)
                            .keySet()
                            .removeIf(it -> it.link().equals(link));
                    roles.remove(link);
                    return true;
                });
    }

    @Override
    public List<Link.Key> toLookAt(Instant now, int limit) {
        return tables.with(
                state -> {
                    var roles = state.rows(StreamsTables.MANAGED_ROLES);
                    var unnoted =
                            state.rows(StreamsTables.LINKS).keySet().stream()
                                    .filter(it -> isWanted(state, it))
                                    .filter(it -> !roles.containsKey(it));
                    var noted =
                            roles.values().stream()
                                    .filter(
                                            it ->
                                                    it.due()
                                                            .map(due -> !due.isAfter(now))
                                                            .orElseGet(
                                                                    () ->
                                                                            !isWanted(
                                                                                    state,
                                                                                    it.link())))
                                    .map(ManagedRole::link);
                    return Stream.concat(unnoted, noted)
                            .filter(it -> isBotThere(state, it.guild()))
                            .sorted(
                                    Comparator.comparing((Link.Key it) -> it.guild().value())
                                            .thenComparing(it -> it.streamer().toString()))
                            .limit(limit)
                            .toList();
                });
    }

    private static boolean isBotThere(Tables.State state, GuildId guild) {
        return Optional.ofNullable(state.rows(StreamsTables.GUILDS).get(guild))
                .filter(it -> it.bot().isPresent())
                .isPresent();
    }

    private static boolean isWanted(Tables.State state, Link.Key key) {
        var config =
                Optional.ofNullable(state.rows(StreamsTables.CONFIGS).get(key.guild()))
                        .orElseGet(() -> GuildConfig.initial(key.guild()));
        return Optional.ofNullable(state.rows(StreamsTables.LINKS).get(key))
                .map(link -> link.settings(config.settings()).target().pingMode())
                .filter(mode -> mode == PingMode.MANAGED_ROLE)
                .isPresent();
    }
}
