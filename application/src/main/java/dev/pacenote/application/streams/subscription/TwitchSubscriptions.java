package dev.pacenote.application.streams.subscription;

import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import java.util.List;

/**
 * Asks Twitch to tell us what happens. An outage is an {@link
 * dev.pacenote.application.platform.upstream.UpstreamException}.
 */
public interface TwitchSubscriptions {

    sealed interface Created {

        /**
         * Twitch asks back whether we want it.
         *
         * @param twitchId Twitch's id of it
         */
        record Requested(String twitchId) implements Created {}

        /** Twitch has one already. */
        record Exists() implements Created {}

        /** Twitch will not have it: no room, or no such channel. */
        record Refused() implements Created {}
    }

    Created create(Wanted what);

    /**
     * Whether Twitch is asked for one more, by what it said last of their cost; before it said
     * anything it is.
     */
    boolean hasRoom();

    /** All pages of Twitch's list. */
    List<Listed> list();

    /** An unknown one is no error. */
    void delete(String twitchId);
}
