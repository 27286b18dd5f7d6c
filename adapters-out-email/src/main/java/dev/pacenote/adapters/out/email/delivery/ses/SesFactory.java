package dev.pacenote.adapters.out.email.delivery.ses;

import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Mail by SES, where its client is on the class path: both assemblies have it. */
@Factory
@Requires(classes = SesV2Client.class)
public final class SesFactory {

    @Singleton
    @Requires(property = Choices.MAIL_TRANSPORT, value = MailFactory.SES)
    Mailer ses(SesV2Client client, MimeComposer composer) {
        return new SesMailer(client, composer);
    }
}
