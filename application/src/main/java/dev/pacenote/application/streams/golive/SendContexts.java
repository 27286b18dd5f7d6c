package dev.pacenote.application.streams.golive;

import dev.pacenote.domain.streams.golive.Announcement;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.SendDecision;
import dev.pacenote.domain.streams.link.Streamer;
import java.util.Optional;

/** All that has to be known to decide about one announcement, in one question. */
@FunctionalInterface
public interface SendContexts {

    /**
     * @param lastPost of the link, if one was posted with a ping before, while it is there in the
     *     channel where posts go now
     * @param pings whom a post of the link may ping
     */
    record SendContext(
            Streamer streamer,
            SendDecision.Situation situation,
            Optional<Post> lastPost,
            Ping.Known pings) {}

    /** Empty when its broadcast is not here any more. */
    Optional<SendContext> find(Announcement announcement);
}
