package dev.pacenote.domain.streams.guild;

import java.time.Instant;
import java.util.Optional;

/**
 * A Discord server that somebody administers or our bot is in.
 *
 * @param owner the owner's id at Discord, once the owner or the bot told it; never forgotten
 * @param version how often it was saved; 0: never
 */
public record Guild(
        GuildId id,
        String name,
        Optional<String> icon,
        Optional<String> owner,
        BotPresence bot,
        long version) {

    /** As somebody or the bot sees it for the first time. */
    public static Guild discovered(
            GuildId id, String name, Optional<String> icon, Optional<String> owner) {
        return new Guild(id, name, icon, owner, new BotPresence.NeverSeen(), 0);
    }

    /** Name and picture follow Discord; an owner who is not told this time stays known. */
    public Guild seen(String nextName, Optional<String> nextIcon, Optional<String> nextOwner) {
        return new Guild(id, nextName, nextIcon, nextOwner.or(() -> owner), bot, version);
    }

    public Guild botArrived() {
        return with(bot.arrived());
    }

    /** Somebody added the bot then; whoever learnt later that it is gone is right. */
    public Guild botAdded(Instant at) {
        return bot instanceof BotPresence.Gone(var since) && since.isAfter(at)
                ? this
                : botArrived();
    }

    public Guild botLeft(Instant now) {
        return with(bot.left(now));
    }

    private Guild with(BotPresence next) {
        return new Guild(id, name, icon, owner, next, version);
    }

    /** The same, saved that often. */
    public Guild savedAs(long nextVersion) {
        return new Guild(id, name, icon, owner, bot, nextVersion);
    }
}
