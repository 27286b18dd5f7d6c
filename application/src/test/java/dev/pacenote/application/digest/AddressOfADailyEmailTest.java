package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.dailyrun.WeatherWorld.SentMail;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.platform.UtcDate;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a mail goes is asked after its claim, however long before that it was listed. */
class AddressOfADailyEmailTest {

    private static final EmailAddress NEXT = new EmailAddress("next@example.org");

    static Stream<WeatherWorld> worlds() {
        return Stream.of(new WeatherWorld(), WeatherWorld.withMailsElsewhere());
    }

    /** Does something before the first transaction begins, which is that of the mail's claim. */
    private record First(Transactions stored, AtomicReference<Runnable> deed)
            implements Transactions {

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            deed.getAndSet(() -> {}).run();
            return stored.inTransaction(work);
        }

        @Override
        public <T> T apart(Supplier<T> work) {
            return stored.apart(work);
        }

        @Override
        public boolean isOpen() {
            return stored.isOpen();
        }

        @Override
        public void afterCommit(Runnable work) {
            stored.afterCommit(work);
        }
    }

    private static void moved(
            WeatherWorld world, Account reader, UnaryOperator<Account> confirming) {
        var accounts = world.stores.accounts();
        var known = accounts.find(reader.id()).orElseThrow();
        assertThat(accounts.move(confirming.apply(known.moved(NEXT))))
                .isInstanceOf(Accounts.Moved.Ok.class);
    }

    private static DailyEmail mail(WeatherWorld world, Account reader) {
        return world.stores
                .emails()
                .find(new DailyEmailKey(reader.id(), UtcDate.of(world.now)))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void a_mail_goes_to_the_address_that_was_confirmed_after_it_was_listed(WeatherWorld world)
            throws InterruptedException {
        var fox = world.listener();
        world.transactionsOfMails =
                new First(
                        world.tables,
                        new AtomicReference<>(
                                () -> moved(world, fox, next -> next.confirmed(world.now))));

        world.run();

        assertThat(world.sent).extracting(SentMail::to).containsExactly(NEXT);
        assertThat(mail(world, fox).state()).isInstanceOf(DeliveryState.Sent.class);
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void a_mail_waits_for_the_confirmation_of_an_address_that_was_given_after_it_was_listed(
            WeatherWorld world) throws InterruptedException {
        var fox = world.listener();
        world.transactionsOfMails =
                new First(
                        world.tables,
                        new AtomicReference<>(() -> moved(world, fox, UnaryOperator.identity())));

        world.run();
        world.run();

        assertThat(world.sent).isEmpty();
        assertThat(mail(world, fox).state())
                .isEqualTo(new DeliveryState.Scheduled(0, world.now, "unverified", false));
        assertThat(world.stores.history().of(fox.id())).isEmpty();

        Samples.changed(world.stores.accounts(), fox.id(), account -> account.confirmed(world.now));
        world.run();

        assertThat(world.sent).extracting(SentMail::to).containsExactly(NEXT);
        assertThat(mail(world, fox).attempts()).isOne();
        assertThat(world.stores.history().of(fox.id())).hasSize(1);
    }
}
