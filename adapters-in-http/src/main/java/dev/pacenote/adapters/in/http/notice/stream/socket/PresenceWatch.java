package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.PresenceSubscription;
import dev.pacenote.application.notice.stream.presence.PresenceAudience;
import dev.pacenote.application.notice.stream.presence.PresenceAudience.Sight;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.application.notice.stream.presence.VisiblePresence;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells the sockets of this process who is there. Whatever was missed is made up for by looking at
 * all of them again and again; whether somebody may know is asked each time.
 */
@Singleton
final class PresenceWatch {

    /** Somebody of whom the client of a socket wants to know. */
    private record Watched(PresenceSubscription subscription, AccountId account) {
        Sight sight() {
            return new Sight(subscription.viewer(), account);
        }
    }

    /** How many are asked for at once. */
    static final int AT_ONCE = 1_000;

    private final VisiblePresence visible;
    private final Map<AccountId, Set<PresenceSubscription>> watching = new ConcurrentHashMap<>();

    PresenceWatch(Presences presences, List<PresenceAudience> audiences) {
        this.visible = new VisiblePresence(presences, audiences);
    }

    /** The client of the subscription wants to know of these too, and hears of them at once. */
    void begin(PresenceSubscription subscription, Collection<AccountId> people) {
        var begun = new ArrayList<Watched>();
        for (var account : people) {
            watching.compute(
                    account,
                    (_, present) -> {
                        var all =
                                present == null
                                        ? ConcurrentHashMap.<PresenceSubscription>newKeySet()
                                        : present;
                        all.add(subscription);
                        return all;
                    });
            begun.add(new Watched(subscription, account));
        }
        tell(begun);
    }

    /** The client of the subscription does not want to know of these any more. */
    void end(PresenceSubscription subscription, Collection<AccountId> people) {
        for (var account : people) {
            watching.computeIfPresent(
                    account,
                    (_, all) -> {
                        all.remove(subscription);
                        return all.isEmpty() ? null : all;
                    });
        }
    }

    /** Whether anybody wants to know of this one. */
    boolean isWatched(AccountId account) {
        return watching.containsKey(account);
    }

    /** These may look different now. */
    void changed(Collection<AccountId> accounts) {
        tell(accounts.stream().map(this::watched).flatMap(List::stream).toList());
    }

    /** Looks at everybody, a part at a time. */
    void refresh() {
        var part = new ArrayList<Watched>();
        for (var account : watching.keySet()) {
            part.addAll(watched(account));
            if (part.size() >= AT_ONCE) {
                tell(part);
                part.clear();
            }
        }
        tell(part);
    }

    private List<Watched> watched(AccountId account) {
        return watching.getOrDefault(account, Set.of()).stream()
                .map(subscription -> new Watched(subscription, account))
                .toList();
    }

    private void tell(List<Watched> some) {
        for (int from = 0; from < some.size(); from += AT_ONCE) {
            tellAtOnce(some.subList(from, Math.min(from + AT_ONCE, some.size())));
        }
    }

    private void tellAtOnce(Collection<Watched> some) {
        var sights = some.stream().map(Watched::sight).collect(Collectors.toSet());
        var seen = visible.of(sights);
        for (var watched : some) {
            watched.subscription()
                    .tell(watched.account(), seen.getOrDefault(watched.sight(), Presence.UNKNOWN));
        }
    }
}
