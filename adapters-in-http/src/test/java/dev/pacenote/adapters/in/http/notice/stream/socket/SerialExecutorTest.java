package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialExecutorTest {

    private final ArrayDeque<Runnable> handed = new ArrayDeque<>();
    private final SerialExecutor steps = new SerialExecutor(handed::add);
    private final List<String> done = new ArrayList<>();

    @Test
    void steps_run_in_their_order_by_one_call_of_the_executor() {
        steps.execute(() -> done.add("one"));
        steps.execute(() -> done.add("two"));

        assertThat(handed).hasSize(1);
        handed.remove().run();
        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void a_step_that_throws_holds_up_nobody_behind_it() {
        steps.execute(
                () -> {
                    throw new AssertionError("out of memory");
                });
        steps.execute(() -> done.add("next"));

        assertThatThrownBy(() -> handed.remove().run()).hasMessage("out of memory");
        handed.remove().run();
        steps.execute(() -> done.add("later"));
        handed.remove().run();

        assertThat(done).containsExactly("next", "later");
    }
}
