package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import java.util.Optional;

/**
 * The members of a server that follows a channel: whom of them a broadcast is told.
 *
 * @param guild the settings of the server
 */
public record LiveAudience(Link link, GuildSettings guild) {

    /** Whether the server wants to hear of it as it is now. */
    public boolean hearsOf(Broadcast broadcast) {
        return isOpenTo(broadcast) && matches(broadcast);
    }

    /** Whether it would hear of it if title or game were others. */
    public boolean waitsFor(Broadcast broadcast) {
        return isOpenTo(broadcast) && !matches(broadcast);
    }

    private boolean isOpenTo(Broadcast broadcast) {
        var settings = link.settings(guild);
        return broadcast.isLive()
                && settings.enabled()
                && link.enabled()
                && settings.rules().types().contains(broadcast.type());
    }

    private boolean matches(Broadcast broadcast) {
        var facts = broadcast.facts();
        return link.filter().matches(facts.title(), facts.game());
    }

    /**
     * Whether a member is told.
     *
     * @param chosen what they chose for the link, if they did
     */
    public boolean reaches(Optional<Boolean> chosen) {
        return new NoticeChoice(chosen, link.settings(guild).target().pingMode()).isOn();
    }
}
