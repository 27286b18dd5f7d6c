package dev.pacenote.domain.notice.announcement;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** To whom something is announced. */
public sealed interface Audience {

    /**
     * Everybody who has an account when it is announced.
     *
     * @param upTo the newest of these accounts
     */
    record Everybody(AccountId upTo) implements Audience {}

    /** These accounts, at least one, in the order of their numbers, each once. */
    record Chosen(List<AccountId> accounts) implements Audience {

        public static final int MAX = 1_000;

        public Chosen {
            if (accounts.isEmpty() || accounts.size() > MAX) {
                throw new InvalidValueException(
                        "wrong_length", "Please name 1 to " + MAX + " people.");
            }
            accounts = List.copyOf(accounts);
        }

        public static Chosen of(Collection<AccountId> accounts) {
            return new Chosen(
                    accounts.stream()
                            .distinct()
                            .sorted(Comparator.comparingLong(AccountId::value))
                            .toList());
        }
    }
}
