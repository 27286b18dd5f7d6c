package dev.pacenote.application.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.InMemoryAccountNumbers;
import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.stock.ReadStock.Mismatch;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
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

    private VerifyLedgers verification(PartsWorld in, Movements movements, CrashPoint crash) {
        return new VerifyLedgers(
                crash.on(AccountNumbers.class, new InMemoryAccountNumbers(in.tables)),
                new ReadStock(
                        crash.on(Parts.class, in.parts), crash.on(Movements.class, movements)),
                crash.on(VerificationRounds.class, new InMemoryVerificationRounds(in.tables)),
                new VerifyLedgers.Findings() {
                    @Override
                    public void wrong(AccountId account, List<Mismatch> mismatches) {
                        mismatches.forEach(it -> wrong.add(new Part.Key(account, it.part())));
                    }

                    @Override
                    public void failed(AccountId account, RuntimeException cause) {
                        failed.add(account);
                    }
                },
                () -> in.now);
    }

    private void aDayPasses(Movements movements) {
        var verify = verification(world, movements, CrashPoint.whole());
        for (int i = 0; i < 24; i++) {
            verify.verify();
            world.pass(Duration.ofHours(1));
        }
    }

    /** Some that lost their last line, and some that cannot be read. */
    private class Ledgers implements Movements {

        private final PartsWorld of;
        private final Set<Part.Key> shorter;
        private final Set<Part.Key> unreadable;

        Ledgers(Set<Part.Key> shorter, Set<Part.Key> unreadable) {
            this(world, shorter, unreadable);
        }

        Ledgers(PartsWorld of, Set<Part.Key> shorter, Set<Part.Key> unreadable) {
            this.of = of;
            this.shorter = shorter;
            this.unreadable = unreadable;
        }

        @Override
        public List<Movement> ofPart(Part.Key key) {
            if (unreadable.contains(key)) {
                throw new OverloadedException("ledgers");
            }
            var lines = of.movements.ofPart(key);
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

    /** As a function does whose time is over. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Whoever reads them needs time. */
    private class Slow extends Ledgers {

        final List<Part.Key> read = new ArrayList<>();
        private final Duration time;

        Slow(Set<Part.Key> shorter, Duration time) {
            super(shorter, Set.of());
            this.time = time;
        }

        @Override
        public List<Movement> ofPart(Part.Key key) {
            world.pass(time);
            read.add(key);
            return super.ofPart(key);
        }
    }

    @Test
    void a_large_workshop_is_verified_to_its_end_though_each_run_is_killed() {
        var parts = world.anotherWorkshop(130, Quantity.ZERO);
        var last = world.anotherWorkshop(1, Quantity.ZERO).getFirst();
        var ledgers =
                new Slow(Set.of(parts.get(99), last), Duration.ZERO) {
                    int left;

                    @Override
                    public List<Movement> ofPart(Part.Key key) {
                        if (left-- == 0) {
                            throw new Killed();
                        }
                        return super.ofPart(key);
                    }
                };
        var verify = verification(world, ledgers, CrashPoint.whole());
        int runs = 0;
        while (!wrong.contains(last) && runs < 20) {
            runs++;
            ledgers.left = 30;
            try {
                verify.verify();
            } catch (Killed e) {
                // As the clock starts it again.
                world.pass(Duration.ofMinutes(5));
            }
        }

        assertThat(runs).isLessThan(10);
        assertThat(wrong).contains(parts.get(99), last);
        assertThat(ledgers.read).containsAll(parts);
    }

    @Test
    void it_stops_after_a_minute_and_what_is_done_is_not_done_again_that_day() {
        var parts = world.anotherWorkshop(130, Quantity.ZERO);
        var ledgers = new Slow(Set.of(), Duration.ofSeconds(1));
        var verify = verification(world, ledgers, CrashPoint.whole());
        verify.verify();
        assertThat(ledgers.read).hasSize(75);
        for (int i = 0; i < 9; i++) {
            verify.verify();
        }
        assertThat(ledgers.read).containsExactlyInAnyOrderElementsOf(parts);

        world.pass(VerificationRound.EVERY);
        verify.verify();
        assertThat(ledgers.read).hasSize(205);
    }

    @Test
    void a_crash_anywhere_leaves_no_wrong_books_untold() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();
                            private final List<Part.Key> parts =
                                    own.anotherWorkshop(30, Quantity.ZERO);
                            private final Part.Key other =
                                    own.anotherWorkshop(1, Quantity.ZERO).getFirst();

                            {
                                wrong.clear();
                            }

                            @Override
                            public void act(CrashPoint crashPoint) {
                                verification(
                                                own,
                                                new Ledgers(
                                                        own,
                                                        Set.of(parts.get(2), parts.get(9), other),
                                                        Set.of()),
                                                crashPoint)
                                        .verify();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(wrong).hasSizeLessThanOrEqualTo(3);
                            }

                            @Override
                            public void isDone() {
                                assertThat(wrong).contains(parts.get(2), parts.get(9), other);
                                assertThat(failed).isEmpty();
                            }
                        });
    }
}
