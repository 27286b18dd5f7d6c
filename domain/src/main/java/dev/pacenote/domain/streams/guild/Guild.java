package dev.pacenote.domain.streams.guild;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A Discord server that somebody administers or our bot is in.
 *
 * @param owner the owner's id at Discord, once the owner or the bot told it; never forgotten
 * @param botMissed when Discord said last that our bot is not there, if it said so since the bot
 *     was there
 * @param version how often it was saved; 0: never
 */
public record Guild(
        GuildId id,
        String name,
        Optional<String> icon,
        Optional<String> owner,
        BotPresence bot,
        Optional<Instant> botMissed,
        long version) {

    /** So long nobody asks Discord again whether the bot is there. */
    public static final Duration ABSENCE_SERVES = Duration.ofSeconds(5);

    /** As somebody or the bot sees it for the first time. */
    public static Guild discovered(
            GuildId id, String name, Optional<String> icon, Optional<String> owner) {
        return new Guild(id, name, icon, owner, new BotPresence.NeverSeen(), Optional.empty(), 0);
    }

    /** Name and picture follow Discord; an owner who is not told this time stays known. */
    public Guild seen(String nextName, Optional<String> nextIcon, Optional<String> nextOwner) {
        return new Guild(
                id, nextName, nextIcon, nextOwner.or(() -> owner), bot, botMissed, version);
    }

    public Guild botArrived() {
        return with(bot.arrived(), Optional.empty());
    }

    /** Somebody added the bot then; whoever learnt later that it is gone is right. */
    public Guild botAdded(Instant at) {
        return bot instanceof BotPresence.Gone(var since) && since.isAfter(at)
                ? this
                : botArrived();
    }

    public Guild botLeft(Instant now) {
        return with(bot.left(now), Optional.of(now));
    }

    /** Links and settings are deleted, as if the bot had never been there. */
    public Guild forgotten() {
        return with(bot.forgotten(), botMissed);
    }

    /** Whether Discord said just now that the bot is not there, so that it is not asked again. */
    public boolean isSurelyWithoutBot(Instant now) {
        return !bot.isPresent()
                && botMissed.filter(at -> now.isBefore(at.plus(ABSENCE_SERVES))).isPresent();
    }

    private Guild with(BotPresence next, Optional<Instant> missed) {
        return new Guild(id, name, icon, owner, next, missed, version);
    }

    /** The same, saved that often. */
    public Guild savedAs(long nextVersion) {
        return new Guild(id, name, icon, owner, bot, botMissed, nextVersion);
    }
}
