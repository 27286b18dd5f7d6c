package dev.pacenote.application.delivery.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryWorld;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An admin has told again what failed. */
class RetryDeliveryTest {

    private static final AccountId ADMIN = new AccountId(9_999);

    private final DeliveryWorld world = new DeliveryWorld();
    private final List<String> audited = new ArrayList<>();

    private RetryDelivery retry(CrashPoint crash) {
        AdminActions audit = (_, admin, subject, what) -> audited.add(admin + " " + subject + what);
        return new RetryDelivery(
                crash.on(Deliveries.class, world.deliveries),
                crash.on(AdminActions.class, audit),
                crash.on(Transactions.class, world.messages.tables),
                crash.on(SenderQueue.class, world.asked::addAll),
                () -> world.messages.now);
    }

    private ReadDeliveries.Shown retried(UUID id) {
        return ((RetryDelivery.Result.Retried) retry(CrashPoint.whole()).retry(ADMIN, id))
                .delivery();
    }

    /** A push that its service refused for good. */
    private Delivery failed() {
        world.push.answer = _ -> new SendResult.Rejected("403");
        world.messages.sent(world.ann, world.bob, "Hello");
        world.work();
        var failed = world.only(world.bob, world.push);
        assertThat(failed.state().wireName()).isEqualTo("failed");
        return failed;
    }

    @Test
    void what_failed_is_told_again_as_another_delivery() {
        var failed = failed();
        world.push.answer = _ -> new SendResult.Accepted();

        var next = retried(failed.id());

        assertThat(next.id()).isNotEqualTo(failed.id());
        assertThat(next.state().wireName()).isEqualTo("pending");
        assertThat(world.asked).extracting(Delivery::id).contains(next.id());
        assertThat(audited)
                .containsExactly(
                        ADMIN + " Optional[" + world.bob + "]delivery told again: " + next.id());
        world.work();
        assertThat(world.push.sent).hasSize(1);
        assertThat(stateOf(next.id())).isEqualTo("sent");
        assertThat(stateOf(failed.id())).isEqualTo("failed");
    }

    @Test
    void asked_for_twice_it_is_told_again_once_and_when_that_fails_too_there_is_a_third() {
        var failed = failed();

        var second = retried(failed.id());
        assertThat(retried(failed.id()).id()).isEqualTo(second.id());
        assertThat(audited).hasSize(1);
        world.work();
        assertThat(stateOf(second.id())).isEqualTo("failed");

        var third = retried(second.id());
        assertThat(third.id()).isNotIn(failed.id(), second.id());
        assertThat(world.of(world.bob, world.push)).hasSize(3);
    }

    @Test
    void what_was_read_meanwhile_is_not_told_after_all() {
        var failed = failed();
        world.messages
                .markNotifications()
                .read(world.bob, failed.about().notification().orElseThrow());
        world.push.answer = _ -> new SendResult.Accepted();

        var next = retried(failed.id());
        world.work();

        assertThat(stateOf(next.id())).isEqualTo("cancelled");
        assertThat(world.deliveries.find(next.id()).orElseThrow().state().reason())
                .isEqualTo(Reason.ALREADY_READ);
        assertThat(world.push.sent).isEmpty();
    }

    @Test
    void only_what_failed_is_told_again() {
        world.messages.sent(world.ann, world.bob, "Hello");
        world.work();
        var sent = world.only(world.bob, world.push);

        assertThat(retry(CrashPoint.whole()).retry(ADMIN, sent.id()))
                .isInstanceOf(RetryDelivery.Result.NotFailed.class);
        assertThat(retry(CrashPoint.whole()).retry(ADMIN, UUID.randomUUID()))
                .isInstanceOf(RetryDelivery.Result.NotFound.class);
        assertThat(world.of(world.bob, world.push)).hasSize(1);
        assertThat(audited).isEmpty();
    }

    @Test
    void nothing_is_told_again_whose_notice_is_gone() {
        var failed = failed();
        world.messages.tables.with(state -> state.notices.removeIf(_ -> true));

        assertThat(retry(CrashPoint.whole()).retry(ADMIN, failed.id()))
                .isInstanceOf(RetryDelivery.Result.NotFound.class);
    }

    @Test
    void a_crash_at_any_point_tells_again_once_or_not_at_all() throws InterruptedException {
        CrashEverywhere.run(Crashed::new);
    }

    private static final class Crashed implements CrashEverywhere.Story {

        private final RetryDeliveryTest it = new RetryDeliveryTest();
        private final UUID failed = it.failed().id();

        @Override
        public void act(CrashPoint crash) {
            it.retry(crash).retry(ADMIN, failed);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(it.world.of(it.world.bob, it.world.push)).hasSizeBetween(1, 2);
        }

        @Override
        public void isDone() {
            it.world.push.answer = _ -> new SendResult.Accepted();
            it.world.work();
            it.world.work();
            assertThat(it.world.of(it.world.bob, it.world.push)).hasSize(2);
            assertThat(it.world.push.sent).hasSize(1);
        }
    }

    private String stateOf(UUID id) {
        return world.deliveries.find(id).orElseThrow().state().wireName();
    }
}
