package dev.pacenote.assembly.delivery;

import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.adapters.out.email.delivery.bounce.ReturnedMail;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.bounce.DeliveryBounces;
import dev.pacenote.application.delivery.bounce.MessageRecipients;
import dev.pacenote.application.delivery.bounce.RecordBounce;
import dev.pacenote.application.delivery.bounce.RefusalRecordingMailer;
import dev.pacenote.application.delivery.history.InboxChannel;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.delivery.mail.AccountMailHandOvers;
import dev.pacenote.application.delivery.mail.AccountMailTemplate;
import dev.pacenote.application.delivery.mail.DoubtingMailer;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.delivery.mail.SendAccountMail;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Mails about accounts, and what becomes of mails that come back. */
@Factory
final class DeliveryFactory {

    @Singleton
    RecordBounce recordBounce(
            Accounts users,
            List<MessageRecipients> recipients,
            DeliveryBounces deliveries,
            StopDailyMail mails) {
        return new RecordBounce(users, recipients, deliveries, mails);
    }

    @Singleton
    StopDailyMail stopDailyMail(
            NoticePreferencesStore preferences,
            Outbox outbox,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new StopDailyMail(preferences, outbox, transactions, clock, ids);
    }

    @Singleton
    DeliveryBounces deliveryBounces(
            Deliveries deliveries, DeliveryObserver observer, InstantSource clock) {
        return new DeliveryBounces(deliveries, observer, clock);
    }

    @Singleton
    ChooseChannel chooseChannel(NoticePreferencesStore preferences) {
        return new ChooseChannel(preferences);
    }

    @Singleton
    Channel inboxChannel() {
        return new InboxChannel();
    }

    @Singleton
    ReadNotices readNotices(Notices notices, List<Channel> channels) {
        return new ReadNotices(notices, channels);
    }

    @Singleton
    MailToken mailToken(TokenSecret secret) {
        return new MailToken(secret.bytes());
    }

    @Singleton
    ReturnedMail returnedMail(MailToken token) {
        return new ReturnedMail(token);
    }

    /**
     * Everybody's mailer doubts what it hears of readers. It comes before the one that counts, so
     * that figures say what is believed.
     */
    @Singleton
    DoubtedMailers doubtedMailers() {
        return new DoubtedMailers();
    }

    /** Wraps the mailer that everybody gets; the sandbox's mailbox stays what it is. */
    static final class DoubtedMailers implements BeanCreatedEventListener<Mailer>, Ordered {

        @Override
        public Mailer onCreated(BeanCreatedEvent<Mailer> event) {
            return event.getBeanDefinition().isCandidateBean(Argument.of(Mailer.class))
                    ? new DoubtingMailer(event.getBean())
                    : event.getBean();
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }

    @Singleton
    SendAccountMail sendAccountMail(
            Mailer mailer,
            AccountMailHandOvers handOvers,
            AccountMailTemplate template,
            RecordBounce bounces,
            Accounts users,
            Passwords passwords,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock) {
        return new SendAccountMail(
                new RefusalRecordingMailer(mailer, bounces, clock),
                handOvers,
                template,
                users,
                passwords,
                tokens,
                links,
                clock);
    }
}
