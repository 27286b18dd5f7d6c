package dev.pacenote.assembly.streams;

import java.time.Duration;

/**
 * How we hear of what happens at Twitch, decided at the start.
 *
 * @param pollOnly whether Twitch tells nothing, and we ask for everybody
 * @param betweenPolls from one look at what is live to the next
 */
record HearingOfTwitch(boolean pollOnly, Duration betweenPolls) {

    private static final Duration BESIDE_WEBHOOKS = Duration.ofMinutes(2);
    private static final Duration ALONE = Duration.ofSeconds(30);

    static Duration usualPause(boolean pollOnly) {
        return pollOnly ? ALONE : BESIDE_WEBHOOKS;
    }
}
