package dev.pacenote.application.streams.guild;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Discord servers that somebody administers or our bot is in, with their settings. */
public interface Guilds {

    Optional<Guild> find(GuildId id);

    /** Those of these that are known, by name. */
    List<Guild> findAll(Collection<GuildId> ids);

    /** All in which our bot is, as far as we know: for rare questions. */
    List<Guild> withBot();

    /**
     * Those that the bot left at that moment or before, the longest ago first.
     *
     * @param moment compared with {@link dev.pacenote.domain.streams.guild.BotPresence.Gone#since}
     */
    List<Guild> leftBy(Instant moment, int limit);

    /** Adds it, or saves it if nobody saved it since it was read. */
    SaveResult<Guild> save(Guild guild);

    /** {@link GuildConfig#initial} where nothing is stored. */
    GuildConfig config(GuildId guild);

    /** Those that are stored for these servers; of the others they are the initial ones. */
    List<GuildConfig> configs(Collection<GuildId> guilds);

    /**
     * Saves the settings of a server that is known, if nobody saved them since they were read.
     *
     * @throws RuntimeException when the server is not known
     */
    SaveResult<GuildConfig> save(GuildConfig config);

    /** The server has the usual settings again; where nothing is stored it is no error. */
    void removeConfig(GuildId guild);

    /** Which roles a server had when somebody looked last; empty when nobody did. */
    Optional<SeenRoles> roles(GuildId guild);

    /**
     * In place of what was seen before.
     *
     * @throws RuntimeException when the server is not known
     */
    void saveRoles(SeenRoles seen);
}
