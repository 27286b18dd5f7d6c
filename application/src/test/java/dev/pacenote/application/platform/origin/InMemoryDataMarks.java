package dev.pacenote.application.platform.origin;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The mark of data in memory. */
public final class InMemoryDataMarks implements DataMarks {

    private final Tables tables;
    private final AtomicReference<Optional<DataOrigin>> mark =
            new AtomicReference<>(Optional.empty());

    public InMemoryDataMarks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public FoundData find() {
        return tables.with(
                state ->
                        new FoundData(
                                mark.get(),
                                state.accounts.size(),
                                state.accounts.values().stream()
                                        .filter(account -> account.email().isPresent())
                                        .count(),
                                state.accounts.values().stream()
                                        .filter(InMemoryDataMarks::isInvented)
                                        .count()));
    }

    private static boolean isInvented(Account account) {
        return account.email()
                .filter(email -> email.value().endsWith(FoundData.INVENTED_ADDRESSES))
                .isPresent();
    }

    @Override
    public DataOrigin mark(DataOrigin origin) {
        return mark.updateAndGet(kept -> kept.or(() -> Optional.of(origin))).orElseThrow();
    }
}
