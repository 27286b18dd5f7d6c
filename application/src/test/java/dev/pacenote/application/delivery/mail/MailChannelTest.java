package dev.pacenote.application.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.OutgoingDelivery;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One mail about all that waits for a person. */
class MailChannelTest {

    private final Accounts accounts = new InMemoryAccounts(new Tables());
    private final Account reader = Samples.account(accounts);
    private final AccountId bob = reader.id();
    private final List<MailMessage> sent = new ArrayList<>();
    private final List<NoticeMail> written = new ArrayList<>();
    private Mailer.Result answer = new Mailer.Result.Accepted();
    private final MailChannel channel = channel(List.of());

    private MailChannel channel(List<MailSubject> subjects) {
        return new MailChannel(
                accounts,
                message -> {
                    sent.add(message);
                    return answer;
                },
                mail -> {
                    written.add(mail);
                    return new MailText(mail.subject(), "text", "html");
                },
                new PlainTokens(),
                new AccountLinks("https://pacenote.example"),
                subjects);
    }

    private OutgoingDelivery outgoing(UUID id, String title) {
        return outgoing(id, Samples.WEATHER, title);
    }

    private OutgoingDelivery outgoing(UUID id, Topic topic, String title) {
        var facts = new StoredFacts(Map.of());
        var notice = Samples.notice(bob, topic, Samples.word(), Samples.NOON, Weight.NEWS);
        return new OutgoingDelivery(
                id,
                bob,
                channel.targets(reader).getFirst(),
                Notification.opened(
                        UUID.randomUUID(),
                        new Source("town", "riga"),
                        notice,
                        facts,
                        1,
                        Duration.ofDays(1)),
                new NotificationRenderer.Text(title, "Hello", Optional.of("/Chat/42")));
    }

    @Test
    void several_leave_as_one_mail_under_the_name_of_the_whole_with_a_way_to_stop_them() {
        var id = UUID.randomUUID();

        assertThat(channel.send(List.of(outgoing(id, "Ann wrote to you"), outgoing(id, "Cid"))))
                .isEqualTo(new SendResult.Accepted());

        var mail = sent.getFirst();
        assertThat(mail.messageId()).isEqualTo("delivery." + id);
        assertThat(mail.subject()).isEqualTo("Ann wrote to you, and 1 more");
        assertThat(mail.unsubscribe().orElseThrow().toString())
                .isEqualTo(
                        "https://pacenote.example/api/v1/unsubscribe?token=unsubscription-"
                                + bob
                                + "&area=sample");
        assertThat(written.getFirst().items())
                .extracting(NoticeMail.Item::type)
                .containsExactly(NotificationType.ALERT, NotificationType.ALERT);
        assertThat(written.getFirst().items().getFirst().link().orElseThrow().toString())
                .isEqualTo("https://pacenote.example/Chat/42");
    }

    @Test
    void the_way_to_stop_a_mail_about_several_areas_stops_each_of_them() {
        channel.send(
                List.of(
                        outgoing(UUID.randomUUID(), "Storm"),
                        outgoing(UUID.randomUUID(), new Topic("message.new"), "Ann"),
                        outgoing(UUID.randomUUID(), "Breeze")));

        assertThat(sent.getFirst().unsubscribe().orElseThrow().toString())
                .endsWith("&area=message~sample");
    }

    @Test
    void an_area_calls_a_mail_about_several_of_its_things_as_it_likes() {
        var own =
                channel(
                        List.of(
                                new MailSubject() {
                                    @Override
                                    public String area() {
                                        return "sample";
                                    }

                                    @Override
                                    public String of(List<Notification> items) {
                                        return items.size() + " winds";
                                    }
                                }));
        var id = UUID.randomUUID();

        own.send(List.of(outgoing(id, "Storm"), outgoing(id, "Breeze")));
        own.send(List.of(outgoing(id, "Storm")));

        assertThat(sent).extracting(MailMessage::subject).containsExactly("2 winds", "Storm");
    }

    @Test
    void what_the_mail_server_says_decides_whether_it_is_tried_again() {
        answer = new Mailer.Result.Refused(SendFailure.temporary("busy"));
        assertThat(channel.send(outgoing(UUID.randomUUID(), "1")))
                .isEqualTo(new SendResult.Retry(Optional.empty(), "busy", false));
        answer = new Mailer.Result.Refused(SendFailure.permanent("no_such_mailbox"));
        assertThat(channel.send(outgoing(UUID.randomUUID(), "1")))
                .isEqualTo(new SendResult.Rejected("no_such_mailbox"));
    }

    @Test
    void who_has_no_address_or_is_gone_gets_none() {
        var neo = Samples.added(accounts, Samples.newAccountWithoutAddress());
        assertThat(channel.targets(neo)).isEmpty();
        var delivery = outgoing(UUID.randomUUID(), "1");
        accounts.delete(bob);

        assertThat(channel.send(delivery)).isEqualTo(new SendResult.Gone());
        assertThat(sent).isEmpty();
    }
}
