package dev.pacenote.application.contracts.dailyrun.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.distributed.RunMessage;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link RunQueue} promises. */
public interface RunQueueContract {

    /** An empty queue. */
    RunQueue queue();

    /** A topic that messages can ask sections of. */
    Topic topic();

    /** Takes what waits now, for good. */
    List<RunMessage> take();

    private static RunMessage.Survey survey() {
        return new RunMessage.Survey(UUID.randomUUID(), UUID.randomUUID());
    }

    private List<RunMessage> takeAtLeast(int wanted) {
        var taken = new ArrayList<RunMessage>();
        for (int i = 0; i < 50 && taken.size() < wanted; i++) {
            taken.addAll(take());
        }
        return taken;
    }

    @Test
    default void every_kind_of_message_arrives_as_it_was_sent() {
        var queue = queue();
        var run = UUID.randomUUID();
        var pass = UUID.randomUUID();
        var person = new AccountId(123_456_789_012L);
        var messages =
                List.of(
                        new RunMessage.Survey(run, pass),
                        new RunMessage.MakeSection(
                                run, pass, new WorkItem.Section(person, topic()), 7),
                        new RunMessage.Gather(run, pass, 3),
                        new RunMessage.SendMail(
                                run,
                                pass,
                                new WorkItem.Mail(new DailyEmailKey(person, Samples.DAY)),
                                9),
                        new RunMessage.Finish(run, pass, 4),
                        new RunMessage.PerformDryRun(run));

        queue.send(messages, Duration.ZERO);

        assertThat(takeAtLeast(messages.size())).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    default void as_many_as_there_are_people_arrive() {
        var queue = queue();
        var messages = IntStream.range(0, 57).mapToObj(_ -> survey()).toList();

        queue.send(messages, Duration.ZERO);

        assertThat(takeAtLeast(57)).containsExactlyInAnyOrderElementsOf(messages);
    }

    @Test
    default void what_is_delayed_is_not_seen_yet_and_is_not_nothing() {
        var queue = queue();
        assertThat(queue.idle()).isTrue();

        queue.send(List.of(survey()), Duration.ofMinutes(10));

        assertThat(queue.idle()).isFalse();
        assertThat(take()).isEmpty();
    }

    @Test
    default void what_was_delayed_is_seen_once_its_time_has_come() {
        var queue = queue();
        var message = survey();
        var taken = new ArrayList<RunMessage>();

        queue.send(List.of(message), Duration.ofSeconds(1));

        Samples.until(
                () -> {
                    taken.addAll(take());
                    return !taken.isEmpty();
                });
        assertThat(taken).containsExactly(message);
        assertThat(queue.idle()).isTrue();
    }

    @Test
    default void a_delay_that_is_too_long_is_cut() {
        var queue = queue();

        queue.send(List.of(survey()), Duration.ofDays(2));

        assertThat(queue.idle()).isFalse();
    }
}
