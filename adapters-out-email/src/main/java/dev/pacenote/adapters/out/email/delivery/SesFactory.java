package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** Mail by SES, where its client is on the class path: both assemblies have it. */
@Factory
@Requires(classes = SesV2Client.class)
final class SesFactory {

    @Singleton
    @Requires(property = Choices.MAIL_TRANSPORT, value = MailFactory.SES)
    Mailer ses(SesV2Client client, MimeComposer composer) {
        return new SesMailer(client, composer);
    }
}
