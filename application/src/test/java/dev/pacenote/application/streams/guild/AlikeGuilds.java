package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Servers that all have the same settings, whichever one asks for. They are only read. */
public final class AlikeGuilds implements Guilds {

    private final Supplier<GuildSettings> settings;
    private final BooleanSupplier botPresent;

    public AlikeGuilds(Supplier<GuildSettings> settings, BooleanSupplier botPresent) {
        this.settings = settings;
        this.botPresent = botPresent;
    }

    @Override
    public Optional<Guild> find(GuildId id) {
        var guild = Guild.discovered(id, "Club", Optional.empty(), Optional.empty());
        return Optional.of(botPresent.getAsBoolean() ? guild.botArrived() : guild);
    }

    @Override
    public GuildConfig config(GuildId guild) {
        return GuildConfig.initial(guild)
                .changed(settings.get(), new AccountId(42), Instant.EPOCH)
                .savedAs(1);
    }

    @Override
    public List<Guild> findAll(Collection<GuildId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<Guild> withBot() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Guild> leftBy(Instant moment, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SaveResult<Guild> save(Guild guild) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SaveResult<GuildConfig> save(GuildConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeConfig(GuildId guild) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<SeenRoles> roles(GuildId guild) {
        return Optional.empty();
    }

    @Override
    public void saveRoles(SeenRoles seen) {
        throw new UnsupportedOperationException();
    }
}
