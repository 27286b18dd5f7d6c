package dev.pacenote.application.streams.golive;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.guild.MessageId;
import java.util.Optional;

/** Our posts at Discord. */
public interface Posts {

    Optional<Post> find(MessageId id);

    /** Adds it, or saves it if nobody saved it since it was read. */
    SaveResult<Post> save(Post post);
}
