package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes what belongs to one person, or to two: all of it or nothing, with one event for each whom
 * it concerns.
 *
 * <p>The head of a person's stream is the version of everything that is theirs: it changes together
 * with its head only. So whatever the decision reads is as the commit finds it; where somebody else
 * commits in between, nothing is stored and the decision is made anew. Of two people the one with
 * the lower number always comes first, so that no two commits wait for each other.
 */
public interface Commits {

    /** A store need not be able to change more at once. */
    int MAX_ACCOUNTS = 2;

    /** The streams as they are before a decision; that of an account that is gone is missing. */
    record Heads(Map<AccountId, StreamHead> all) {
        public Heads {
            all = Map.copyOf(all);
        }

        public Optional<StreamHead> find(AccountId account) {
            return Optional.ofNullable(all.get(account));
        }
    }

    /**
     * What was decided.
     *
     * @param result what the caller of the commit gets
     * @param steps one at most for each account
     * @param changes what is stored with them; at most 90, of which no two concern the same thing
     */
    record Outcome<R>(R result, List<StreamHead.Step> steps, List<StoredChange> changes) {
        public Outcome {
            steps = List.copyOf(steps);
            changes = List.copyOf(changes);
        }

        /** Nothing changes. */
        public static <R> Outcome<R> nothing(R result) {
            return new Outcome<>(result, List.of(), List.of());
        }
    }

    /**
     * The end of a person's stream as the last commit left it. Everybody who has an account has
     * one; it is made when it is asked for first, and its epoch stays.
     *
     * @return empty when the account is gone
     */
    Optional<StreamHead> head(AccountId account);

    /**
     * Decides and stores.
     *
     * @param accounts whose streams the decision may move on
     * @param decide may be asked more than once, and has no effect of its own
     * @throws dev.pacenote.application.platform.OverloadedException when others were quicker each
     *     time; nothing is stored then
     */
    <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide);
}
