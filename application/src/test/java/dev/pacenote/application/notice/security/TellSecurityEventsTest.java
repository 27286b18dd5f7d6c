package dev.pacenote.application.notice.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People read in their inbox what happened to the security of their account. */
class TellSecurityEventsTest {

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final InMemoryCommits commits = new InMemoryCommits(tables);
    private final InMemoryInbox inbox = new InMemoryInbox(tables);
    private final AccountId me = Samples.account(accounts).id();

    private TellSecurityEvents tellSecurityEvents(CrashPoint crash) {
        return new TellSecurityEvents(
                new TellInbox(
                        new TellInbox.Stores(
                                new InMemoryNotices(tables),
                                inbox,
                                new InMemoryNoticePreferences(tables),
                                crash.on(Commits.class, commits)),
                        new Topics(
                                List.of(
                                        new TopicDefinition(
                                                SecurityFacts.TOPIC,
                                                SecurityFacts.CODEC,
                                                Optional.empty(),
                                                Optional.empty()))),
                        List.of(SecurityFacts.IN_INBOX),
                        new RetentionPeriod(90),
                        () -> Samples.NOON,
                        UUID::randomUUID),
                UUID::randomUUID);
    }

    private SecurityEvent event(SecurityEvent.Kind kind) {
        return new SecurityEvent(UUID.randomUUID(), me, kind, Samples.NOON);
    }

    private List<ReadNotifications.Shown> shown() {
        return new ReadNotifications(
                        inbox,
                        commits,
                        new Topics(List.of()),
                        List.of(new SecurityNotificationRenderer()),
                        ShownCounts.ALL,
                        () -> Samples.NOON)
                .list(
                        new ReadNotifications.Query(
                                me,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.empty(),
                        50)
                .items();
    }

    @ParameterizedTest
    @EnumSource
    void each_event_is_an_item_of_its_own_once(SecurityEvent.Kind kind) {
        var tell = tellSecurityEvents(CrashPoint.whole());
        var event = event(kind);

        tell.tell(event);
        tell.tell(event);
        tell.tell(event(kind));

        assertThat(shown()).hasSize(2);
        var item = shown().getFirst();
        assertThat(item.type()).isEqualTo(NotificationType.SYSTEM);
        assertThat(item.text().title()).isNotBlank().doesNotContain("system.security");
        assertThat(item.text().content()).isNotBlank();
        assertThat(commits.head(me).orElseThrow().counts().notifications()).isEqualTo(2);
    }

    @Test
    void what_is_shown_as_urgent_is_told_at_once_whatever_the_hour() {
        tellSecurityEvents(CrashPoint.whole()).tell(event(SecurityEvent.Kind.WAY_IN_ADDED));

        assertThat(shown().getFirst().text().priority())
                .isEqualTo(Priority.HIGH)
                .isEqualTo(TopicChannels.MAILED_ALREADY.priority());
    }

    private static final class Telling implements CrashEverywhere.Story {
        private final TellSecurityEventsTest test = new TellSecurityEventsTest();
        private final SecurityEvent event = test.event(SecurityEvent.Kind.PASSWORD_CHANGED);

        @Override
        public void act(CrashPoint crashPoint) {
            test.tellSecurityEvents(crashPoint).tell(event);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(test.shown()).hasSizeLessThanOrEqualTo(1);
        }

        @Override
        public void isDone() {
            assertThat(test.shown()).hasSize(1);
        }
    }

    @Test
    void a_crash_at_any_point_tells_it_once() throws InterruptedException {
        CrashEverywhere.run(Telling::new);
    }
}
