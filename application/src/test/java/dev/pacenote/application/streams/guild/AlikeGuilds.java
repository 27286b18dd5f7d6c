package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.template.TemplateFields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.template.MessageTemplate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Servers that all have the same settings: posts go to one channel and ping a role. Use cases only
 * read them; tests change them.
 */
public final class AlikeGuilds implements Guilds {

    public static final TextChannelId CHANNEL = new TextChannelId("800000000000000001");
    public static final RoleId PINGS = new RoleId("770000000000000001");

    public boolean botPresent = true;

    /** Whether posts are handed on to those who follow their channel. */
    public boolean publishes;

    /** Whether posts follow title and game. */
    public boolean updatesWhileLive;

    /** Whether posts have a button. */
    public boolean watchButton = true;

    /** What posts say; empty for the usual. */
    public Optional<MessageTemplate> template = Optional.empty();

    /** Where posts go. */
    public TextChannelId target = CHANNEL;

    private GuildSettings settings() {
        var usual = GuildSettings.DEFAULT;
        return new GuildSettings(
                true,
                usual.linking(),
                new GuildSettings.Target(Optional.of(target), PingMode.ROLE, Optional.of(PINGS)),
                usual.rules(),
                new GuildSettings.Appearance(
                        template.map(TemplateFields::written),
                        usual.appearance().onEnd(),
                        Optional.empty(),
                        new GuildSettings.Extras(updatesWhileLive, publishes, watchButton)));
    }

    @Override
    public Optional<Guild> find(GuildId id) {
        var guild = Guild.discovered(id, "Club", Optional.empty(), Optional.empty());
        return Optional.of(botPresent ? guild.botArrived() : guild);
    }

    @Override
    public GuildConfig config(GuildId guild) {
        return GuildConfig.initial(guild)
                .changed(settings(), new AccountId(42), Instant.EPOCH)
                .savedAs(1);
    }

    @Override
    public List<GuildConfig> configs(Collection<GuildId> guilds) {
        return guilds.stream().map(this::config).toList();
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
