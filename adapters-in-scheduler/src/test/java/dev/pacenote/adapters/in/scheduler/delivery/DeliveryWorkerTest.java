package dev.pacenote.adapters.in.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who looks for work when. */
@Timeout(120)
class DeliveryWorkerTest implements DeliveryWorker.Work {

    private static final int OFTEN = 20;
    private static final ChannelId PUSH = new ChannelId("push");
    private static final ChannelId MAIL = new ChannelId("mail");

    private final AtomicInteger dispatched = new AtomicInteger();
    private final Map<ChannelId, AtomicInteger> looks =
            new ConcurrentHashMap<>(Map.of(PUSH, new AtomicInteger(), MAIL, new AtomicInteger()));
    private final DeliveryWorker worker = new DeliveryWorker(this, List.of(PUSH, MAIL));

    @Override
    public void dispatch() {
        dispatched.incrementAndGet();
    }

    @Override
    public int sendDue(ChannelId channel, Runnable ended) {
        looks.get(channel).incrementAndGet();
        return 0;
    }

    @Override
    public boolean awaitEnd(Duration most) {
        return true;
    }

    @AfterEach
    void close() {
        worker.close();
    }

    private static Delivery due(ChannelId channel) {
        var now = Instant.parse("2026-11-20T05:00:00Z");
        return Delivery.opened(
                new Delivery.Key(new UUID(0, 1), channel, new DeliveryTarget("d1", "Firefox")),
                new Delivery.About(
                        new AccountId(7),
                        new Topic("sample.weather"),
                        "rain",
                        Optional.empty(),
                        "sample rain",
                        now),
                now,
                now);
    }

    /**
     * Asks again each time that somebody looked, so often that the clock alone takes far longer.
     */
    private void askAgainAndAgain(Runnable ask, AtomicInteger looked) {
        worker.start();
        for (int i = 0; i < OFTEN; i++) {
            int before = looked.get();
            ask.run();
            await().pollInterval(Duration.ofMillis(5)).until(() -> looked.get() > before);
        }
    }

    @Test
    void what_is_due_wakes_whoever_sends_it_and_nobody_else() {
        var push = looks.get(PUSH);

        askAgainAndAgain(() -> worker.ask(List.of(due(PUSH), due(PUSH))), push);

        assertThat(push.get()).isGreaterThanOrEqualTo(OFTEN);
        assertThat(looks.get(MAIL).get()).isLessThan(OFTEN / 2);
        assertThat(dispatched.get()).isLessThan(OFTEN / 2);
    }

    @Test
    void a_new_notice_wakes_the_dispatcher_and_nobody_else() {
        askAgainAndAgain(worker::soon, dispatched);

        assertThat(looks.get(PUSH).get()).isLessThan(OFTEN / 2);
        assertThat(looks.get(MAIL).get()).isLessThan(OFTEN / 2);
    }

    @Test
    void what_is_due_by_a_channel_that_is_off_keeps_nobody_from_the_rest() {
        var push = looks.get(PUSH);

        askAgainAndAgain(() -> worker.ask(List.of(due(new ChannelId("webhook")), due(PUSH))), push);

        assertThat(push.get()).isGreaterThanOrEqualTo(OFTEN);
    }
}
