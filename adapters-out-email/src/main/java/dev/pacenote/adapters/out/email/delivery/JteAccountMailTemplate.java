package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.adapters.out.email.identity.account.AccountMailView;
import dev.pacenote.application.delivery.mail.AccountMailTemplate;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.domain.identity.account.AccountMail;
import jakarta.inject.Singleton;

/** Mails about an account as text and HTML. */
@Singleton
public final class JteAccountMailTemplate implements AccountMailTemplate {

    private static final String TEMPLATE = "account-mail";

    private final MailTemplates templates;

    public JteAccountMailTemplate(MailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public MailText render(AccountMail mail) {
        var view = AccountMailView.of(mail);
        return new MailText(
                view.subject(), templates.text(TEMPLATE, view), templates.html(TEMPLATE, view));
    }
}
