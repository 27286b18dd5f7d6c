package dev.pacenote.application.streams.subscription;

import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Twitch was asked to tell, as we know it. There is one of each channel and type. */
public interface EventSubscriptions {

    List<Subscription> of(Collection<StreamerId> streamers);

    /** All of them: for rare questions. */
    List<Subscription> all();

    /**
     * Notes which secret Twitch is given.
     *
     * @param fingerprint of the secret
     * @return when it was first noted after another one; long ago where there was no other one
     */
    Instant signedSince(String fingerprint, Instant now);

    /** Twitch's ids of those of ours that nobody wanted in the last pass. */
    Set<String> unwanted();

    /** Notes them in the place of those of the pass before: servers take turns. */
    void noteUnwanted(Set<String> twitchIds);

    /** Those that Twitch ended and that are to be made again, now or later. */
    List<Subscription> broken();

    /** How many Twitch offers no more, of channels that are not gone. */
    long countUnavailable();

    Optional<Subscription> findByTwitchId(String twitchId);

    /** The one of that key, which nobody else changes before the transaction has ended. */
    Optional<Subscription> hold(Subscription.Key key);

    /** Adds it, or replaces the one of its key. */
    void save(Subscription subscription);

    /** An unknown one is no error. */
    void remove(Subscription.Key key);
}
