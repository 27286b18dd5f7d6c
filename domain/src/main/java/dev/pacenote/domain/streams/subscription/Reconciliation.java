package dev.pacenote.domain.streams.subscription;

import dev.pacenote.domain.streams.link.BroadcasterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what Twitch was to be asked for with its own complete list, and says what is to be done.
 * Subscriptions of other callbacks are left alone.
 */
public final class Reconciliation {

    /** Which messages of which channel. */
    public record Wanted(BroadcasterId channel, SubscriptionType type) {}

    /**
     * A subscription as Twitch lists it.
     *
     * @param ours whether its messages come to our own address
     * @param state Twitch's word reduced to what matters
     */
    public record Listed(
            String twitchId, Wanted what, boolean ours, State state, Instant createdAt) {

        public enum State {
            ENABLED,
            /** Twitch has not asked us back yet. */
            PENDING,
            /** It failed, or was revoked. */
            FAILED
        }
    }

    /** Something that is to be done. */
    public sealed interface Step {

        record Create(Wanted what) implements Step {}

        /** Twitch has it, and we did not know. */
        record Adopt(Wanted what, Listed listed) implements Step {}

        record Delete(String twitchId) implements Step {}
    }

    /**
     * @param unwanted subscriptions of ours that nobody wants; those that are unwanted the next
     *     time as well are deleted
     */
    public record Plan(List<Step> steps, Set<String> unwanted) {
        public Plan {
            steps = List.copyOf(steps);
            unwanted = Set.copyOf(unwanted);
        }
    }

    private Reconciliation() {}

    /**
     * @param wanted all that servers follow
     * @param listed all pages of Twitch's list: of an incomplete one nothing is to be made
     * @param known Twitch's ids of those that we know
     * @param unwantedBefore what the pass before found unwanted
     * @param signedSince since when Twitch is given the secret that it is given now; what was made
     *     before is made anew, for it is signed with another one
     */
    public static Plan of(
            Collection<Wanted> wanted,
            Collection<Listed> listed,
            Set<String> known,
            Set<String> unwantedBefore,
            Instant signedSince,
            Instant now) {
        var steps = new ArrayList<Step>();
        var unwanted = new HashSet<String>();
        var open = new HashSet<>(wanted);
        var kept = new HashMap<Wanted, Listed>();
        for (var subscription : listed) {
            if (!subscription.ours()) {
                continue;
            }
            if (!wanted.contains(subscription.what())) {
                // One that Twitch does not delete now is listed again, and deleted in the next
                // pass.
                unwanted.add(subscription.twitchId());
                if (unwantedBefore.contains(subscription.twitchId())) {
                    steps.add(new Step.Delete(subscription.twitchId()));
                }
            } else if (isBroken(subscription, now)
                    || subscription.createdAt().isBefore(signedSince)
                    || kept.containsKey(subscription.what())) {
                steps.add(new Step.Delete(subscription.twitchId()));
            } else {
                kept.put(subscription.what(), subscription);
            }
        }
        adopt(kept, known, steps);
        open.removeAll(kept.keySet());
        open.forEach(what -> steps.add(new Step.Create(what)));
        return new Plan(steps, unwanted);
    }

    private static boolean isBroken(Listed subscription, Instant now) {
        return switch (subscription.state()) {
            case ENABLED -> false;
            case FAILED -> true;
            case PENDING -> subscription.createdAt().plus(Subscription.MAX_PENDING).isBefore(now);
        };
    }

    private static void adopt(Map<Wanted, Listed> kept, Set<String> known, List<Step> steps) {
        kept.forEach(
                (what, subscription) -> {
                    if (!known.contains(subscription.twitchId())) {
                        steps.add(new Step.Adopt(what, subscription));
                    }
                });
    }
}
