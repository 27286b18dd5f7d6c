package dev.pacenote.adapters.in.http.notice.stream.dialogue;

import dev.pacenote.adapters.in.http.notice.stream.frame.PresenceFrames;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whose presence the client of one socket wants to know, and what it was told last. */
public final class PresenceSubscription {

    /** How many people a socket may ask for. */
    public static final int MAX = 100;

    private final AccountId viewer;
    private final Predicate<Map<String, Object>> hints;
    private final Set<AccountId> people = new HashSet<>();
    private final Map<AccountId, Presence> told = new HashMap<>();

    /**
     * @param hints takes a frame and says whether it goes out; one that does not is sent later
     */
    public PresenceSubscription(AccountId viewer, Predicate<Map<String, Object>> hints) {
        this.viewer = viewer;
        this.hints = hints;
    }

    public AccountId viewer() {
        return viewer;
    }

    public synchronized Set<AccountId> people() {
        return Set.copyOf(people);
    }

    synchronized boolean includes(AccountId account) {
        return people.contains(account);
    }

    /** Whether there is room for all of them; if not, none is added. */
    public synchronized boolean add(Collection<AccountId> some) {
        var all = new HashSet<>(people);
        all.addAll(some);
        if (all.size() > MAX) {
            return false;
        }
        people.addAll(some);
        return true;
    }

    public synchronized void remove(Collection<AccountId> some) {
        people.removeAll(some);
        told.keySet().removeAll(some);
    }

    /** Tells the client, if it wants to know and was told something else last. */
    public synchronized void tell(AccountId account, Presence presence) {
        var before = told.get(account);
        boolean news = before == null || !before.looksLike(presence);
        if (news
                && people.contains(account)
                && hints.test(PresenceFrames.presence(account, presence))) {
            told.put(account, presence);
        }
    }
}
