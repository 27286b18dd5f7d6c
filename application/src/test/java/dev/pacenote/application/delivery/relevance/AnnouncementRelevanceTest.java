package dev.pacenote.application.delivery.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.announcement.InMemoryNoticeBatches;
import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was announced for a time is told within that time, also to whoever has no item of it. */
class AnnouncementRelevanceTest {

    private static final AccountId READER = new AccountId(43);

    private final NoticeBatches batches = new InMemoryNoticeBatches(new Tables());
    private Instant now = Samples.NOON;
    private final AnnouncementRelevance relevance =
            new AnnouncementRelevance(Announcement.Kind.ALERT, batches, () -> now);

    private String announced(Optional<Instant> expiresAt) {
        return announced(Priority.NORMAL, expiresAt);
    }

    private String announced(Priority priority, Optional<Instant> expiresAt) {
        var batch =
                NoticeBatch.accepted(
                        UUID.randomUUID(),
                        new AccountId(42),
                        new Announcement(
                                Announcement.Kind.ALERT,
                                new Announcement.Title("Gate 3"),
                                new Announcement.Content("is closed"),
                                priority,
                                Optional.empty(),
                                expiresAt),
                        new Audience.Chosen(List.of(READER)),
                        1,
                        now);
        batches.insert(batch);
        // The fact of its notices, see NoticeBatch.notice.
        return batch.notice(UUID.randomUUID(), READER).key().dedupeKey();
    }

    @Test
    void nobody_is_told_of_an_announcement_from_the_moment_on_when_it_is_over() {
        var fact = announced(Optional.of(now.plus(Duration.ofHours(1))));
        now = now.plus(Duration.ofHours(1)).minusMillis(1);
        assertThat(relevance.over(READER, fact)).isEmpty();

        now = now.plusMillis(1);

        assertThat(relevance.over(READER, fact)).contains(Reason.EXPIRED);
    }

    @Test
    void one_without_an_end_is_told_as_long_as_its_words_are_known() {
        var fact = announced(Optional.empty());
        now = now.plus(Duration.ofDays(90));

        assertThat(relevance.over(READER, fact)).isEmpty();
        assertThat(relevance.over(READER, UUID.randomUUID().toString())).contains(Reason.EXPIRED);
    }

    @Test
    void it_is_as_urgent_as_the_admin_says() {
        assertThat(relevance.priority(announced(Priority.HIGH, Optional.empty())))
                .isEqualTo(Priority.HIGH);
        assertThat(relevance.priority(announced(Optional.empty()))).isEqualTo(Priority.NORMAL);
        assertThat(relevance.priority(UUID.randomUUID().toString())).isEqualTo(Priority.NORMAL);
    }

    @Test
    void it_is_asked_about_announcements_of_its_kind() {
        assertThat(relevance.topic()).isEqualTo(Announcement.Kind.ALERT.topic());
    }
}
