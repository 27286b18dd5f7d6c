package dev.pacenote.adapters.out.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AgreedRateTest {

    @Test
    void the_rate_holds_where_requests_arrive_also_after_a_pause() {
        try (var world = new TestWorld(8, 5)) {
            var boards = world.upstreams.leaderboards(Priority.RUN);
            var maps = world.world.tracks();
            var number = new AtomicInteger();
            for (int burst = 0; burst < 2; burst++) {
                Samples.atOnce(
                        6,
                        () -> boards.top(new MapUid(maps.get(number.getAndIncrement() % 8).uid())));
            }
            var manners = world.sandbox.manners();
            assertThat(manners.total()).isGreaterThanOrEqualTo(13);
            assertThat(manners.mostInOneSecond()).isLessThanOrEqualTo(5);
        }
    }
}
