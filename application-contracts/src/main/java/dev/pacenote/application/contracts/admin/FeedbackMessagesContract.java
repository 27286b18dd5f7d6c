package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import org.junit.jupiter.api.Test;

/** What {@link FeedbackMessages} promises. */
public interface FeedbackMessagesContract {

    FeedbackMessages feedback();

    Accounts accounts();

    private FeedbackMessages box() {
        return feedback();
    }

    private static Feedback.Draft draft(String text) {
        return new Feedback.Draft(new Feedback.Text(text), Feedback.Kind.BUG);
    }

    private Feedback given(AccountId author, String text) {
        return switch (box().add(author, draft(text), Samples.NOON, 10)) {
            case FeedbackMessages.Added.Ok(var feedback) -> feedback;
            case FeedbackMessages.Added.QuotaReached _ -> throw new AssertionError("quota");
        };
    }

    @Test
    default void a_message_comes_back_character_for_character() {
        var author = Samples.account(accounts());
        var text = "  please update; it's <b>broken</b> -- drop \u202e 山 \r\n%s ";
        var feedback = given(author.id(), text);

        assertThat(feedback.draft().text().value()).isEqualTo(text);
        assertThat(box().of(author.id())).containsExactly(feedback);
        assertThat(box().page(new Paging(1, 1)).rows().getFirst().author())
                .isEqualTo(author.username());
    }

    @Test
    default void no_more_messages_pass_at_once_than_may_be_unread() {
        var author = Samples.account(accounts());

        var results =
                Samples.atOnce(
                        8, () -> box().add(author.id(), draft("ten letters"), Samples.NOON, 3));

        assertThat(results).filteredOn(r -> r instanceof FeedbackMessages.Added.Ok).hasSize(3);
        assertThat(box().of(author.id())).hasSize(3);
    }

    @Test
    default void a_read_message_makes_room_and_keeps_its_first_time() {
        var author = Samples.account(accounts());
        var feedback = given(author.id(), "ten letters");

        assertThat(box().markRead(feedback.id(), Samples.NOON.plusSeconds(1))).isTrue();
        assertThat(box().markRead(feedback.id(), Samples.NOON.plusSeconds(2))).isTrue();

        assertThat(box().of(author.id()).getFirst().readAt()).contains(Samples.NOON.plusSeconds(1));
        assertThat(box().add(author.id(), draft("ten letters"), Samples.NOON, 1))
                .isInstanceOf(FeedbackMessages.Added.Ok.class);
        assertThat(box().markRead(Long.MAX_VALUE, Samples.NOON)).isFalse();
    }

    @Test
    default void pages_are_newest_first_and_differ() {
        var author = Samples.account(accounts());
        var first = given(author.id(), "the first one");
        var second = given(author.id(), "the second one");

        var one = box().page(new Paging(1, 1));
        var two = box().page(new Paging(2, 1));

        assertThat(one.rows().getFirst().feedback()).isEqualTo(second);
        assertThat(two.rows().getFirst().feedback()).isEqualTo(first);
        assertThat(one.total()).isGreaterThanOrEqualTo(2);
        assertThat(one.hasMore()).isTrue();
    }

    @Test
    default void messages_go_when_removed_and_with_their_author() {
        var author = Samples.account(accounts());
        var removed = given(author.id(), "ten letters");
        given(author.id(), "ten more letters");

        assertThat(box().remove(removed.id())).isTrue();
        assertThat(box().remove(removed.id())).isFalse();
        assertThat(box().of(author.id())).hasSize(1);
        accounts().delete(author.id());
        assertThat(box().of(author.id())).isEmpty();
    }
}
