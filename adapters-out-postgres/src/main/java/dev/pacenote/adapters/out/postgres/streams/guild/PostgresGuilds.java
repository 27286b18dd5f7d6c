package dev.pacenote.adapters.out.postgres.streams.guild;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.streams.StoredFields;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.SettingsFields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.BotPresence;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Discord servers in Postgres. */
@Singleton
public final class PostgresGuilds implements Guilds {

    private final GuildRows rows;
    private final GuildConfigRows configs;
    private final GuildRolesRows roles;

    PostgresGuilds(GuildRows rows, GuildConfigRows configs, GuildRolesRows roles) {
        this.rows = rows;
        this.configs = configs;
        this.roles = roles;
    }

    @Override
    public Optional<SeenRoles> roles(GuildId guild) {
        return roles.find(guild.value()).stream()
                .map(
                        row ->
                                new SeenRoles(
                                        guild,
                                        Stream.of(row.roles().split(" ", -1))
                                                .filter(id -> !id.isEmpty())
                                                .map(RoleId::new)
                                                .collect(Collectors.toSet()),
                                        row.seenAt()))
                .findFirst();
    }

    @Override
    public void saveRoles(SeenRoles seen) {
        roles.save(
                seen.guild().value(),
                seen.roles().stream().map(RoleId::value).sorted().collect(Collectors.joining(" ")),
                Rows.microseconds(seen.at()));
    }

    @Override
    public Optional<Guild> find(GuildId id) {
        return rows.findById(id.value()).map(PostgresGuilds::guild);
    }

    @Override
    public List<Guild> findAll(Collection<GuildId> ids) {
        return rows.findAll(ids.stream().map(GuildId::value).toArray(String[]::new)).stream()
                .map(PostgresGuilds::guild)
                .toList();
    }

    @Override
    public List<Guild> withBot() {
        return rows.withBot().stream().map(PostgresGuilds::guild).toList();
    }

    @Override
    public List<Guild> leftBy(Instant moment, int limit) {
        return rows.leftBy(Rows.microseconds(moment), limit).stream()
                .map(PostgresGuilds::guild)
                .toList();
    }

    @Override
    public void removeConfig(GuildId guild) {
        configs.remove(guild.value());
    }

    private static Guild guild(GuildRows.Row row) {
        return new Guild(
                new GuildId(row.id()),
                row.name(),
                Optional.ofNullable(row.icon()),
                Optional.ofNullable(row.owner()),
                presence(row),
                Optional.ofNullable(row.botMissed()),
                row.version());
    }

    private static BotPresence presence(GuildRows.Row row) {
        var since = row.botSince();
        return switch (row.bot()) {
            case "present" -> new BotPresence.Present();
            case "gone" -> new BotPresence.Gone(since == null ? Instant.EPOCH : since);
            default -> new BotPresence.NeverSeen();
        };
    }

    @Override
    public SaveResult<Guild> save(Guild guild) {
        var icon = guild.icon().orElse(null);
        var owner = guild.owner().orElse(null);
        var bot =
                switch (guild.bot()) {
                    case BotPresence.NeverSeen _ -> "never_seen";
                    case BotPresence.Present _ -> "present";
                    case BotPresence.Gone _ -> "gone";
                };
        var since = guild.bot() instanceof BotPresence.Gone(var at) ? Rows.microseconds(at) : null;
        var missed = Rows.stored(guild.botMissed());
        int saved =
                guild.version() == 0
                        ? rows.insert(
                                guild.id().value(), guild.name(), icon, owner, bot, since, missed)
                        : rows.update(
                                guild.id().value(),
                                guild.name(),
                                icon,
                                owner,
                                bot,
                                since,
                                missed,
                                guild.version());
        return saved == 1
                ? new SaveResult.Saved<>(guild.savedAs(guild.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public GuildConfig config(GuildId guild) {
        return configs.find(guild.value())
                .map(PostgresGuilds::config)
                .orElseGet(() -> GuildConfig.initial(guild));
    }

    @Override
    public List<GuildConfig> configs(Collection<GuildId> guilds) {
        return configs.findAll(guilds.stream().map(GuildId::value).toArray(String[]::new)).stream()
                .map(PostgresGuilds::config)
                .toList();
    }

    private static GuildConfig config(GuildConfigRows.Row row) {
        var by = Optional.ofNullable(row.changedBy()).map(AccountId::new);
        return new GuildConfig(
                new GuildId(row.guild()),
                SettingsFields.read(StoredFields.read(row.settings()), GuildSettings.DEFAULT),
                Optional.ofNullable(row.changedAt()).map(at -> new GuildConfig.Change(at, by)),
                row.version());
    }

    @Override
    public SaveResult<GuildConfig> save(GuildConfig config) {
        var guild = config.guild().value();
        var settings = Json.write(SettingsFields.write(config.settings(), false));
        var at = Rows.stored(config.changed().map(GuildConfig.Change::at));
        var by =
                config.changed().flatMap(GuildConfig.Change::by).map(AccountId::value).orElse(null);
        int saved =
                config.version() == 0
                        ? configs.insert(guild, settings, at, by)
                        : configs.update(guild, settings, at, by, config.version());
        return saved == 1
                ? new SaveResult.Saved<>(config.savedAs(config.version() + 1))
                : new SaveResult.Conflict<>();
    }
}
