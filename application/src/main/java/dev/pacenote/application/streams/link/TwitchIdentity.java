package dev.pacenote.application.streams.link;

import dev.pacenote.domain.streams.link.LinkSecret;
import java.net.URI;

/**
 * Asks Twitch whose channel it is that somebody logs in with. What Twitch gives to ask with is
 * given back and stored nowhere.
 */
public interface TwitchIdentity {

    sealed interface Answer {

        record Proved(TwitchChannels.TwitchChannel channel) implements Answer {}

        /** Twitch does not take the code: it was used, is over, or is none. */
        record CodeRefused() implements Answer {}

        /** Twitch shows no channel of theirs. */
        record NoChannel() implements Answer {}
    }

    /**
     * Where a person logs in to Twitch anew, whoever is logged in there, and allows nothing.
     *
     * @param state comes back with the person
     */
    URI authorize(LinkSecret state);

    /**
     * @param code what the person came back with
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer
     */
    Answer prove(String code);
}
