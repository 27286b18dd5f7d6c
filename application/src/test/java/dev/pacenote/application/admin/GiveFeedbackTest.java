package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person tells us something, and cannot close the box for others. */
class GiveFeedbackTest {

    private static final AccountId FOX = new AccountId(1);
    private static final AccountId HARE = new AccountId(2);
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Feedback.Draft DRAFT =
            new Feedback.Draft(
                    new Feedback.Text("  I like <b>all</b> of it. "), Feedback.Kind.FEATURE);

    private final FeedbackMessages messages = new InMemoryFeedbackMessages(new Tables());
    private final RateLimiter rateLimiter = new InMemoryRateLimiter();
    private Instant now = Samples.NOON;

    private GiveFeedback.Result give(AccountId author) {
        return new GiveFeedback(messages, rateLimiter, () -> now).give(author, DRAFT);
    }

    private void gives(int times) {
        assertThat(IntStream.range(0, times).mapToObj(_ -> give(FOX)))
                .hasSize(times)
                .hasOnlyElementsOfType(GiveFeedback.Result.Given.class);
    }

    @Test
    void a_message_is_kept_as_it_was_written() {
        assertThat(give(FOX)).isInstanceOf(GiveFeedback.Result.Given.class);

        assertThat(messages.of(FOX))
                .extracting(Feedback::draft, Feedback::createdAt)
                .containsExactly(tuple(DRAFT, now));
    }

    @Test
    void a_person_gives_five_messages_in_five_minutes() {
        gives(5);

        assertThat(give(FOX)).isEqualTo(new GiveFeedback.Result.TooMany(FIVE_MINUTES));
        assertThat(give(HARE)).isInstanceOf(GiveFeedback.Result.Given.class);
        now = now.plus(FIVE_MINUTES);
        gives(5);
        assertThat(messages.of(FOX)).hasSize(10);
    }

    @Test
    void ten_messages_of_a_person_wait_to_be_read_and_no_more() {
        gives(5);
        now = now.plus(FIVE_MINUTES);
        gives(5);
        now = now.plus(FIVE_MINUTES);

        assertThat(give(FOX)).isEqualTo(new GiveFeedback.Result.QuotaReached());
        assertThat(give(HARE)).isInstanceOf(GiveFeedback.Result.Given.class);
        messages.markRead(messages.of(FOX).getFirst().id(), now);
        gives(1);
    }

    @Test
    void a_message_that_was_not_taken_does_not_count() {
        gives(5);
        now = now.plus(FIVE_MINUTES);
        gives(5);
        now = now.plus(FIVE_MINUTES);
        assertThat(IntStream.range(0, 10).mapToObj(_ -> give(FOX)))
                .hasSize(10)
                .containsOnly(new GiveFeedback.Result.QuotaReached());
        messages.of(FOX).forEach(message -> messages.markRead(message.id(), now));

        gives(5);
    }

    @Test
    void many_at_once_are_as_few_as_one_after_the_other() {
        var results = Samples.atOnce(10, () -> give(FOX));

        assertThat(results).filteredOn(GiveFeedback.Result.Given.class::isInstance).hasSize(5);
        assertThat(messages.of(FOX)).hasSize(5);
    }

    @Test
    void the_export_tells_a_person_their_own_messages_and_nobody_elses() {
        gives(1);
        give(HARE);
        var export = new FeedbackExport(messages);

        assertThat(export.member()).isEqualTo("feedback");
        assertThat(export.of(FOX))
                .containsExactly(
                        Map.of(
                                "id",
                                messages.of(FOX).getFirst().id(),
                                "message",
                                DRAFT.text().value(),
                                "type",
                                "feature",
                                "createdAt",
                                now));
    }
}
