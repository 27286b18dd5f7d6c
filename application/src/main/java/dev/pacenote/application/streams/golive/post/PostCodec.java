package dev.pacenote.application.streams.golive.post;

import dev.pacenote.domain.streams.golive.Ping.AllowedMentions;
import dev.pacenote.domain.streams.template.RenderedMessage;
import java.util.Optional;

/** Writes messages as Discord takes them. */
@FunctionalInterface
public interface PostCodec {

    /**
     * @param allowed whom it pings, whatever its text says
     * @param button where its button leads; empty: it has none
     */
    String write(RenderedMessage message, AllowedMentions allowed, Optional<String> button);
}
