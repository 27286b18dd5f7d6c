package dev.pacenote.application.platform.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.StoreUnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void a_queue_that_does_not_answer_is_left_out_and_hides_no_other() {
        var away =
                new Backlog(
                        "account-mails",
                        () -> {
                            throw new StoreUnavailableException(new IOException("no answer"));
                        });

        assertThat(Backlog.waitingIn(List.of(new Backlog("searches", () -> 3), away)))
                .isEqualTo(Map.of("searches", 3L));
    }

    @Test
    void a_queue_whose_count_fails_otherwise_hides_no_other_either() {
        var broken =
                new Backlog(
                        "jobs",
                        () -> {
                            throw new IllegalStateException("a fault");
                        });

        assertThat(Backlog.waitingIn(List.of(broken, new Backlog("searches", () -> 3))))
                .isEqualTo(Map.of("searches", 3L));
    }
}
