package dev.pacenote.domain.delivery;

import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.util.Optional;

/**
 * How deliveries leave by one channel.
 *
 * @param kind what leaves by it
 * @param lease how long a claim holds; longer than the channel may take
 * @param retries how long to wait after a try that failed
 * @param disturbs whether it waits for the end of quiet hours
 * @param cap how many leave for one target; what is over it leaves together, later
 * @param gathers what leaves together when it comes quickly
 */
public record ChannelRules(
        Kind kind,
        Duration lease,
        Retries retries,
        boolean disturbs,
        Optional<RateLimit> cap,
        Gathers gathers) {

    /** How long what follows the first waits for more. */
    public static final RateLimit GATHERING = new RateLimit(1, Duration.ofSeconds(30));

    /** What leaves by a channel. */
    public enum Kind {
        /**
         * It goes to an address that its reader confirmed, tells nothing that the daily mail tells,
         * and keeps the pace that an area or its reader wants.
         */
        MAIL,
        /** It waits while its reader looks in by themselves. */
        PUSH,
        /** It goes at once. */
        CALL
    }

    /** What leaves together. */
    public enum Gathers {
        NOTHING,
        /** All about one source. */
        OF_ONE_SOURCE,
        /** All that waits for a person. */
        OF_ONE_PERSON
    }

    /** Which waits there are between tries. */
    public enum Retries {
        /** As the daily mail: up to a day. */
        OVER_A_DAY,
        /** Within half an hour. */
        QUICK
    }

    /**
     * How many leave in one hour for one target.
     *
     * @param push to one device
     * @param mail to one person
     */
    public record Caps(int push, int mail) {

        /** What holds unless somebody configures others. */
        public static final Caps USUAL = new Caps(20, 6);
    }

    private static final Duration SHORT_LEASE = Duration.ofSeconds(30);

    /** Those of a channel; one that nobody knows sends each delivery on its own, at once. */
    public static ChannelRules of(ChannelId channel, Caps caps) {
        return switch (channel.name()) {
            case TopicChannels.MAIL ->
                    new ChannelRules(
                            Kind.MAIL,
                            Lease.LENGTH,
                            Retries.OVER_A_DAY,
                            true,
                            perHour(caps.mail()),
                            Gathers.OF_ONE_PERSON);
            case TopicChannels.PUSH ->
                    new ChannelRules(
                            Kind.PUSH,
                            SHORT_LEASE,
                            Retries.QUICK,
                            true,
                            perHour(caps.push()),
                            Gathers.OF_ONE_SOURCE);
            default ->
                    new ChannelRules(
                            Kind.CALL,
                            SHORT_LEASE,
                            Retries.QUICK,
                            false,
                            Optional.empty(),
                            Gathers.NOTHING);
        };
    }

    /** Whether it was tried as often as anything is, the current try apart. */
    public boolean isTriedOut(DeliveryState.Sending sending) {
        return sending.attempts()
                > switch (retries) {
                    case OVER_A_DAY -> RetrySchedule.MAX_ATTEMPTS;
                    case QUICK -> QuickRetrySchedule.MAX_ATTEMPTS;
                };
    }

    /**
     * How long to wait before the next try.
     *
     * @param failed how many tries have failed, from 1
     * @param random from 0 to 1
     * @param asked how long the other side wants us to wait
     * @param past since the first try
     * @return empty when it was the last
     */
    public Optional<Duration> waitAfter(
            int failed, double random, Optional<Duration> asked, Duration past) {
        return switch (retries) {
            case OVER_A_DAY -> RetrySchedule.waitAfter(failed);
            case QUICK -> QuickRetrySchedule.waitAfter(failed, random, asked, past);
        };
    }

    private static Optional<RateLimit> perHour(int most) {
        return Optional.of(new RateLimit(most, Duration.ofHours(1)));
    }
}
