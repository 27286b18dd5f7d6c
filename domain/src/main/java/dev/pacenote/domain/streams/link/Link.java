package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Instant;
import java.util.Optional;

/**
 * A Twitch channel that a server follows.
 *
 * @param addedByAdmin who added it by its name; empty when its owner did, or that account is gone
 * @param enabled false: its broadcasts are not told
 * @param text what stands above the embed instead of the server's text; empty: that
 * @param version how often it was saved; 0: never
 */
public record Link(
        Key key,
        Optional<AccountId> addedByAdmin,
        Instant addedAt,
        boolean enabled,
        LinkOverrides overrides,
        TemplateText text,
        long version) {

    /** How long a streamer's own text may be. */
    public static final int MAX_TEXT = 2_000;

    /** Which channel in which server; there is one link of the two. */
    public record Key(GuildId guild, StreamerId streamer) {}

    /** By an admin who typed its name. */
    public static Link added(Key key, AccountId admin, Instant now) {
        return new Link(
                key, Optional.of(admin), now, true, LinkOverrides.NONE, TemplateText.EMPTY, 0);
    }

    /** By whoever proved that the channel is their own. */
    public static Link proved(Key key, Instant now) {
        return new Link(
                key, Optional.empty(), now, true, LinkOverrides.NONE, TemplateText.EMPTY, 0);
    }

    /**
     * @throws InvalidValueException when it is longer than {@value #MAX_TEXT} UTF-16 units
     */
    public static void requireText(TemplateText text) {
        if (text.source().length() > MAX_TEXT) {
            throw new InvalidValueException(
                    "too_long", "A text has at most " + MAX_TEXT + " characters.");
        }
    }

    public GuildId guild() {
        return key.guild();
    }

    public StreamerId streamer() {
        return key.streamer();
    }

    /** Its own settings over the server's. */
    public GuildSettings settings(GuildSettings guild) {
        return overrides.over(guild);
    }

    /** Which broadcasts the server wants to hear of. */
    public BroadcastFilter filter() {
        return overrides.filter().orElse(BroadcastFilter.ALL);
    }

    /**
     * Whether posts look at title and game after the start: a filter waits for another one, or they
     * follow them. Only then Twitch is asked to tell of them.
     */
    public boolean looksAtUpdates(GuildSettings guild) {
        return !filter().equals(BroadcastFilter.ALL)
                || settings(guild).appearance().extras().updateWhileLive();
    }

    public Link changed(boolean nextEnabled, LinkOverrides nextOverrides) {
        return new Link(key, addedByAdmin, addedAt, nextEnabled, nextOverrides, text, version);
    }

    public Link saying(TemplateText next) {
        return new Link(key, addedByAdmin, addedAt, enabled, overrides, next, version);
    }

    /** The same, saved that often. */
    public Link savedAs(long nextVersion) {
        return new Link(key, addedByAdmin, addedAt, enabled, overrides, text, nextVersion);
    }
}
