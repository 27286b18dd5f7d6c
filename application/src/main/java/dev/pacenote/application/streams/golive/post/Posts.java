package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Our posts at Discord. */
public interface Posts {

    Optional<Post> find(MessageId id);

    /** The one that stands for an announcement now. */
    Optional<Post> of(UUID announcement);

    /**
     * Those with which something is to be done by then: one of each broadcast, then the next one of
     * each, the longest due first.
     */
    List<Post> due(Instant now, int limit);

    /** Adds it, or saves it if nobody saved it since it was read. */
    SaveResult<Post> save(Post post);

    /**
     * Removes those that were posted before that moment, with which nothing is to be done, and
     * whose announcement is gone.
     *
     * @return how many
     */
    int purge(Instant before, int atMost);
}
