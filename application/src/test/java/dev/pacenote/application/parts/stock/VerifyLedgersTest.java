package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccountNumbers;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Within a day the books of every workshop are compared with its shelves. */
class VerifyLedgersTest {

    private final PartsWorld world = new PartsWorld();
    private final List<Part.Key> wrong = new ArrayList<>();
    private final Set<AccountId> failed = new HashSet<>();

    private void aDayPasses(Movements movements) {
        var verify =
                new VerifyLedgers(
                        new InMemoryAccountNumbers(world.tables),
                        world.readStock(movements),
                        new VerifyLedgers.Findings() {
                            @Override
                            public void wrong(AccountId account, List<Mismatch> mismatches) {
                                mismatches.forEach(
                                        it -> wrong.add(new Part.Key(account, it.part())));
                            }

                            @Override
                            public void failed(AccountId account, RuntimeException cause) {
                                failed.add(account);
                            }
                        },
                        () -> world.now);
        for (int hour = 0; hour < VerifyLedgers.PARTS; hour++) {
            verify.verify();
            world.pass(Duration.ofHours(1));
        }
    }

    /** Some that lost their last line, and some that cannot be read. */
    private final class Ledgers implements Movements {

        private final Set<Part.Key> shorter;
        private final Set<Part.Key> unreadable;

        Ledgers(Set<Part.Key> shorter, Set<Part.Key> unreadable) {
            this.shorter = shorter;
            this.unreadable = unreadable;
        }

        @Override
        public List<Movement> ofPart(Part.Key key) {
            if (unreadable.contains(key)) {
                throw new OverloadedException("ledgers");
            }
            var lines = world.movements.ofPart(key);
            return shorter.contains(key) ? lines.subList(0, lines.size() - 1) : lines;
        }

        @Override
        public Optional<Movement> find(AccountId account, UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> list(MovementsQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Quantity> totalsSince(Part.Key key, Instant since, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void each_workshop_has_its_turn_once_a_day_and_only_wrong_books_are_told() {
        var parts = new ArrayList<Part.Key>();
        for (int i = 0; i < 30; i++) {
            parts.addAll(world.anotherWorkshop(2, Quantity.ZERO));
        }
        aDayPasses(new Ledgers(Set.of(), Set.of()));
        assertThat(wrong).isEmpty();

        aDayPasses(new Ledgers(Set.of(parts.get(1), parts.get(40)), Set.of()));

        assertThat(wrong).containsExactlyInAnyOrder(parts.get(1), parts.get(40));
        assertThat(failed).isEmpty();
    }

    @Test
    void a_workshop_whose_books_cannot_be_read_stops_no_other() {
        var first = world.anotherWorkshop(1, Quantity.ZERO).getFirst();
        var second = world.anotherWorkshop(1, Quantity.ZERO).getFirst();

        aDayPasses(new Ledgers(Set.of(second), Set.of(first)));

        assertThat(failed).containsExactly(first.account());
        assertThat(wrong).containsExactly(second);
    }
}
