package dev.pacenote.application.streams.intake;

import dev.pacenote.domain.streams.intake.InboxMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Genuine messages of others, each of which is handled once. */
public interface StreamInbox {

    /**
     * Stores a message, unless one of its key is here.
     *
     * @return false when one is
     */
    boolean add(InboxMessage message);

    /**
     * Claims messages of one sender that may be claimed, those first that came first. Of several
     * callers at once each message goes to one.
     *
     * @param token names the claim
     */
    List<InboxMessage> claim(InboxMessage.Source source, UUID token, Instant now, int limit);

    /**
     * Whether that claim on a message still holds. Until the surrounding transaction ends nobody
     * else claims it or saves it.
     */
    boolean hold(InboxMessage.Key key, UUID token);

    /** Replaces a message that the caller holds. */
    void save(InboxMessage message);

    /** A message as it stands. */
    Optional<InboxMessage> find(InboxMessage.Key key);

    /**
     * Removes those that were received before that moment and are done or put aside.
     *
     * @return how many
     */
    int purge(Instant before, int atMost);
}
